"""The player as JSON (reference: Player): state, devices, queue, history."""

from collections.abc import Sequence

from tuify.emulator.bodies import catalog
from tuify.emulator.bodies.style import OPEN_URL, Body, Style, external
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.catalog.things import Advertisement, Episode
from tuify.emulator.clock import iso_millis
from tuify.emulator.playback.contexts import Context
from tuify.emulator.playback.devices import Device
from tuify.emulator.playback.listening import Listening, Play, can_go_back, upcoming
from tuify.emulator.playback.player import PlayerState

_UNKNOWN_DISALLOWS = ("pausing", "resuming", "seeking", "skipping_prev", "skipping_next")


def device(style: Style, device: Device, *, active: bool, private: bool) -> Body:
    """Write a DeviceObject."""
    return {
        "id": device.id,
        "is_active": active,
        "is_private_session": private and active,
        "is_restricted": device.restricted,
        "name": device.name,
        "supports_volume": device.controls_volume,
        "type": device.type,
        "volume_percent": device.volume,
    }


def devices(style: Style, state: PlayerState, now_ms: int) -> Body:
    """Write the list of devices."""
    return {
        "devices": [
            device(style, one, active=one.key == state.active, private=state.private)
            for one in state.listed(now_ms)
        ]
    }


def context(style: Style, context: Context | None) -> Body | None:
    """Write a ContextObject; null for lists of URIs."""
    if context is None or context.uri is None:
        return None
    if context.kind == "collection":
        href, urls = f"{style.api}/me/tracks", {"spotify": f"{OPEN_URL}/collection/tracks"}
        return {"external_urls": urls, "href": href, "type": context.kind, "uri": context.uri}
    uri = Uri.parse(context.uri)
    id_ = uri.id if uri is not None else ""
    return {
        "external_urls": external(context.kind, id_),
        "href": f"{style.api}/{context.kind}s/{id_}",
        "type": context.kind,
        "uri": context.uri,
    }


def currently_playing(
    style: Style, state: PlayerState, now_ms: int, additional_types: Sequence[str]
) -> Body:
    """Write a CurrentlyPlayingObject.

    An episode is shown only to those who name ``episode`` in ``additional_types``; an advertisement
    to nobody. ``progress_ms`` is true now, ``timestamp`` is when the state last changed.
    """
    heard = state.listening
    if state.dormant:
        return {
            "timestamp": 0,
            "context": None,
            "progress_ms": 0,
            "item": None,
            "currently_playing_type": "unknown",
            "actions": {"disallows": dict.fromkeys(_UNKNOWN_DISALLOWS, True)},
            "is_playing": False,
        }
    return {
        "timestamp": heard.changed_ms,
        "context": context(style, heard.context),
        "progress_ms": heard.position_at(now_ms),
        "item": _shown_item(style, heard, additional_types),
        "currently_playing_type": _kind(heard),
        "actions": {"disallows": disallows(heard)},
        "is_playing": heard.playing,
    }


def playback_state(
    style: Style, state: PlayerState, device_: Device, now_ms: int, additional_types: Sequence[str]
) -> Body:
    """Write a CurrentlyPlayingContextObject: the above with device, shuffle and repeat."""
    return {
        "device": device(style, device_, active=True, private=state.private),
        "shuffle_state": state.listening.shuffled,
        "smart_shuffle": False,
        "repeat_state": state.listening.repeat,
        **currently_playing(style, state, now_ms, additional_types),
    }


def disallows(heard: Listening) -> dict[str, bool]:
    """Return what cannot be done now; only what is true is sent."""
    found = {"resuming": True} if heard.playing else {"pausing": True}
    if isinstance(heard.item, Advertisement):
        return found | {"seeking": True, "skipping_next": True, "skipping_prev": True}
    return found if can_go_back(heard) else found | {"skipping_prev": True}


def queue(style: Style, state: PlayerState) -> Body:
    """Write a QueueObject; empty while nothing is active."""
    if state.active is None or state.dormant or state.private:
        return {"currently_playing": None, "queue": []}
    heard = state.listening
    playing = None if isinstance(heard.item, Advertisement | None) else heard.item
    return {
        "currently_playing": None if playing is None else catalog.item(style, playing),
        "queue": [catalog.item(style, one) for one in upcoming(heard)],
    }


def play(style: Style, play: Play) -> Body:
    """Write a PlayHistoryObject."""
    return {
        "track": catalog.track(style, play.track),
        "played_at": iso_millis(play.played_at_ms),
        "context": context(style, play.context),
    }


def _shown_item(style: Style, heard: Listening, additional_types: Sequence[str]) -> Body | None:
    if isinstance(heard.item, Advertisement | None):
        return None
    if isinstance(heard.item, Episode) and "episode" not in additional_types:
        return None
    return catalog.item(style, heard.item)


def _kind(heard: Listening) -> str:
    if isinstance(heard.item, Advertisement):
        return "ad"
    if heard.item is None:
        return "unknown"
    return "episode" if isinstance(heard.item, Episode) else "track"
