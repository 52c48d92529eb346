"""Which state each playlist was left in by our own changes, and whether someone else was at it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from tuify.library.edits.borders import PlaylistEndpoints
from tuify.library.edits.change import Clash
from tuify.spotify.models import Playlist

CHAIN_S: Final = 2.0
"""How long after a change of our own the next one goes without a question: keys in a quick row."""

ROW_S: Final = 4.0
"""How long after a question, at most: what others do meanwhile hides behind each own change."""

KEEP: Final = 200
"""Playlists that are remembered."""

SNAPSHOT_ONLY: Final = "id,snapshot_id"
STATE_ONLY: Final = "id,snapshot_id,items(total)"


@dataclass(frozen=True, slots=True)
class Known:
    """What our last answer said of a playlist: its snapshot ("" if it did not say) and when (s).
    `asked` is when the service was last asked whether someone else had been at it.

    `era` counts how often someone else was, or may have been, at it: places that were good in one
    era mean nothing in the next. `made` counts our own changes.
    """

    snapshot_id: str = ""
    at: float = 0.0
    asked: float = 0.0
    era: int = 0
    made: int = 0


class Ledger:
    """Snapshots of the playlists that were changed. `clock` is in seconds."""

    def __init__(self, playlists: PlaylistEndpoints, clock: Callable[[], float]) -> None:
        self._playlists = playlists
        self._clock = clock
        self._known: OrderedDict[str, Known] = OrderedDict()

    def of(self, playlist_id: str) -> Known:
        """What is known of a playlist."""
        return self._known.get(playlist_id, Known())

    async def begin(
        self, playlist: Playlist, shown: str, *, era: int | None = None, total: int | None = None
    ) -> None:
        """Make sure that a change is about the playlist as it is; costs a request if need be.

        `shown` is the snapshot that its places are of, "" if they are of none; `era` that of the
        change to be taken back; `total` how many entries there must be, if that is known. Raises
        Clash if someone else changed the playlist, and SpotifyError if the question failed.
        """
        known = self.of(playlist.id)
        if era is not None and era != known.era:
            raise Clash(playlist)
        if self._is_fresh(known) and shown in ("", known.snapshot_id):
            return
        told = await self._playlists.get_playlist(playlist.id, fields=STATE_ONLY)
        now = told.snapshot_id
        # Between a question and the command behind it someone else's change hides in the snapshot
        # that the command leads to; the number of entries may give it away.
        does_not_fit = told.items is not None and total not in (None, told.items.total)
        is_other = does_not_fit or known.snapshot_id not in ("", now)
        expected = shown if era is None else known.snapshot_id
        asked = replace(known, snapshot_id=now, asked=self._clock(), era=known.era + is_other)
        self._put(playlist.id, asked)
        if does_not_fit or expected not in ("", now):
            raise Clash(playlist)

    def begin_blindly(self, playlist_id: str) -> None:
        """Note that a change follows which does not depend on what is in the playlist."""
        known = self.of(playlist_id)
        if not self._is_fresh(known):
            self._put(playlist_id, replace(known, asked=self._clock(), era=known.era + 1))

    def led_to(self, playlist_id: str, snapshot_id: str) -> None:
        """Note the snapshot a change of our own led to; "" if the service did not say."""
        known = self.of(playlist_id)
        asked = known.asked if known.snapshot_id else self._clock()
        made = known.made + 1
        self._put(playlist_id, replace(known, snapshot_id=snapshot_id, asked=asked, made=made))

    def lose(self, playlist_id: str) -> None:
        """Note that nobody knows what the playlist is like."""
        known = self.of(playlist_id)
        self._put(playlist_id, Known(era=known.era + 1, made=known.made))

    def _is_fresh(self, known: Known) -> bool:
        now = self._clock()
        is_quick = now - known.at < CHAIN_S and now - known.asked < ROW_S
        return bool(known.snapshot_id) and is_quick

    def _put(self, playlist_id: str, known: Known) -> None:
        self._known[playlist_id] = replace(known, at=self._clock())
        self._known.move_to_end(playlist_id)
        while len(self._known) > KEEP:
            self._known.popitem(last=False)
