"""What is known to be in a few playlists, so that nobody has to read them again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

KEEP: Final = 5
"""Playlists that are remembered."""


@dataclass(frozen=True, slots=True)
class Held:
    """All URIs that a playlist held when it was in the state `snapshot_id`."""

    snapshot_id: str
    uris: frozenset[str]


class Remembered:
    """What was found in the playlists read last. Changes of our own are followed."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Held] = OrderedDict()

    def of(self, playlist_id: str) -> Held | None:
        """What a playlist held, if that is remembered; ask whether it is in that state still."""
        return self._held.get(playlist_id)

    def note(self, playlist_id: str, held: Held) -> None:
        """Remember what a playlist holds."""
        self._held[playlist_id] = held
        self._held.move_to_end(playlist_id)
        while len(self._held) > KEEP:
            self._held.popitem(last=False)

    def follow(
        self,
        playlist_id: str,
        before: str,
        after: str,
        *,
        added: Collection[str] = (),
        removed: Collection[str] = (),
    ) -> None:
        """Follow a change of our own from the snapshot `before` ("" if nobody knows) to `after`.

        What was not in the state `before` is forgotten: someone else was at it.
        """
        held = self._held.pop(playlist_id, None)
        if held is not None and after and before in ("", held.snapshot_id):
            self.note(playlist_id, Held(after, (held.uris | {*added}).difference(removed)))
