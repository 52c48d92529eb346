"""Lists of ids as the library and follow endpoints take them: in the query, or in the body."""

from collections.abc import Iterable
from datetime import UTC, datetime

from starlette.requests import Request

from tuify.emulator import errors
from tuify.emulator.catalog.ids import Uri, is_well_formed
from tuify.emulator.errors import ApiError
from tuify.emulator.wire import json_value, listed

MOST_IDS = 50
"""How many ids a body may hold, and the query of most endpoints."""

_END_OF_TIME_MS = 253_402_300_800_000  # the year 10000


async def named_ids(request: Request, most: int = MOST_IDS) -> list[str]:
    """Read ``ids``: at most ``most`` in the query, or else at most 50 in the body.

    What stands in the query wins. The body is an object with ``ids``, or the bare array that older
    clients send. Raises 400 if there are none, or too many.
    """
    if "ids" in request.query_params:
        return listed(request, "ids", most)
    body = await json_value(request)
    ids = body.get("ids") if isinstance(body, dict) else body
    if ids is None or ids == []:
        raise ApiError(400, "Missing required field: ids")
    if not isinstance(ids, list) or not all(isinstance(id_, str) for id_ in ids):
        raise errors.invalid("ids")
    if len(ids) > MOST_IDS:
        raise ApiError(400, "Too many ids requested")
    return ids


async def dated_ids(request: Request) -> dict[str, int] | None:
    """Read ``timestamped_ids`` out of the body: ids with moments in Unix milliseconds.

    None where the body has none. Raises 400 for more than 50, for a moment that is no date-time of
    ISO 8601, and for one before 1970.
    """
    body = await json_value(request)
    if not isinstance(body, dict) or "timestamped_ids" not in body:
        return None
    rows = body["timestamped_ids"]
    if not isinstance(rows, list) or not rows:
        raise errors.invalid("timestamped_ids")
    if len(rows) > MOST_IDS:
        raise ApiError(400, "Too many ids requested")
    return dict(_dated(row) for row in rows)


def uris_of(kind: str, ids: Iterable[str]) -> list[Uri]:
    """Make URIs of ids; raises 400 for what cannot be an id. Users may be called anything."""
    ids = list(ids)
    if kind != "user" and not all(is_well_formed(id_) for id_ in ids):
        raise ApiError(400, "Invalid base62 id")
    return [Uri(kind, id_) for id_ in ids]


def _dated(row: object) -> tuple[str, int]:
    id_, moment = (row.get("id"), row.get("added_at")) if isinstance(row, dict) else (None, None)
    if not isinstance(id_, str) or not isinstance(moment, str):
        raise errors.invalid("timestamped_ids")
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        raise errors.invalid("added_at") from None
    if read.tzinfo is None:
        read = read.replace(tzinfo=UTC)
    moment_ms = int(read.timestamp() * 1000)
    if not 0 <= moment_ms < _END_OF_TIME_MS:
        raise errors.invalid("added_at")
    return id_, moment_ms
