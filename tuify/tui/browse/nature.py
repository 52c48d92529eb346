"""Which places hold only what is saved or followed. Pure."""

from __future__ import annotations

from tuify.library.places import Place, PlaceKind

_SAVED = frozenset(
    {
        PlaceKind.LIKED,
        PlaceKind.ALBUMS,
        PlaceKind.ARTISTS,
        PlaceKind.PLAYLISTS,
        PlaceKind.SHOWS,
        PlaceKind.EPISODES,
        PlaceKind.AUDIOBOOKS,
    }
)


def saved_by_nature(place: Place) -> bool:
    """Whether whatever stands there is saved or followed, so that nobody need ask."""
    return place.kind in _SAVED
