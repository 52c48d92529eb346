"""`python -m tests.bench`: every budget beside what was measured. Takes some eight minutes.

It always ends with 0: the machine may be shared, and what can be counted exactly is held by tests.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.bench import library, memory, screen, start, traffic
from tests.bench.findings import Finding, table

_GROUPS: dict[str, Callable[[], list[Finding]]] = {
    "frame": start.first_frame,
    "rows": start.first_rows,
    "keys": screen.keys,
    "traffic": traffic.counted,
    "screen": screen.bytes_and_processor,
    **library.GROUPS,
    "memory": memory.at_start_and_scrolled,
    "places": memory.of_places,
    "hour": memory.hour,
}


def main(names: list[str]) -> None:
    """Measure the groups of these names, or all."""
    findings: list[Finding] = []
    for name in names or _GROUPS:
        print(f"measuring {name} ...", file=sys.stderr)
        findings += _GROUPS[name]()
    print(table(findings))


if __name__ == "__main__":
    main(sys.argv[1:])
