"""Looking for what is in a playlist already."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tuify.library.edits.contents import Contents, unread
from tuify.library.windows import Span

Seen = Callable[[int, int], None]
"""Is told how many entries were looked at, of how many."""


async def found_in(contents: Contents, uris: Collection[str], tell: Seen) -> frozenset[str]:
    """Which of the URIs are in a playlist. Asks for what the screen does not know, 50 entries at a
    time, until all are found or all was seen. Cancel it to stop. Raises SpotifyError."""
    seen = contents.seen()
    known = dict(seen.uris)
    total = seen.total
    wanted = frozenset(uris)
    if total is None:
        total, known = await contents.read(Span(0, 49))
    while not wanted <= set(known.values()):
        tell(len(known), total)
        missing = unread(known, total)
        if not missing:
            break
        # Rows that are not told count as looked at.
        known.update(dict.fromkeys(missing[0]))
        known.update((await contents.read(missing[0]))[1])
    return wanted & {uri for uri in known.values() if uri is not None}
