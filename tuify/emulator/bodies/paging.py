"""Pages: a stretch of a list with absolute addresses of itself and its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from tuify.emulator.bodies.style import Body


@dataclass(frozen=True, slots=True)
class PageQuery:
    """Which stretch of a list was asked for; ``extra`` parameters are kept in the addresses."""

    limit: int
    offset: int
    extra: tuple[tuple[str, str], ...] = ()


def page(address: str, query: PageQuery, total: int, items: Sequence[object]) -> Body:
    """Write a paging object around the items found."""

    def at(offset: int) -> str:
        pairs = [("offset", str(offset)), ("limit", str(query.limit)), *query.extra]
        return f"{address}?{urlencode(pairs, safe=',', quote_via=quote)}"

    after = query.offset + query.limit
    before = max(0, query.offset - query.limit)
    return {
        "href": at(query.offset),
        "items": list(items),
        "limit": query.limit,
        "next": at(after) if after < total else None,
        "offset": query.offset,
        "previous": at(before) if query.offset > 0 else None,
        "total": total,
    }
