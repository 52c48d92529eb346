"""Which source the list at a place has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tuify.library.entries import Thing
from tuify.library.places import Place, PlaceKind
from tuify.library.sources import artists, browse, heard, playlists, saved
from tuify.library.sources.albums import AlbumSource
from tuify.library.sources.audiobooks import AudiobookSource
from tuify.library.sources.client import HasLists
from tuify.library.sources.feed import RowSource
from tuify.library.sources.followed import FollowedArtists
from tuify.library.sources.heading import Heading
from tuify.library.sources.search import FoundSource, SharedSearch
from tuify.library.sources.shows import ShowSource
from tuify.spotify.endpoints.search import KINDS, Kind
from tuify.spotify.models import Category, Owner

_Making = Callable[[HasLists, Place, Heading], RowSource]

_MAKING: Final[dict[PlaceKind, _Making]] = {
    PlaceKind.LIKED: lambda api, place, heading: saved.liked_songs(api.library),
    PlaceKind.ALBUMS: lambda api, place, heading: saved.albums(api.library),
    PlaceKind.SHOWS: lambda api, place, heading: saved.shows(api.library),
    PlaceKind.EPISODES: lambda api, place, heading: saved.episodes(api.library),
    PlaceKind.AUDIOBOOKS: lambda api, place, heading: saved.audiobooks(api.library),
    PlaceKind.ARTISTS: lambda api, place, heading: FollowedArtists(api.follow),
    PlaceKind.PLAYLISTS: lambda api, place, heading: playlists.own_playlists(api.playlists),
    PlaceKind.RECENT: lambda api, place, heading: heard.recently_played(api.player),
    PlaceKind.TOP_TRACKS: lambda api, place, heading: heard.top_tracks(
        api.personalization, place.detail
    ),
    PlaceKind.TOP_ARTISTS: lambda api, place, heading: heard.top_artists(
        api.personalization, place.detail
    ),
    PlaceKind.NEW_RELEASES: lambda api, place, heading: browse.new_releases(api.browse),
    PlaceKind.CATEGORIES: lambda api, place, heading: browse.categories(api.browse),
    PlaceKind.FEATURED: lambda api, place, heading: browse.featured(api.browse, heading),
    PlaceKind.RECOMMENDATIONS: lambda api, place, heading: browse.recommendations(
        api.browse, place.detail
    ),
    PlaceKind.ALBUM: lambda api, place, heading: AlbumSource(api.albums, place.id),
    PlaceKind.ARTIST_TOP: lambda api, place, heading: artists.top_tracks(
        api.artists, place.id, heading
    ),
    PlaceKind.ARTIST_ALBUMS: lambda api, place, heading: artists.albums_of(
        api.artists, place.id, place.detail
    ),
    PlaceKind.RELATED: lambda api, place, heading: artists.related(api.artists, place.id),
    PlaceKind.PLAYLIST: lambda api, place, heading: playlists.PlaylistSource(
        api.playlists, place.id
    ),
    PlaceKind.SHOW: lambda api, place, heading: ShowSource(api.shows, place.id),
    PlaceKind.AUDIOBOOK: lambda api, place, heading: AudiobookSource(api.audiobooks, place.id),
    PlaceKind.CATEGORY: lambda api, place, heading: browse.filed_under(api.browse, place.id),
    PlaceKind.USER: lambda api, place, heading: playlists.playlists_of(api.playlists, place.id),
}


def source_at(
    place: Place, api: HasLists, heading: Heading, shared: SharedSearch | None = None
) -> RowSource:
    """Where the rows of the list at `place` come from.

    What the source learns about the list it tells to `heading`; `shared` is the search of all
    kinds, if the place is a part of one. Raises ValueError for a place that is no single list.
    """
    if place.kind is PlaceKind.SEARCH:
        return FoundSource(api.search, place.id, _kind_searched(place), heading, shared)
    making = _MAKING.get(place.kind)
    if making is None:
        raise ValueError(f"There is no list at {place.kind}.")
    return making(api, place, heading)


def heading_at(place: Place, known: Thing | None = None) -> Heading:
    """The heading of the list at `place`, with what is known of it before anything is asked."""
    match place.kind:
        case PlaceKind.CATEGORY:
            return Heading(known or Category(place.id, name=place.name))
        case PlaceKind.USER:
            return Heading(known or Owner(place.id, display_name=place.name or None))
        case PlaceKind.RECENT:
            return Heading(note=heard.LAST_ONLY)
    return Heading(known)


def _kind_searched(place: Place) -> Kind:
    kind = next((known for known in KINDS if known == place.detail), None)
    if kind is None:
        raise ValueError(f"Nothing of the kind {place.detail!r} can be searched for.")
    return kind
