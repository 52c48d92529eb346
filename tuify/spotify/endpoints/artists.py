"""Category "Artists" of the Web API reference."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from tuify.spotify.access import Access
from tuify.spotify.arguments import (
    checked_choices,
    checked_id,
    checked_market,
    ids_for,
    part_for,
)
from tuify.spotify.endpoints.base import Endpoints, Sender
from tuify.spotify.endpoints.search import SEARCH_FOR_ITEM, having
from tuify.spotify.errors import ClosedBySpotify, NotFound
from tuify.spotify.gathering import A_DAY_S, Singles, Turns, in_order
from tuify.spotify.models import Artist, ArtistAlbum, SearchResults, TopTracks, Track
from tuify.spotify.operations import Operation, Standing, speaks
from tuify.spotify.paging import Page

GET_ARTIST: Final = Operation("GET", "/artists/{id}", "Get Artist", "Artists")
GET_SEVERAL_ARTISTS: Final = Operation(
    "GET",
    "/artists",
    "Get Several Artists",
    "Artists",
    standing=Standing.REMOVED_2026,
    instead=GET_ARTIST.name,
    most_ids=50,
)
GET_ARTISTS_ALBUMS: Final = Operation(
    "GET", "/artists/{id}/albums", "Get Artist's Albums", "Artists", most_entries=10
)
GET_ARTISTS_TOP_TRACKS: Final = Operation(
    "GET",
    "/artists/{id}/top-tracks",
    "Get Artist's Top Tracks",
    "Artists",
    standing=Standing.REMOVED_2026,
    instead=SEARCH_FOR_ITEM.name,
)
GET_ARTISTS_RELATED_ARTISTS: Final = Operation(
    "GET",
    "/artists/{id}/related-artists",
    "Get Artist's Related Artists",
    "Artists",
    standing=Standing.CLOSED_2024,
)

AlbumGroup = Literal["album", "single", "appears_on", "compilation"]
"""What an album can be to an artist."""

ALBUM_GROUPS: Final[tuple[AlbumGroup, ...]] = ("album", "single", "appears_on", "compilation")


class _Artists(msgspec.Struct, frozen=True):
    artists: tuple[Artist | None, ...] = ()


class _Tracks(msgspec.Struct, frozen=True):
    tracks: tuple[Track | None, ...] = ()


class ArtistEndpoints(Endpoints):
    """Artists, their albums, what of them is played most, and who resembles them."""

    def __init__(self, sender: Sender, access: Access, turns: Turns | None = None) -> None:
        super().__init__(sender, access)
        self._singles: Singles[Artist] = Singles(fresh_s=A_DAY_S, turns=turns)

    @speaks(GET_ARTIST)
    async def get_artist(self, artist_id: str) -> Artist:
        """One artist. Raises `NotFound`. Apps in Development Mode may ask some 600 times a day."""
        return await self._get(GET_ARTIST, Artist, id=checked_id(artist_id))

    @speaks(GET_SEVERAL_ARTISTS)
    async def get_several_artists(self, artist_ids: Sequence[str]) -> tuple[Artist | None, ...]:
        """Artists in the order of their ids, None for those that don't exist.

        Where the service takes no list of ids they are asked for one by one, and so they are if
        it refuses a whole list for one id.
        """
        ids = ids_for(GET_SEVERAL_ARTISTS, artist_ids)

        async def by_list() -> tuple[Artist | None, ...]:
            answer = await self._get(GET_SEVERAL_ARTISTS, _Artists, {"ids": ids})
            return in_order(answer.artists, ids, lambda artist: artist.id)

        return await self._listed(
            by_list,
            lambda: self._singles.several(ids, self.get_artist),
        )

    @speaks(GET_ARTISTS_ALBUMS)
    async def get_artists_albums(
        self,
        artist_id: str,
        *,
        include_groups: Sequence[AlbumGroup] | None = None,
        limit: int = 5,
        offset: int = 0,
        market: str | None = None,
    ) -> Page[ArtistAlbum]:
        """A page of what an artist has brought out or appears on.

        Groups that are not in `include_groups` are left out; None takes all. Raises `NotFound`.
        """
        groups = include_groups
        query = {
            "include_groups": groups
            if groups is None
            else checked_choices("include_groups", groups, ALBUM_GROUPS),
            **part_for(GET_ARTISTS_ALBUMS, limit, offset),
            "market": checked_market(market),
        }
        asked = checked_id(artist_id)
        return await self._get(GET_ARTISTS_ALBUMS, Page[ArtistAlbum], query, id=asked)

    @speaks(GET_ARTISTS_TOP_TRACKS)
    async def get_artists_top_tracks(
        self, artist_id: str, *, market: str | None = None
    ) -> TopTracks:
        """Up to 10 tracks of an artist, the most played first. Raises `NotFound`.

        Where the service does not list them, they are searched for by the artist's name, and of
        what is found only what names this very artist is taken: it may be less than 10, and in
        another order.
        """
        asked = checked_id(artist_id)
        query = {"market": checked_market(market)}
        try:
            answer = await self._get(GET_ARTISTS_TOP_TRACKS, _Tracks, query, id=asked)
        except ClosedBySpotify:
            found = await self._searched_tracks(asked, market)
            return TopTracks(found, from_search=True)
        return TopTracks(tuple(track for track in answer.tracks if track is not None))

    @speaks(GET_ARTISTS_RELATED_ARTISTS)
    async def get_artists_related_artists(self, artist_id: str) -> tuple[Artist, ...]:
        """Artists who share their listeners with this one, the closest first. Raises `NotFound`."""
        asked = checked_id(artist_id)
        answer = await self._get(GET_ARTISTS_RELATED_ARTISTS, _Artists, id=asked)
        return tuple(artist for artist in answer.artists if artist is not None)

    async def _searched_tracks(self, artist_id: str, market: str | None) -> tuple[Track, ...]:
        artist = await self._singles.one(artist_id, self.get_artist)
        if artist is None:
            raise NotFound("There is no such artist.", status=404)
        if not artist.name:
            return ()
        query = {
            "q": having("artist", artist.name),
            "type": "track",
            "limit": SEARCH_FOR_ITEM.most_entries,
            "market": market,
        }
        results = await self._get(SEARCH_FOR_ITEM, SearchResults, query)
        found = () if results.tracks is None else results.tracks.items
        return tuple(track for track in found if track is not None and _names(track, artist_id))


def _names(track: Track, artist_id: str) -> bool:
    return any(artist.id == artist_id for artist in track.artists)
