"""What the hearts need of the client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

MAX_URIS: Final = 40
"""URIs one question takes, or one command."""


class SavedEndpoints(Protocol):
    """What the index needs of the category "Library"."""

    async def check_users_saved_items(self, uris: Sequence[str]) -> tuple[bool, ...]:
        """Check User's Saved Items: 1 to 40 URIs."""
        ...

    async def save_items_to_library(self, uris: Sequence[str]) -> None:
        """Save Items to Library: 1 to 40 URIs."""
        ...

    async def remove_items_from_library(self, uris: Sequence[str]) -> None:
        """Remove Items from Library: 1 to 40 URIs."""
        ...
