"""Lengths of time as people say them. Pure."""

from __future__ import annotations

from typing import Final

_UNITS: Final = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


def spoken(seconds: float) -> str:
    """The largest unit of which there are two, or else the next: `90 minutes`, `3 days`."""
    whole = max(0, round(seconds))
    for unit, length in _UNITS:
        count = whole // length
        if count >= 2 or unit == "second":
            return f"{count} {unit}{'' if count == 1 else 's'}"
    raise AssertionError("seconds are the last unit")
