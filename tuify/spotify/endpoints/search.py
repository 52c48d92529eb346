"""Category "Search" of the Web API reference."""

from collections.abc import Sequence
from typing import Final, Literal

from tuify.spotify.arguments import (
    checked_choices,
    checked_flag,
    checked_market,
    checked_text,
    part_for,
)
from tuify.spotify.endpoints.base import Endpoints
from tuify.spotify.errors import InvalidArgument
from tuify.spotify.models import SearchResults
from tuify.spotify.operations import Operation, speaks

SEARCH_FOR_ITEM: Final = Operation("GET", "/search", "Search for Item", "Search", most_entries=10)

Kind = Literal["album", "artist", "playlist", "track", "show", "episode", "audiobook"]
"""What can be searched for."""

KINDS: Final[tuple[Kind, ...]] = (
    "album",
    "artist",
    "playlist",
    "track",
    "show",
    "episode",
    "audiobook",
)

Filter = Literal["album", "artist", "track", "year", "upc", "isrc", "genre", "tag"]
"""The fields by which a query can be narrowed."""

DEEPEST: Final = 1_000
"""How far into what was found a page may reach."""


class SearchEndpoints(Endpoints):
    """The whole catalog, and all public playlists."""

    @speaks(SEARCH_FOR_ITEM)
    async def search_for_item(
        self,
        query: str,
        types: Sequence[Kind],
        *,
        limit: int = 5,
        offset: int = 0,
        market: str | None = None,
        include_external: bool = False,
    ) -> SearchResults:
        """What fits `query`, a page of `limit` for each of `types`, the best first.

        A page may reach to the thousandth entry: `limit` and `offset` together are at most 1000.
        Playlists that may not be shown are None. The query may hold filters, see `having`.
        `include_external` says that the program can play audio from elsewhere, too.
        """
        if not checked_text("query", query).strip():
            raise InvalidArgument("A search needs something to search for.")
        checked_flag("include_external", include_external)
        part = part_for(SEARCH_FOR_ITEM, limit, offset)
        if limit + offset > DEEPEST:
            raise InvalidArgument(f"limit and offset together must be {DEEPEST} at most.")
        asked = {
            "q": query,
            "type": checked_choices("types", types, KINDS),
            **part,
            "market": checked_market(market),
            "include_external": "audio" if include_external else None,
        }
        return await self._get(SEARCH_FOR_ITEM, SearchResults, asked)


def having(field: Filter, text: str) -> str:
    """A filter as a query spells it: `artist:"Ilse Moor"`; `year` may be a span, "1990-1995".

    The service knows no way to write a quotation mark inside of one, so they are left out.
    """
    words = text.replace('"', " ").split()
    return f'{field}:"{" ".join(words)}"'
