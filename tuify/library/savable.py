"""What can be saved in a library at all. Pure."""

from __future__ import annotations

import re
from enum import Enum

_SAVABLE = re.compile(r"spotify:(?:track|episode|album|show|audiobook):[0-9A-Za-z]+")


class CannotSave(Enum):
    """Why an item can't be saved; nothing was sent."""

    NO_URI = "no URI"
    LOCAL = "local"
    KIND = "kind"


def refusal(uri: str | None) -> CannotSave | None:
    """Why an item with this URI can't be saved; None if it can."""
    if not uri:
        return CannotSave.NO_URI
    if uri.startswith("spotify:local:"):
        return CannotSave.LOCAL
    return None if _SAVABLE.fullmatch(uri) else CannotSave.KIND
