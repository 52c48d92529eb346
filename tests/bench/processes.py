"""What a process has used so far. Linux only."""

from __future__ import annotations

from pathlib import Path


def cpu_seconds(pid: int) -> float:
    """Processor time, in seconds."""
    used = Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]
    return int(used) / 1e9


def rss_mb(pid: int) -> float:
    """Memory that is resident, in MB of 10^6 bytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) * 1_024 / 1e6
