"""Looking for what is in a playlist already."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tuify.library.edits.contents import Contents, Service, unread
from tuify.library.edits.remembered import Held
from tuify.library.survey import PACE_S
from tuify.spotify.models import Playlist

Seen = Callable[[int, int], None]
"""Is told how many entries were looked at, of how many."""


async def found_in(
    playlist: Playlist, service: Service, uris: Collection[str], tell: Seen
) -> frozenset[str]:
    """Which of the URIs are in a playlist.

    Nothing is asked if the screen shows all of it. What was read before is remembered, and one
    small request says whether it still holds; else what the screen does not know is read, 50
    entries at a time, until all URIs are found or all was seen. Cancel it to stop. Raises
    SpotifyError.
    """
    contents, wanted = Contents(playlist, service), frozenset(uris)
    seen, before = contents.seen(), service.remembered.of(playlist.id)
    if wanted <= set(seen.uris.values()) or len(seen.uris) == seen.total:
        return wanted.intersection(seen.uris.values())
    state, total, known = await contents.state(with_uris=before is None and not seen.uris)
    if before is not None and before.snapshot_id == state:
        return wanted & before.uris
    if seen.snapshot_id == state:
        known = {**seen.uris, **known}
    left = wanted.difference(known.values())
    holds_still = True
    for span in unread(known, total):
        tell(len(known), total)
        if not left:
            return wanted
        await service.sleep(PACE_S)
        now, read = await contents.read(span)
        holds_still = holds_still and now == total
        # Rows that are not told count as looked at.
        known.update({**dict.fromkeys(span), **read})
        left = left.difference(read.values())
    tell(len(known), total)
    if state and holds_still:
        held = Held(state, frozenset(uri for uri in known.values() if uri))
        service.remembered.note(playlist.id, held)
    return wanted - left
