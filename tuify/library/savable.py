"""What can be saved in a library, or followed, at all. Pure."""

from __future__ import annotations

import re
from enum import Enum

_SAVABLE = re.compile(
    r"spotify:(?:track|episode|album|show|audiobook|artist|playlist):[0-9A-Za-z]+"
    r"|spotify:user:(?!\.{1,2}$)[^\s,:/?#]+"
)


class CannotSave(Enum):
    """Why an item can't be saved; nothing was sent."""

    NO_URI = "no URI"
    LOCAL = "local"
    KIND = "kind"


def refusal(uri: str | None) -> CannotSave | None:
    """Why an item with this URI can't be saved or followed; None if it can."""
    if not uri:
        return CannotSave.NO_URI
    if uri.startswith("spotify:local:"):
        return CannotSave.LOCAL
    return None if _SAVABLE.fullmatch(uri) else CannotSave.KIND
