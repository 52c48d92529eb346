"""Category "Shows" of the Web API reference."""

from collections.abc import Sequence
from typing import Final

import msgspec

from tuify.spotify.access import Access
from tuify.spotify.arguments import checked_id, checked_market, ids_for, part_for
from tuify.spotify.endpoints.base import Endpoints, Sender
from tuify.spotify.gathering import A_MINUTE_S, Singles, Turns, in_order
from tuify.spotify.models import Episode, Show
from tuify.spotify.operations import Operation, Standing, speaks
from tuify.spotify.paging import Page

_SCOPES: Final = ("user-read-playback-position",)

GET_SHOW: Final = Operation("GET", "/shows/{id}", "Get Show", "Shows", scopes=_SCOPES)
GET_SEVERAL_SHOWS: Final = Operation(
    "GET",
    "/shows",
    "Get Several Shows",
    "Shows",
    standing=Standing.REMOVED_2026,
    instead=GET_SHOW.name,
    most_ids=50,
)
GET_SHOW_EPISODES: Final = Operation(
    "GET",
    "/shows/{id}/episodes",
    "Get Show Episodes",
    "Shows",
    scopes=_SCOPES,
    most_entries=50,
)


class _Shows(msgspec.Struct, frozen=True):
    shows: tuple[Show | None, ...] = ()


class ShowEndpoints(Endpoints):
    """Podcasts and their episodes."""

    def __init__(self, sender: Sender, access: Access, turns: Turns | None = None) -> None:
        super().__init__(sender, access)
        self._singles: Singles[Show] = Singles(fresh_s=A_MINUTE_S, turns=turns)

    @speaks(GET_SHOW)
    async def get_show(self, show_id: str, *, market: str | None = None) -> Show:
        """One show, with the first of its episodes. Raises `NotFound`."""
        query = {"market": checked_market(market)}
        return await self._get(GET_SHOW, Show, query, id=checked_id(show_id))

    @speaks(GET_SEVERAL_SHOWS)
    async def get_several_shows(
        self, show_ids: Sequence[str], *, market: str | None = None
    ) -> tuple[Show | None, ...]:
        """Shows without their episodes, in the order of their ids, None for what doesn't exist.

        Where the service takes no list of ids they are asked for one by one, and so they are if
        it refuses a whole list for one id. Then they hold the first of their episodes as well.
        """
        ids = ids_for(GET_SEVERAL_SHOWS, show_ids)
        query = {"ids": ids, "market": checked_market(market)}

        async def by_list() -> tuple[Show | None, ...]:
            answer = await self._get(GET_SEVERAL_SHOWS, _Shows, query)
            return in_order(answer.shows, ids, lambda show: show.id)

        return await self._listed(
            by_list,
            lambda: self._singles.several(
                ids, lambda id_: self.get_show(id_, market=market), market=market
            ),
        )

    @speaks(GET_SHOW_EPISODES)
    async def get_show_episodes(
        self, show_id: str, *, limit: int = 20, offset: int = 0, market: str | None = None
    ) -> Page[Episode]:
        """A page of the episodes of a show, the latest first. Raises `NotFound`.

        They don't name the show. Without the scope they don't say how far they were heard.
        """
        part = part_for(GET_SHOW_EPISODES, limit, offset)
        query = {**part, "market": checked_market(market)}
        return await self._get(GET_SHOW_EPISODES, Page[Episode], query, id=checked_id(show_id))
