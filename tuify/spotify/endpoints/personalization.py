"""Category "Personalization" of the Web API reference: what the user hears most."""

from typing import Final, Literal, TypeVar

from tuify.spotify.arguments import checked_choice, part_for
from tuify.spotify.calls import Query
from tuify.spotify.endpoints.base import Endpoints
from tuify.spotify.models import Artist, Track
from tuify.spotify.operations import Operation, speaks
from tuify.spotify.paging import Page

_SCOPES: Final = ("user-top-read",)

GET_USERS_TOP_ARTISTS: Final = Operation(
    "GET",
    "/me/top/artists",
    "Get User's Top Artists",
    "Personalization",
    scopes=_SCOPES,
    most_entries=50,
)
GET_USERS_TOP_TRACKS: Final = Operation(
    "GET",
    "/me/top/tracks",
    "Get User's Top Tracks",
    "Personalization",
    scopes=_SCOPES,
    most_entries=50,
)

TimeRange = Literal["short_term", "medium_term", "long_term"]
"""The last four weeks, the last six months, or about a year."""

TIME_RANGES: Final[tuple[TimeRange, ...]] = ("short_term", "medium_term", "long_term")

T = TypeVar("T")


class PersonalizationEndpoints(Endpoints):
    """The user's own charts, the most heard first."""

    @speaks(GET_USERS_TOP_ARTISTS)
    async def get_users_top_artists(
        self, *, time_range: TimeRange = "medium_term", limit: int = 20, offset: int = 0
    ) -> Page[Artist]:
        """A page of the artists the user hears most in `time_range`, see `TimeRange`."""
        operation = GET_USERS_TOP_ARTISTS
        return await self._top(operation, Page[Artist], time_range, limit, offset)

    @speaks(GET_USERS_TOP_TRACKS)
    async def get_users_top_tracks(
        self, *, time_range: TimeRange = "medium_term", limit: int = 20, offset: int = 0
    ) -> Page[Track]:
        """A page of the tracks the user hears most in `time_range`, see `TimeRange`."""
        operation = GET_USERS_TOP_TRACKS
        return await self._top(operation, Page[Track], time_range, limit, offset)

    async def _top(
        self,
        operation: Operation,
        model: type[Page[T]],
        time_range: TimeRange,
        limit: int,
        offset: int,
    ) -> Page[T]:
        query: Query = {
            "time_range": checked_choice("time_range", time_range, TIME_RANGES),
            **part_for(operation, limit, offset),
        }
        return await self._get(operation, model, query)
