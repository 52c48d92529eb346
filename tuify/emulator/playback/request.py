"""What the body of ``PUT /me/player/play`` asks for."""

from tuify.emulator import errors
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.catalog.things import Item
from tuify.emulator.errors import ApiError
from tuify.emulator.playback.commands import Start
from tuify.emulator.playback.contexts import Context, UriList
from tuify.emulator.wire import malformed
from tuify.emulator.world import World

MOST_URIS = 800
"""More than so many URIs do not fit into a request (413) …"""

UNSTEADY_URIS = 200
"""… and with more than so many the service breaks down (500)."""

_CONTEXT_KINDS = ("album", "artist", "playlist", "show", "collection")
_UNPLACED_KINDS = ("artist",)


def read_start(world: World, body: dict[str, object]) -> tuple[Start | None, int | None]:
    """Read what is to be played, and from which position in milliseconds.

    None instead of a :class:`Start` means: play on. Raises the 400 (or, with far too many URIs, the
    413 or 500) with which the service answers what it cannot read.
    """
    position_ms = _position_ms(body)
    spelled, uris = body.get("context_uri"), body.get("uris")
    if spelled is not None and uris is not None:
        raise ApiError(400, "Can't have both context_uri and uris")
    if spelled is None and uris is None:
        return None, position_ms
    context = _uri_list(world, uris) if spelled is None else _context(world, spelled)
    index = _index(context, body.get("offset"))
    return Start(context, index, position_ms), position_ms


def _position_ms(body: dict[str, object]) -> int | None:
    position_ms = body.get("position_ms")
    if position_ms is None:
        return None
    if isinstance(position_ms, bool) or not isinstance(position_ms, int):
        raise malformed()
    if position_ms < 0:
        raise errors.invalid("position_ms")
    return position_ms


def _context(world: World, spelled: object) -> Context:
    uri = Uri.parse(spelled) if isinstance(spelled, str) else None
    if uri is None:
        raise ApiError(400, "Invalid context uri")
    if uri.kind not in _CONTEXT_KINDS:
        raise ApiError(400, "Non supported context uri")
    context = world.context(str(spelled))
    if context is None:
        raise errors.not_found()
    return context


def _uri_list(world: World, uris: object) -> UriList:
    if not isinstance(uris, list) or not uris:
        raise malformed()
    if len(uris) > MOST_URIS:
        raise ApiError(413, "Request entity too large")
    if len(uris) > UNSTEADY_URIS:
        raise ApiError(500, "Server error")
    return UriList(tuple(_item(world, uri) for uri in uris))


def _item(world: World, uri: object) -> Item:
    item = world.item(uri) if isinstance(uri, str) else None
    if item is None:
        raise ApiError(400, f"Invalid track uri: {uri}")
    return item


def _index(context: Context, offset: object) -> int | None:
    """Find where in the context to begin; None where the request does not say."""
    if offset is None:
        return None
    if context.kind in _UNPLACED_KINDS:
        raise ApiError(400, f"Can't have offset for context type: {context.kind.upper()}")
    if not isinstance(offset, dict):
        raise malformed()
    position, uri = offset.get("position"), offset.get("uri")
    if uri is not None:
        found = context.find(uri) if isinstance(uri, str) else None
        if found is None:
            raise errors.restriction_violated()
        return found
    if isinstance(position, bool) or not isinstance(position, int | None):
        raise malformed()
    if position is None:
        raise ApiError(400, 'At least one of "uri" or "position" should be specified')
    if not 0 <= position < len(context):
        raise ApiError(400, "position out of range")
    return position
