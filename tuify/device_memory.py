"""Which device was used last, so that it is tried first when none is active.

Kept as a small JSON file in the user's state folder, or in memory only. Ids of devices change and
names repeat, so a device is known again by its id, else by name and type together.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tuify.spotify.models import Device


@dataclass(frozen=True, slots=True)
class RememberedDevice:
    """What is kept of a device."""

    id: str
    name: str
    type: str


class DeviceMemory:
    """Remembers one device. A file that can't be read or written costs the memory, never the
    program."""

    def __init__(self, path: Path | None = None) -> None:
        """Keep the device in the file `path`, which need not exist yet; None keeps it in memory."""
        self._path = path
        self._remembered = None if path is None else _read(path)

    def remember(self, device: Device) -> None:
        """Keep `device` as the one to try first. A device without an id can't be addressed and is
        not kept."""
        if device.id is None or device.is_restricted:
            return
        remembered = RememberedDevice(device.id, device.name, device.type)
        if remembered == self._remembered:
            return
        self._remembered = remembered
        if self._path is not None:
            _write(self._path, remembered)

    def choose(self, devices: Iterable[Device]) -> Device | None:
        """The remembered device among those that can be controlled now, or None."""
        kept = self._remembered
        if kept is None:
            return None
        usable = [each for each in devices if each.id is not None and not each.is_restricted]
        same = [each for each in usable if each.id == kept.id]
        alike = [each for each in usable if (each.name, each.type) == (kept.name, kept.type)]
        return next(iter(same or alike), None)


def device_memory_path() -> Path:
    """Where the device is kept between two starts: the user's state folder."""
    from platformdirs import user_state_path

    return user_state_path("tuify") / "device.json"


def _read(path: Path) -> RememberedDevice | None:
    """What the file holds; None if it is missing, unreadable or not of our making."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(kept, dict):
        return None
    texts = [kept.get(key) for key in ("id", "name", "type")]
    if not all(isinstance(text, str) and text for text in texts):
        return None
    return RememberedDevice(*map(str, texts))


def _write(path: Path, remembered: RememberedDevice) -> None:
    """Replace the file in one step, readable by its owner only; failing to is not worth a word."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".device-")
    except OSError:
        return
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(remembered), file)
        written.replace(path)
    except OSError:
        written.unlink(missing_ok=True)
