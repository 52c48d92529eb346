"""Category "Player" of the Web API reference.

Every command needs the scope `user-modify-playback-state` and Premium, and acts on the active
device unless `device_id` names one. The service does not keep the order of commands that are under
way at the same time, so send one after another. Commands raise `NoActiveDevice`, `DeviceNotFound`,
`PremiumRequired` or `RestrictionViolated` besides what every call may raise.
"""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from tuify.spotify.arguments import (
    PLAYABLE,
    checked_limit,
    checked_range,
    checked_uri,
    checked_uris,
    uri_kind,
)
from tuify.spotify.calls import Method, Value, call
from tuify.spotify.decoding import decode
from tuify.spotify.endpoints.sender import Endpoints
from tuify.spotify.errors import InvalidArgument, NotFound
from tuify.spotify.models import Device, Playback, PlayHistory, Queue
from tuify.spotify.paging import CursorPage

MAX_URIS: Final = 100
"""URIs that one command may play. The reference names no limit; some 220 have failed."""

_PLAYER: Final = "/me/player"
_COMMANDS: Final = "player commands"
_KINDS: Final = "track,episode"


class _Devices(msgspec.Struct, frozen=True):
    devices: tuple[Device, ...] = ()


class PlayerEndpoints(Endpoints):
    """What plays and where, and the commands that change it."""

    async def get_playback_state(self) -> Playback | None:
        """Get Playback State: device, what plays, position, shuffle, repeat.

        Scope `user-read-playback-state`. None if nothing is active or a private session hides it.
        """
        return await self._playback(_PLAYER)

    async def get_currently_playing_track(self) -> Playback | None:
        """Get Currently Playing Track: as the playback state, without device, shuffle, repeat.

        Scope `user-read-currently-playing`. None if nothing is active.
        """
        return await self._playback(f"{_PLAYER}/currently-playing")

    async def get_available_devices(self) -> tuple[Device, ...]:
        """Get Available Devices. Scope `user-read-playback-state`.

        A restricted device is listed but takes no commands; one that is listed may be gone.
        """
        body = await self._sender.read(call("GET", f"{_PLAYER}/devices"))
        return decode(body, _Devices).devices

    async def get_the_users_queue(self) -> Queue:
        """Get the User's Queue: about 20 items, the user's own and what the context brings.

        Scopes `user-read-currently-playing` and `user-read-playback-state`.
        """
        return decode(await self._sender.read(call("GET", f"{_PLAYER}/queue")), Queue)

    async def get_recently_played_tracks(
        self, limit: int = 20, after: int | None = None, before: int | None = None
    ) -> CursorPage[PlayHistory]:
        """Get Recently Played Tracks, newest first; no episodes, and only about the last 50.

        Scope `user-read-recently-played`. `limit` is 1 to 50; `after` or `before`, not both, is a
        time in ms since 1970.
        """
        if after is not None and before is not None:
            raise InvalidArgument("Either after or before, not both.")
        for name, moment in (("after", after), ("before", before)):
            if moment is not None:
                checked_range(name, moment, 0)
        query: dict[str, Value] = {
            "limit": checked_limit(limit),
            "after": after,
            "before": before,
        }
        body = await self._sender.read(call("GET", f"{_PLAYER}/recently-played", query=query))
        return decode(body, CursorPage[PlayHistory])

    async def transfer_playback(self, device_id: str, play: bool | None = None) -> None:
        """Transfer Playback to a device. `play` true starts it there; otherwise it stays as is."""
        if not device_id:
            raise InvalidArgument("A device without an id can't be chosen.")
        body: dict[str, object] = {"device_ids": [device_id], "play": play}
        await self._sender.command(call("PUT", _PLAYER, group=_COMMANDS, body=body))

    async def start_resume_playback(
        self,
        device_id: str | None = None,
        context_uri: str | None = None,
        uris: Sequence[str] | None = None,
        offset_uri: str | None = None,
        offset_position: int | None = None,
        position_ms: int | None = None,
    ) -> None:
        """Start/Resume Playback. Without `context_uri` and `uris` what was playing goes on.

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
        await self._command("PUT", "play", device_id, body=body)

    async def pause_playback(self, device_id: str | None = None) -> None:
        """Pause Playback. Raises `RestrictionViolated` if it is paused already."""
        await self._command("PUT", "pause", device_id)

    async def skip_to_next(self, device_id: str | None = None) -> None:
        """Skip To Next."""
        await self._command("POST", "next", device_id)

    async def skip_to_previous(self, device_id: str | None = None) -> None:
        """Skip To Previous. Raises `RestrictionViolated` at the first track."""
        await self._command("POST", "previous", device_id)

    async def seek_to_position(self, position_ms: int, device_id: str | None = None) -> None:
        """Seek To Position, in ms from the start. Beyond the end means the next track."""
        checked_range("position_ms", position_ms, 0)
        await self._command("PUT", "seek", device_id, {"position_ms": position_ms})

    async def set_repeat_mode(
        self, state: Literal["off", "context", "track"], device_id: str | None = None
    ) -> None:
        """Set Repeat Mode."""
        if state not in ("off", "context", "track"):
            raise InvalidArgument("The repeat mode is off, context or track.")
        await self._command("PUT", "repeat", device_id, {"state": state})

    async def set_playback_volume(self, volume_percent: int, device_id: str | None = None) -> None:
        """Set Playback Volume, 0 to 100 percent.

        Raises `VolumeNotControllable` on a device that does not allow it, such as most phones.
        """
        checked_range("volume_percent", volume_percent, 0, 100)
        await self._command("PUT", "volume", device_id, {"volume_percent": volume_percent})

    async def toggle_playback_shuffle(self, state: bool, device_id: str | None = None) -> None:
        """Toggle Playback Shuffle: on or off, as `state` says. Smart shuffle can't be set."""
        await self._command("PUT", "shuffle", device_id, {"state": state})

    async def add_item_to_playback_queue(self, uri: str, device_id: str | None = None) -> None:
        """Add Item to Playback Queue: one track or episode. Twice the same stands there twice."""
        checked_uri(uri, kinds=PLAYABLE)
        await self._command("POST", "queue", device_id, {"uri": uri})

    async def _playback(self, path: str) -> Playback | None:
        try:
            body = await self._sender.read(call("GET", path, query={"additional_types": _KINDS}))
        except NotFound as error:
            if error.message.casefold() == "non existing id":  # said instead of an empty answer
                return None
            raise
        return decode(body, Playback) if body.strip() else None

    async def _command(
        self,
        method: Method,
        name: str,
        device_id: str | None,
        query: dict[str, Value] | None = None,
        body: dict[str, object] | None = None,
    ) -> None:
        asked = {**(query or {}), "device_id": device_id or None}
        path = f"{_PLAYER}/{name}"
        await self._sender.command(call(method, path, group=_COMMANDS, query=asked, body=body))


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
    kind = uri_kind(context_uri) if context_uri is not None else None
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
