"""The sections of the library: what it opens on. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tuify.library.places import LIKED, PLAYLISTS, Place, PlaceKind
from tuify.spotify.errors import ClosedBySpotify

_RANGES: Final = (
    ("short_term", "4 weeks"),
    ("medium_term", "6 months"),
    ("long_term", "1 year"),
)


@dataclass(frozen=True, slots=True)
class SectionState:
    """A section. `closed` is the day since which Spotify closes it to this app.

    `is_closed` tells that it does, also where the day is not known.
    """

    place: Place
    title: str
    is_closed: bool = False
    closed: date | None = None


def _section(kind: PlaceKind, title: str, detail: str = "") -> tuple[Place, str]:
    return Place(kind, detail=detail, name=title), title


_SECTIONS: Final = (
    (LIKED, "Liked Songs"),
    _section(PlaceKind.ALBUMS, "Albums"),
    _section(PlaceKind.ARTISTS, "Artists"),
    (PLAYLISTS, "Playlists"),
    _section(PlaceKind.SHOWS, "Podcasts"),
    _section(PlaceKind.EPISODES, "Episodes"),
    _section(PlaceKind.AUDIOBOOKS, "Audiobooks"),
    _section(PlaceKind.RECENT, "Recently played"),
    *(_section(PlaceKind.TOP_TRACKS, f"Top tracks, {span}", range_) for range_, span in _RANGES),
    *(_section(PlaceKind.TOP_ARTISTS, f"Top artists, {span}", range_) for range_, span in _RANGES),
    _section(PlaceKind.NEW_RELEASES, "New releases"),
    _section(PlaceKind.CATEGORIES, "Categories"),
    _section(PlaceKind.FEATURED, "Featured"),
    _section(PlaceKind.RECOMMENDATIONS, "Recommendations"),
)


def sections(closed: Mapping[PlaceKind, ClosedBySpotify]) -> tuple[SectionState, ...]:
    """The sections in their order, given what has turned out to be closed."""
    return tuple(_state(place, title, closed.get(place.kind)) for place, title in _SECTIONS)


def opened_from(section: Place, playing: str | None) -> Place | None:
    """Where a section leads while the thing with the URI `playing` plays: recommendations start
    from that, and have no list without a track or an artist to start from."""
    if section.kind is not PlaceKind.RECOMMENDATIONS:
        return section
    if playing is None or not playing.startswith("spotify:track:"):
        return None
    return replace(section, detail=playing)


def _state(place: Place, title: str, refusal: ClosedBySpotify | None) -> SectionState:
    if refusal is None:
        return SectionState(place, title)
    return SectionState(place, title, is_closed=True, closed=refusal.since)
