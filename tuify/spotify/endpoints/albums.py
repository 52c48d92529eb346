"""Category "Albums" of the Web API reference."""

from collections.abc import Sequence
from typing import Final

import msgspec

from tuify.spotify.access import Access
from tuify.spotify.arguments import checked_id, checked_market, ids_for, part_for
from tuify.spotify.endpoints.base import Endpoints, Sender
from tuify.spotify.gathering import A_DAY_S, Singles, Turns, in_order
from tuify.spotify.models import Album, Track
from tuify.spotify.operations import Operation, Standing, speaks
from tuify.spotify.paging import Page

GET_ALBUM: Final = Operation("GET", "/albums/{id}", "Get Album", "Albums")
GET_SEVERAL_ALBUMS: Final = Operation(
    "GET",
    "/albums",
    "Get Several Albums",
    "Albums",
    standing=Standing.REMOVED_2026,
    instead=GET_ALBUM.name,
    most_ids=20,
)
GET_ALBUM_TRACKS: Final = Operation(
    "GET", "/albums/{id}/tracks", "Get Album Tracks", "Albums", most_entries=50
)


class _Albums(msgspec.Struct, frozen=True):
    albums: tuple[Album | None, ...] = ()


class AlbumEndpoints(Endpoints):
    """Albums and their tracks."""

    def __init__(self, sender: Sender, access: Access, turns: Turns | None = None) -> None:
        super().__init__(sender, access)
        self._singles: Singles[Album] = Singles(fresh_s=A_DAY_S, turns=turns)

    @speaks(GET_ALBUM)
    async def get_album(self, album_id: str, *, market: str | None = None) -> Album:
        """One album, with the first 50 of its tracks. Raises `NotFound`."""
        query = {"market": checked_market(market)}
        return await self._get(GET_ALBUM, Album, query, id=checked_id(album_id))

    @speaks(GET_SEVERAL_ALBUMS)
    async def get_several_albums(
        self, album_ids: Sequence[str], *, market: str | None = None
    ) -> tuple[Album | None, ...]:
        """Albums in the order of their ids, None for those that don't exist.

        Where the service takes no list of ids they are asked for one by one, and so they are if
        it refuses a whole list for one id.
        """
        ids = ids_for(GET_SEVERAL_ALBUMS, album_ids)
        query = {"ids": ids, "market": checked_market(market)}

        async def by_list() -> tuple[Album | None, ...]:
            answer = await self._get(GET_SEVERAL_ALBUMS, _Albums, query)
            return in_order(answer.albums, ids, lambda album: album.id)

        return await self._listed(
            by_list,
            lambda: self._singles.several(
                ids, lambda id_: self.get_album(id_, market=market), market=market
            ),
        )

    @speaks(GET_ALBUM_TRACKS)
    async def get_album_tracks(
        self, album_id: str, *, limit: int = 20, offset: int = 0, market: str | None = None
    ) -> Page[Track]:
        """A page of the tracks of an album, which say nothing of the album itself.

        Raises `NotFound`.
        """
        part = part_for(GET_ALBUM_TRACKS, limit, offset)
        query = {**part, "market": checked_market(market)}
        return await self._get(GET_ALBUM_TRACKS, Page[Track], query, id=checked_id(album_id))
