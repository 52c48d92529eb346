"""What requests that write playlists ask for (reference: Playlists).

Everything here raises the 400 with which the service answers what it cannot read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict, TypeVar

from starlette.requests import Request

from tuify.emulator import errors
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.errors import ApiError
from tuify.emulator.wire import malformed, whole_number

MOST_ITEMS = 100
"""How many items one request can add, set or remove."""

_MOVING = ("range_start", "insert_before", "range_length")
_LOCAL = "spotify:local:"

Body = Mapping[str, object]
T = TypeVar("T")


class Given(TypedDict, total=False):
    """The details of a playlist that a request names."""

    name: str
    description: str | None
    public: bool
    collaborative: bool


@dataclass(frozen=True, slots=True)
class Move:
    """Take ``length`` rows from ``start`` and put them before ``insert_before``."""

    start: int
    length: int
    insert_before: int


Targets = list[tuple[str, tuple[int, ...] | None]]
"""URIs, each with the places at which it is to be removed, or None for all of them."""


def read_details(body: Body) -> Given:
    """Read the name, the description and the flags of a playlist.

    Null is as good as nothing, except for a description, which it takes away.
    """
    given = Given()
    match body.get("name"):
        case str() as name if name.strip():
            given["name"] = name
        case None:
            pass
        case _:
            raise errors.invalid("name")
    if "description" in body:
        given["description"] = _typed(body, "description", str)
    public, collaborative = _typed(body, "public", bool), _typed(body, "collaborative", bool)
    if public is not None:
        given["public"] = public
    if collaborative is not None:
        given["collaborative"] = collaborative
    return given


def read_uris(request: Request, body: Body) -> list[str] | None:
    """Read ``uris`` out of the query or, where it has none, out of the body; at most 100."""
    if "uris" in request.query_params:
        uris = [part.strip() for part in request.query_params["uris"].split(",") if part.strip()]
    elif "uris" in body:
        uris = _strings(body["uris"])
    else:
        return None
    if len(uris) > MOST_ITEMS:
        raise ApiError(400, f"You can add a maximum of {MOST_ITEMS} tracks per request.")
    return uris


def read_position(request: Request, body: Body, size: int) -> int:
    """Read where to insert; at the end of a list of ``size`` rows if the request does not say."""
    position = body.get("position")
    if "position" in request.query_params:
        position = whole_number(request.query_params["position"])
        if position is None:
            raise errors.invalid("position")
    if position is None:
        return size
    return _place(position, "position", size)


def is_move(body: Body) -> bool:
    """Tell whether a body is about reordering."""
    return any(name in body for name in _MOVING)


def read_move(body: Body, size: int) -> Move:
    """Read which block of a list of ``size`` rows goes where; a block is one row by default."""
    for name in ("range_start", "insert_before"):
        if name not in body:
            raise ApiError(400, f"Missing required field: {name}")
    start = _place(body["range_start"], "range_start", size - 1)
    length = _place(body.get("range_length", 1), "range_length", size - start)
    if length == 0:
        raise errors.invalid("range_length")
    return Move(start, length, _place(body["insert_before"], "insert_before", size))


def read_removal(body: Body, key: str) -> Targets:
    """Read what to remove: objects with a ``uri`` each and, as of old, the ``positions`` of it.

    ``key`` is what the list of them is called: ``items``, or ``tracks`` in the older spelling.
    """
    targets = body.get(key)
    if not isinstance(targets, list) or not 1 <= len(targets) <= MOST_ITEMS:
        raise cannot_remove()
    return [_target(target) for target in targets]


def read_version(body: Body) -> str | None:
    """Read the ``snapshot_id`` of the version a request speaks of; None is the latest."""
    return _typed(body, "snapshot_id", str) or None


def cannot_remove() -> ApiError:
    """Return the 400 for items that are not where, or what, the request says."""
    return ApiError(400, "Could not remove tracks, please check parameters.")


def _target(target: object) -> tuple[str, tuple[int, ...] | None]:
    if not isinstance(target, dict):
        raise cannot_remove()
    uri, positions = target.get("uri"), target.get("positions")
    if not isinstance(uri, str) or (Uri.parse(uri) is None and not uri.startswith(_LOCAL)):
        raise cannot_remove()
    if positions is None:
        return uri, None
    if not isinstance(positions, list) or not all(type(one) is int for one in positions):
        raise cannot_remove()
    return uri, tuple(positions)


def _strings(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise malformed()
    return value


def _place(value: object, name: str, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise errors.invalid(name)
    if value > most:
        raise ApiError(400, "Index out of bounds.")
    return value


def _typed(body: Body, name: str, kind: type[T]) -> T | None:
    value = body.get(name)
    if not isinstance(value, kind | None):
        raise malformed()
    return value
