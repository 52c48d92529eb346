"""The words that say where one is. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tuify.library import things
from tuify.library.entries import Thing
from tuify.library.places import Place, PlaceKind
from tuify.tui.text import Glyphs, cells, fit

TITLES = {
    PlaceKind.LIBRARY: "Library",
    PlaceKind.LIKED: "Liked Songs",
    PlaceKind.ALBUMS: "Albums",
    PlaceKind.ARTISTS: "Artists",
    PlaceKind.PLAYLISTS: "Playlists",
    PlaceKind.SHOWS: "Podcasts",
    PlaceKind.EPISODES: "Episodes",
    PlaceKind.AUDIOBOOKS: "Audiobooks",
    PlaceKind.RECENT: "Recently played",
    PlaceKind.TOP_TRACKS: "Top tracks",
    PlaceKind.TOP_ARTISTS: "Top artists",
    PlaceKind.NEW_RELEASES: "New releases",
    PlaceKind.CATEGORIES: "Categories",
    PlaceKind.FEATURED: "Featured",
    PlaceKind.RECOMMENDATIONS: "Recommendations",
    PlaceKind.ARTIST_TOP: "Top tracks",
    PlaceKind.RELATED: "Related artists",
    PlaceKind.SEARCH: "Search",
}
_RANGES = {"short_term": "4 weeks", "medium_term": "6 months", "long_term": "1 year"}
_GROUPS = {
    "album": "Albums",
    "single": "Singles",
    "appears_on": "Appears on",
    "compilation": "Compilations",
}


def place_title(place: Place) -> str:
    """What a place is called."""
    if place.kind is PlaceKind.ARTIST_ALBUMS:
        return _GROUPS.get(place.detail, "Albums")
    if place.kind is PlaceKind.SEARCH:
        kind = f" {place.detail}s" if place.detail else ""
        return f"Search{kind} “{place.id}”" if place.id else "Search"
    title = TITLES.get(place.kind) or place.name or str(place.kind).capitalize()
    span = _RANGES.get(place.detail)
    return f"{title}, {span}" if span else title


def title_of(place: Place, about: Thing | None) -> str:
    """The name of what a place is about, where that is what the place is called; else empty."""
    if about is None or place.kind is PlaceKind.ARTIST_ALBUMS or place.kind in TITLES:
        return ""
    return things.name(about)


def trail_words(titles: Sequence[str], width: int, glyphs: Glyphs) -> str:
    """The way here in `width` cells; where it is long, its beginning is left out."""
    joint = f" {glyphs.separator} "
    for start in range(len(titles)):
        shown = [*([glyphs.ellipsis] if start else []), *titles[start:]]
        words = joint.join(shown)
        if cells(words) <= width:
            return words
    return fit(titles[-1], width, glyphs.ellipsis) if titles else ""
