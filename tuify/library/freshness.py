"""For how long a list is shown again without asking whether it has changed. Pure."""

from __future__ import annotations

from typing import Final

from tuify.library.places import PlaceKind

A_MINUTE_S: Final = 60.0
TEN_MINUTES_S: Final = 600.0
TWO_HOURS_S: Final = 7_200.0
A_DAY_S: Final = 86_400.0

_OWN: Final = frozenset(
    {
        PlaceKind.LIKED,
        PlaceKind.ALBUMS,
        PlaceKind.ARTISTS,
        PlaceKind.PLAYLISTS,
        PlaceKind.SHOWS,
        PlaceKind.EPISODES,
        PlaceKind.AUDIOBOOKS,
        PlaceKind.RECENT,
        PlaceKind.PLAYLIST,
    }
)
_CATALOG: Final = frozenset(
    {
        PlaceKind.ALBUM,
        PlaceKind.ARTIST,
        PlaceKind.ARTIST_TOP,
        PlaceKind.ARTIST_ALBUMS,
        PlaceKind.RELATED,
        # Another question would have another answer: what was recommended stays as it is.
        PlaceKind.RECOMMENDATIONS,
    }
)


def fresh_s(kind: PlaceKind) -> float:
    """Seconds for which the list at a place of this kind is taken to be as it was.

    They are those for which the service's own answers may be kept, or a little more: what the
    account changes a minute, the catalog a day, what is found two hours, and what moves by itself
    (charts, proposals, how far episodes were heard) ten minutes.
    """
    if kind in _OWN:
        return A_MINUTE_S
    if kind in _CATALOG:
        return A_DAY_S
    return TWO_HOURS_S if kind is PlaceKind.SEARCH else TEN_MINUTES_S
