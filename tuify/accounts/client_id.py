"""What names an app to the accounts service. Not a secret."""

import re
from typing import Final

_SHAPE: Final = re.compile(r"[0-9A-Za-z_\-]{8,128}")
_WITHIN: Final = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])")


def read_client_id(text: str) -> str | None:
    """The Client ID in `text`, which may be the address of the app's own page; None if there is
    none."""
    text = text.strip().strip("\"'")
    if _SHAPE.fullmatch(text):
        return text
    found = _WITHIN.search(text)
    return found[0] if found else None
