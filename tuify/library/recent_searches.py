"""What was searched for lately, to search for it again.

Kept as a small JSON file in the user's state folder, or in memory only.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Final

MOST: Final = 20
"""Searches that are kept."""

LONGEST: Final = 500
"""Characters of a search that is kept; what is longer was no search by hand."""


class RecentSearches:
    """The last searches, the newest first. A file that can't be read or written costs the memory,
    never the program."""

    def __init__(self, path: Path | None = None) -> None:
        """Keep them in the file `path`, which need not exist yet; None keeps them in memory.

        The file is read when somebody asks for them first.
        """
        self._path = path
        self._known: tuple[str, ...] | None = None

    @property
    def queries(self) -> tuple[str, ...]:
        """What was searched for, the newest first."""
        if self._known is None:
            self._known = () if self._path is None else _read(self._path)
        return self._known

    def add(self, query: str) -> None:
        """Keep a search as the newest; one that was made before moves up."""
        query = query.strip()
        if not query or len(query) > LONGEST:
            return
        folded = query.casefold()
        others = (known for known in self.queries if known.casefold() != folded)
        self._keep((query, *others)[:MOST])

    def remove(self, query: str) -> None:
        """Keep a search no longer."""
        self._keep(tuple(known for known in self.queries if known != query))

    def _keep(self, queries: tuple[str, ...]) -> None:
        if queries != self._known:
            self._known = queries
            if self._path is not None:
                _write(self._path, queries)


def recent_searches_path() -> Path:
    """Where the searches are kept between two starts: the user's state folder."""
    from platformdirs import user_state_path

    return user_state_path("tuify") / "searches.json"


def _read(path: Path) -> tuple[str, ...]:
    """What the file holds; nothing if it is missing, unreadable or not of our making."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(kept, list):
        return ()
    texts = [text.strip() for text in kept if isinstance(text, str)]
    return tuple(dict.fromkeys(text for text in texts if 0 < len(text) <= LONGEST))[:MOST]


def _write(path: Path, queries: tuple[str, ...]) -> None:
    """Replace the file in one step, readable by its owner only; failing to is not worth a word."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".searches-")
    except OSError:
        return
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(queries, file, ensure_ascii=False)
        written.replace(path)
    except (OSError, UnicodeError):
        written.unlink(missing_ok=True)
