"""Reading requests the way the service reads them, and writing its answers."""

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import blake2b
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from tuify.emulator import errors
from tuify.emulator.bodies.paging import PageQuery
from tuify.emulator.bodies.style import Style
from tuify.emulator.catalog.ids import is_well_formed
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode

JSON_TYPE = "application/json; charset=utf-8"
UNCACHED = "private, max-age=0"
VARY = {"Vary": "Authorization, Accept-Encoding"}

_KEPT_IN_LINKS = ("include_groups", "market", "additional_types", "fields")
_LARGEST_OFFSET = 1_000_000_000


def style_of(request: Request, mode: Mode) -> Style:
    """Return how to write bodies for the address the client used."""
    return Style(str(request.base_url).rstrip("/").removesuffix("/v1"), mode)


# -- answers -----------------------------------------------------------------------------------


def encoded(body: object) -> bytes:
    """Write JSON as compactly as the service does."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def json_answer(
    body: object,
    status: int = 200,
    *,
    cache: str = UNCACHED,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with JSON."""
    return Response(
        encoded(body),
        status,
        {"Content-Type": JSON_TYPE, "Cache-Control": cache, **VARY, **(headers or {})},
    )


def tagged_answer(request: Request, body: object, *, cache: str = UNCACHED) -> Response:
    """Answer with JSON and an ETag, or with 304 if the client has just that already."""
    content = encoded(body)
    tag = f'"MC-{b64encode(blake2b(content, digest_size=16).digest()).decode()}"'
    headers = {"Cache-Control": cache, "ETag": tag, **VARY}
    named = request.headers.get("if-none-match", "").split(",")
    known = [part.strip().removeprefix("W/") for part in named]
    if tag in known or "*" in known:
        return Response(None, 304, headers)
    return Response(content, 200, {"Content-Type": JSON_TYPE, **headers})


def done() -> Response:
    """Answer a player command that was carried out: 204 without a body."""
    return Response(None, 204, {"Cache-Control": UNCACHED})


def stored() -> Response:
    """Answer a library command that was carried out: 200 without a body."""
    return Response(None, 200, {"Cache-Control": UNCACHED})


def error_answer(error: ApiError) -> Response:
    """Answer with the service's error object."""
    return json_answer(error.body(), error.status)


# -- query parameters --------------------------------------------------------------------------


def whole_number(text: str) -> int | None:
    """Read a decimal number; None for anything else."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) < 19 else None


def page_query(request: Request, *, default: int = 20, most: int = 50) -> PageQuery:
    """Read ``limit`` and ``offset``; raises 400 if they are not within their bounds."""
    limit = whole_number(request.query_params.get("limit", str(default)))
    if limit is None or not 1 <= limit <= most:
        raise errors.invalid("limit")
    offset = whole_number(request.query_params.get("offset", "0"))
    if offset is None or not 0 <= offset <= _LARGEST_OFFSET:
        raise errors.invalid("offset")
    check_market(request)
    kept = tuple(
        (name, request.query_params[name])
        for name in _KEPT_IN_LINKS
        if name in request.query_params
    )
    return PageQuery(limit, offset, kept)


def check_market(request: Request) -> None:
    """Raise 400 if ``market`` is not the code of a country."""
    market = request.query_params.get("market")
    if market is None or market == "from_token":
        return
    if not (len(market) == 2 and market.isascii() and market.isalpha()):
        raise ApiError(400, "Invalid market code")


def additional_types(request: Request) -> tuple[str, ...]:
    """Read ``additional_types``: which kinds besides tracks the client understands."""
    named = request.query_params.get("additional_types", "track")
    return tuple(part.strip() for part in named.split(","))


def required(request: Request, name: str) -> str:
    """Return a query parameter that the player endpoints demand; raises 400 without it."""
    value = request.query_params.get(name)
    if not value:
        raise errors.missing_parameter(name)
    return value


def required_number(request: Request, name: str) -> int:
    """Return a whole number of 0 or more out of the query; raises 400 for anything else."""
    number = whole_number(required(request, name))
    if number is None or number < 0:
        raise errors.invalid(name)
    return number


def listed(request: Request, name: str, most: int) -> list[str]:
    """Read a comma-separated list out of the query; raises 400 if it is empty or too long."""
    values = [part for part in request.query_params.get(name, "").split(",") if part]
    if not values:
        raise ApiError(400, f"Missing required field: {name}")
    if len(values) > most:
        raise ApiError(400, "Too many uris" if name == "uris" else f"Too many {name} requested")
    return values


def listed_ids(request: Request, most: int) -> list[str]:
    """Read ``ids`` out of the query; raises 400 if one of them cannot be an id at all."""
    ids = listed(request, "ids", most)
    if not all(is_well_formed(id_) for id_ in ids):
        raise ApiError(400, "invalid id")
    return ids


def path_id(request: Request) -> str:
    """Return the id in the path; raises 400 if it cannot be one."""
    id_ = cast("str", request.path_params["id"])
    if not is_well_formed(id_):
        raise ApiError(400, "Invalid base62 id")
    return id_


# -- bodies ------------------------------------------------------------------------------------


async def json_value(request: Request) -> object:
    """Read JSON of any kind; None where there is no body.

    Raises 400 for what is not JSON, half a pair of surrogates included.
    """
    content = await request.body()
    if not content:
        return None
    try:
        value: object = json.loads(content)
        if rb"\u" in content:
            encoded(value)
    except (ValueError, RecursionError):
        raise malformed() from None
    return value


async def json_body(request: Request) -> dict[str, object]:
    """Read a JSON object; an empty dict where there is no body.

    Raises 400 as :func:`json_value` does, and for JSON that is no object.
    """
    body = await json_value(request)
    if body is None and not await request.body():
        return {}
    if not isinstance(body, dict):
        raise malformed()
    return body


def malformed() -> ApiError:
    """Return the 400 for a body that is not the JSON that was expected."""
    return ApiError(400, "Malformed json")
