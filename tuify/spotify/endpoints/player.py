"""Category "Player" of the Web API reference.

Every command needs Premium, and acts on the active device unless `device_id` names one. The
service does not keep the order of commands that are under way at the same time, so send one after
another. Commands raise `NoActiveDevice`, `DeviceNotFound`, `PremiumRequired` or
`RestrictionViolated` besides what every call may raise.
"""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from tuify.spotify.arguments import (
    PLAYABLE,
    checked_context,
    checked_flag,
    checked_limit,
    checked_market,
    checked_optional_flag,
    checked_optional_text,
    checked_range,
    checked_text,
    checked_uri,
    checked_uris,
    uri_kind,
)
from tuify.spotify.calls import Query, call
from tuify.spotify.decoding import decode
from tuify.spotify.endpoints.base import Endpoints
from tuify.spotify.errors import InvalidArgument, NotFound
from tuify.spotify.models import Device, Playback, PlayHistory, Queue
from tuify.spotify.operations import Method, Operation, speaks
from tuify.spotify.paging import CursorPage

MAX_URIS: Final = 100
"""URIs that one command may play. The reference names no limit; some 220 have failed."""

_KINDS: Final = "track,episode"


def _question(name: str, title: str, *scopes: str, most_entries: int | None = None) -> Operation:
    return Operation("GET", f"/me/player{name}", title, "Player", scopes, most_entries=most_entries)


def _command(method: Method, name: str, title: str) -> Operation:
    return Operation(
        method,
        f"/me/player{name}",
        title,
        "Player",
        ("user-modify-playback-state",),
        group="player commands",
    )


GET_PLAYBACK_STATE: Final = _question("", "Get Playback State", "user-read-playback-state")
GET_CURRENTLY_PLAYING_TRACK: Final = _question(
    "/currently-playing", "Get Currently Playing Track", "user-read-currently-playing"
)
GET_AVAILABLE_DEVICES: Final = _question(
    "/devices", "Get Available Devices", "user-read-playback-state"
)
GET_THE_USERS_QUEUE: Final = _question(
    "/queue", "Get the User's Queue", "user-read-currently-playing", "user-read-playback-state"
)
GET_RECENTLY_PLAYED_TRACKS: Final = _question(
    "/recently-played", "Get Recently Played Tracks", "user-read-recently-played", most_entries=50
)
TRANSFER_PLAYBACK: Final = _command("PUT", "", "Transfer Playback")
START_RESUME_PLAYBACK: Final = _command("PUT", "/play", "Start/Resume Playback")
PAUSE_PLAYBACK: Final = _command("PUT", "/pause", "Pause Playback")
SKIP_TO_NEXT: Final = _command("POST", "/next", "Skip To Next")
SKIP_TO_PREVIOUS: Final = _command("POST", "/previous", "Skip To Previous")
SEEK_TO_POSITION: Final = _command("PUT", "/seek", "Seek To Position")
SET_REPEAT_MODE: Final = _command("PUT", "/repeat", "Set Repeat Mode")
SET_PLAYBACK_VOLUME: Final = _command("PUT", "/volume", "Set Playback Volume")
TOGGLE_PLAYBACK_SHUFFLE: Final = _command("PUT", "/shuffle", "Toggle Playback Shuffle")
ADD_ITEM_TO_PLAYBACK_QUEUE: Final = _command("POST", "/queue", "Add Item to Playback Queue")


class _Devices(msgspec.Struct, frozen=True):
    devices: tuple[Device, ...] = ()


