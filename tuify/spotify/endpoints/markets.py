"""Category "Markets" of the Web API reference."""

from typing import Final

import msgspec

from tuify.spotify.endpoints.base import Endpoints
from tuify.spotify.fields import Text
from tuify.spotify.operations import Operation, Standing, speaks

GET_AVAILABLE_MARKETS: Final = Operation(
    "GET", "/markets", "Get Available Markets", "Markets", standing=Standing.REMOVED_2026
)


class _Markets(msgspec.Struct, frozen=True):
    markets: tuple[Text, ...] = ()


class MarketEndpoints(Endpoints):
    """Where the service is offered."""

    @speaks(GET_AVAILABLE_MARKETS)
    async def get_available_markets(self) -> tuple[str, ...]:
        """The countries in which the service is offered, as ISO 3166-1 codes of two letters."""
        return (await self._get(GET_AVAILABLE_MARKETS, _Markets)).markets
