"""Category "Episodes" of the Web API reference."""

from collections.abc import Sequence
from typing import Final

import msgspec

from tuify.spotify.access import Access
from tuify.spotify.arguments import checked_id, checked_market, ids_for
from tuify.spotify.endpoints.base import Endpoints, Sender
from tuify.spotify.gathering import A_MINUTE_S, Singles, Turns, in_order
from tuify.spotify.models import Episode
from tuify.spotify.operations import Operation, Standing, speaks

_SCOPES: Final = ("user-read-playback-position",)

GET_EPISODE: Final = Operation("GET", "/episodes/{id}", "Get Episode", "Episodes", scopes=_SCOPES)
GET_SEVERAL_EPISODES: Final = Operation(
    "GET",
    "/episodes",
    "Get Several Episodes",
    "Episodes",
    scopes=_SCOPES,
    standing=Standing.REMOVED_2026,
    instead=GET_EPISODE.name,
    most_ids=50,
)


class _Episodes(msgspec.Struct, frozen=True):
    episodes: tuple[Episode | None, ...] = ()


class EpisodeEndpoints(Endpoints):
    """Episodes of podcasts, and how far they were heard."""

    def __init__(self, sender: Sender, access: Access, turns: Turns | None = None) -> None:
        super().__init__(sender, access)
        self._singles: Singles[Episode] = Singles(fresh_s=A_MINUTE_S, turns=turns)

    @speaks(GET_EPISODE)
    async def get_episode(self, episode_id: str, *, market: str | None = None) -> Episode:
        """One episode, which names its show. Raises `NotFound`.

        Without the scope it does not say how far it was heard.
        """
        query = {"market": checked_market(market)}
        return await self._get(GET_EPISODE, Episode, query, id=checked_id(episode_id))

    @speaks(GET_SEVERAL_EPISODES)
    async def get_several_episodes(
        self, episode_ids: Sequence[str], *, market: str | None = None
    ) -> tuple[Episode | None, ...]:
        """Episodes in the order of their ids, None for those that don't exist.

        Where the service takes no list of ids they are asked for one by one, and so they are if
        it refuses a whole list for one id.
        """
        ids = ids_for(GET_SEVERAL_EPISODES, episode_ids)
        query = {"ids": ids, "market": checked_market(market)}

        async def by_list() -> tuple[Episode | None, ...]:
            answer = await self._get(GET_SEVERAL_EPISODES, _Episodes, query)
            return in_order(answer.episodes, ids, lambda episode: episode.id)

        return await self._listed(
            by_list,
            lambda: self._singles.several(
                ids, lambda id_: self.get_episode(id_, market=market), market=market
            ),
        )