class PlayerEndpoints(Endpoints):
    """What plays and where, and the commands that change it."""

    @speaks(GET_PLAYBACK_STATE)
    async def get_playback_state(self, *, market: str | None = None) -> Playback | None:
        """Device, what plays, position, shuffle, repeat.

        None if nothing is active or a private session hides it.
        """
        return await self._playback(GET_PLAYBACK_STATE, market)

    @speaks(GET_CURRENTLY_PLAYING_TRACK)
    async def get_currently_playing_track(self, *, market: str | None = None) -> Playback | None:
        """As the playback state, without device, shuffle, repeat. None if nothing is active."""
        return await self._playback(GET_CURRENTLY_PLAYING_TRACK, market)

    @speaks(GET_AVAILABLE_DEVICES)
    async def get_available_devices(self) -> tuple[Device, ...]:
        """The devices of the account.

        A restricted device is listed but takes no commands; one that is listed may be gone.
        """
        return (await self._get(GET_AVAILABLE_DEVICES, _Devices)).devices

    @speaks(GET_THE_USERS_QUEUE)
    async def get_the_users_queue(self) -> Queue:
        """About 20 items, the user's own and what the context brings."""
        return await self._get(GET_THE_USERS_QUEUE, Queue)

    @speaks(GET_RECENTLY_PLAYED_TRACKS)
    async def get_recently_played_tracks(
        self, limit: int = 20, after: int | None = None, before: int | None = None
    ) -> CursorPage[PlayHistory]:
        """Newest first; no episodes, and only about the last 50.

        `after` or `before`, not both, is a time in ms since 1970.
        """
        if after is not None and before is not None:
            raise InvalidArgument("Either after or before, not both.")
        for name, moment in (("after", after), ("before", before)):
            if moment is not None:
                checked_range(name, moment, 0)
        query: Query = {"limit": checked_limit(limit), "after": after, "before": before}
        return await self._get(GET_RECENTLY_PLAYED_TRACKS, CursorPage[PlayHistory], query)

    @speaks(TRANSFER_PLAYBACK)
    async def transfer_playback(self, device_id: str, play: bool | None = None) -> None:
        """Go on, on this device. `play` true starts it there; otherwise it stays as it is."""
        if not checked_text("device_id", device_id):
            raise InvalidArgument("A device without an id can't be chosen.")
        checked_optional_flag("play", play)
        body: dict[str, object] = {"device_ids": [device_id], "play": play}
        await self._sender.command(call(TRANSFER_PLAYBACK, body=body))

    @speaks(START_RESUME_PLAYBACK)
    async def start_resume_playback(
        self,
        device_id: str | None = None,
        context_uri: str | None = None,
        uris: Sequence[str] | None = None,
        offset_uri: str | None = None,
        offset_position: int | None = None,
        position_ms: int | None = None,
    ) -> None:
        """Play. Without `context_uri` and `uris` what was playing goes on.

        `uris` are 1 to 100 tracks or episodes; local tracks can't be started. The offset, a URI or
        a position from 0, says where to begin in an album, a playlist or `uris`; an artist takes
        none. `position_ms` is where to begin in the item.
        """
        _check_what_to_play(context_uri, uris, offset_uri, offset_position)
        if position_ms is not None:
            checked_range("position_ms", position_ms, 0)
        offset = {"uri": offset_uri} if offset_uri is not None else None
        body: dict[str, object] = {
            "context_uri": context_uri,
            "uris": list(uris) if uris is not None else None,
            "offset": offset if offset_position is None else {"position": offset_position},
            "position_ms": position_ms,
        }
        await self._tell(START_RESUME_PLAYBACK, device_id, body=body)

    @speaks(PAUSE_PLAYBACK)
    async def pause_playback(self, device_id: str | None = None) -> None:
        """Raises `RestrictionViolated` if it is paused already."""
        await self._tell(PAUSE_PLAYBACK, device_id)

    @speaks(SKIP_TO_NEXT)
    async def skip_to_next(self, device_id: str | None = None) -> None:
        """Play the next item."""
        await self._tell(SKIP_TO_NEXT, device_id)

    @speaks(SKIP_TO_PREVIOUS)
    async def skip_to_previous(self, device_id: str | None = None) -> None:
        """Raises `RestrictionViolated` at the first track."""
        await self._tell(SKIP_TO_PREVIOUS, device_id)

    @speaks(SEEK_TO_POSITION)
    async def seek_to_position(self, position_ms: int, device_id: str | None = None) -> None:
        """Go to `position_ms`, counted from the start. Beyond the end means the next track."""
        checked_range("position_ms", position_ms, 0)
        await self._tell(SEEK_TO_POSITION, device_id, {"position_ms": position_ms})

    @speaks(SET_REPEAT_MODE)
    async def set_repeat_mode(
        self, state: Literal["off", "context", "track"], device_id: str | None = None
    ) -> None:
        """Repeat nothing, the context or the track."""
        if state not in ("off", "context", "track"):
            raise InvalidArgument("The repeat mode is off, context or track.")
        await self._tell(SET_REPEAT_MODE, device_id, {"state": state})

    @speaks(SET_PLAYBACK_VOLUME)
    async def set_playback_volume(self, volume_percent: int, device_id: str | None = None) -> None:
        """0 to 100 percent.

        Raises `VolumeNotControllable` on a device that does not allow it, such as most phones.
        """
        checked_range("volume_percent", volume_percent, 0, 100)
        await self._tell(SET_PLAYBACK_VOLUME, device_id, {"volume_percent": volume_percent})

    @speaks(TOGGLE_PLAYBACK_SHUFFLE)
    async def toggle_playback_shuffle(self, state: bool, device_id: str | None = None) -> None:
        """On or off, as `state` says. Smart shuffle can't be set."""
        query = {"state": checked_flag("state", state)}
        await self._tell(TOGGLE_PLAYBACK_SHUFFLE, device_id, query)

    @speaks(ADD_ITEM_TO_PLAYBACK_QUEUE)
    async def add_item_to_playback_queue(self, uri: str, device_id: str | None = None) -> None:
        """One track or episode. Twice the same stands there twice."""
        checked_uri(uri, kinds=PLAYABLE)
        await self._tell(ADD_ITEM_TO_PLAYBACK_QUEUE, device_id, {"uri": uri})

    async def _playback(self, operation: Operation, market: str | None) -> Playback | None:
        query: Query = {"market": checked_market(market), "additional_types": _KINDS}
        try:
            body = await self._sender.read(call(operation, query=query))
        except NotFound as error:
            if error.message.casefold() == "non existing id":  # said instead of an empty answer
                return None
            raise
        return decode(body, Playback) if body.strip() else None

    async def _tell(
        self,
        operation: Operation,
        device_id: str | None,
        query: Query | None = None,
        body: dict[str, object] | None = None,
    ) -> None:
        device = checked_optional_text("device_id", device_id) or None
        asked = {**(query or {}), "device_id": device}
        await self._sender.command(call(operation, query=asked, body=body))


def _check_what_to_play(
    context_uri: str | None,
    uris: Sequence[str] | None,
    offset_uri: str | None,
    offset_position: int | None,
) -> None:
    if context_uri is not None and uris is not None:
        raise InvalidArgument("Either a context or a list of URIs can be played, not both.")
    if uris is not None:
        checked_uris(uris, kinds=PLAYABLE, most=MAX_URIS)
    kind = checked_context(context_uri) if context_uri is not None else None
    if offset_uri is None and offset_position is None:
        return
    if offset_uri is not None and offset_position is not None:
        raise InvalidArgument("The offset is either a URI or a position, not both.")
    if context_uri is None and uris is None:
        raise InvalidArgument("An offset needs a context or a list of URIs.")
    if kind == "artist":
        raise InvalidArgument("An artist can't be played from a certain track on.")
    if offset_uri is not None:
        uri_kind(offset_uri)
    if offset_position is not None:
        checked_range("offset_position", offset_position, 0)
