"""Where one can be in the library and the catalog: an address for every list there is. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tuify.library import things
from tuify.library.entries import Thing
from tuify.library.things import Kind


class PlaceKind(StrEnum):
    """The kinds of places. Those of one thing are spelled like the thing."""

    LIBRARY = "library"
    """The list of sections."""
    LIKED = "liked"
    ALBUMS = "albums"
    ARTISTS = "artists"
    PLAYLISTS = "playlists"
    SHOWS = "podcasts"
    EPISODES = "episodes"
    AUDIOBOOKS = "audiobooks"
    RECENT = "recent"
    TOP_TRACKS = "top-tracks"
    TOP_ARTISTS = "top-artists"
    NEW_RELEASES = "new-releases"
    CATEGORIES = "categories"
    FEATURED = "featured"
    RECOMMENDATIONS = "recommendations"
    ALBUM = "album"
    ARTIST = "artist"
    ARTIST_TOP = "artist-top"
    ARTIST_ALBUMS = "artist-albums"
    RELATED = "related"
    PLAYLIST = "playlist"
    SHOW = "show"
    AUDIOBOOK = "audiobook"
    CATEGORY = "category"
    USER = "user"
    SEARCH = "search"


_OF_A_THING = {
    Kind.ALBUM: PlaceKind.ALBUM,
    Kind.ARTIST: PlaceKind.ARTIST,
    Kind.PLAYLIST: PlaceKind.PLAYLIST,
    Kind.SHOW: PlaceKind.SHOW,
    Kind.AUDIOBOOK: PlaceKind.AUDIOBOOK,
    Kind.CATEGORY: PlaceKind.CATEGORY,
    Kind.USER: PlaceKind.USER,
}

_CONTEXTS = frozenset(
    {
        PlaceKind.ALBUM,
        PlaceKind.ARTIST,
        PlaceKind.PLAYLIST,
        PlaceKind.SHOW,
        PlaceKind.AUDIOBOOK,
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place. Equal places show the same list, whatever they are called.

    `id` is the id of the thing it is about, or the words of a search. `detail` narrows it: the time
    range of a chart ("short_term", "medium_term", "long_term"), the group of an artist's albums
    ("album", "single", "appears_on", "compilation"), the kind searched for ("track", ...; empty for
    all at once), or the seeds of recommendations as URIs with commas between.
    """

    kind: PlaceKind
    id: str = ""
    detail: str = ""
    name: str = field(default="", compare=False)

    @property
    def context_uri(self) -> str | None:
        """The context to play it by; None where the service has none (or, of Liked Songs, only one
        that names the account)."""
        return f"spotify:{self.kind}:{self.id}" if self.kind in _CONTEXTS and self.id else None


LIBRARY = Place(PlaceKind.LIBRARY)
LIKED = Place(PlaceKind.LIKED)
PLAYLISTS = Place(PlaceKind.PLAYLISTS)


def place_of(thing: Thing) -> Place | None:
    """Where a thing opens; None for what has no list of its own, such as a track."""
    kind = _OF_A_THING.get(things.kind(thing))
    if kind is None or not thing.id:
        return None
    return Place(kind, thing.id, name=things.name(thing))


_USUAL_RANGE = "medium_term"


def section(kind: PlaceKind) -> Place:
    """The place of a section; of charts that of the last six months."""
    is_chart = kind in (PlaceKind.TOP_TRACKS, PlaceKind.TOP_ARTISTS)
    return Place(kind, detail=_USUAL_RANGE if is_chart else "")
