"""What no endpoint can do: things that happen to the player from elsewhere.

``POST /_emulator/events`` takes one object with an ``event`` and what belongs to it:

==================== ===============================================================================
``device_vanishes``  ``device``: its key, name or id. Without it, the active one. Playback there
                     stops, and nothing is active any more
``device_returns``   ``device``: it is listed again, and awake
``sleep``            nothing is active any more; ``/me/player`` answers 204
``advertisement``    ``seconds`` (default 30): one interrupts what plays
``private_session``  ``on`` (default true): the API shows nothing of the player
``another_remote``   someone else steers: ``do`` is ``play``, ``pause``, ``next``, ``previous``,
                     ``seek`` (``position_ms``), ``volume`` (``percent``), ``shuffle`` (``on``),
                     ``repeat`` (``state``), ``queue`` (``uri``), ``start`` (``context_uri`` or
                     ``uris``, ``offset``, ``position_ms``) or ``transfer`` (``device``, by key or
                     name too, so that even a restricted device can become the active one)
``advance``          ``ms``: the world's clock goes forward, at most a week
==================== ===============================================================================
"""

from collections.abc import Mapping
from dataclasses import replace

from tuify.emulator.errors import ApiError
from tuify.emulator.playback import commands, listening
from tuify.emulator.playback.devices import Device
from tuify.emulator.playback.player import Command, PlayerState, activated, idle
from tuify.emulator.playback.request import read_start
from tuify.emulator.world import World

Event = Mapping[str, object]

_LONGEST_ADVANCE_MS = 7 * 86_400_000


def happen(world: World, event: Event) -> None:
    """Let an event happen; raises :class:`ApiError` (400, or what the player refuses with)."""
    name = event.get("event")
    if name == "advance":
        by_ms = _number(event, "ms")
        if by_ms > _LONGEST_ADVANCE_MS:
            raise ApiError(400, "the clock goes forward by at most a week at a time")
        world.clock.advance(by_ms)
        return
    makers = {
        "device_vanishes": _device_vanishes,
        "device_returns": _device_returns,
        "sleep": lambda _: idle,
        "advertisement": _advertisement,
        "private_session": _private_session,
    }
    if name == "another_remote":
        world.player.run(_another_remote(world, event))
    elif isinstance(name, str) and name in makers:
        world.player.run(makers[name](event))
    else:
        raise ApiError(400, f"unknown event {name!r}; see the emulator's events")


def _device_vanishes(event: Event) -> Command:
    def run(state: PlayerState, now_ms: int) -> PlayerState:
        gone = _device(state, event.get("device", state.active))
        if gone.key == state.active:
            state = idle(state, now_ms)
        return _with_device(state, gone.key, present=False)

    return run


def _device_returns(event: Event) -> Command:
    def run(state: PlayerState, now_ms: int) -> PlayerState:
        back = _device(state, event.get("device"))
        state = _with_device(state, back.key, present=True)
        woken = tuple(
            replace(device, idle_since_ms=now_ms) if device.key == back.key else device
            for device in state.devices
        )
        return replace(state, devices=woken)

    return run


def _advertisement(event: Event) -> Command:
    duration_ms = _number(event, "seconds", 30) * 1000

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        heard = listening.advertise(state.listening, duration_ms, now_ms)
        return replace(state, listening=heard)

    return run


def _private_session(event: Event) -> Command:
    on = event.get("on", True) is True
    return lambda state, _: replace(state, private=on)


def _another_remote(world: World, event: Event) -> Command:
    match event.get("do"):
        case "play":
            return commands.resume(None)
        case "pause":
            return commands.pause(None)
        case "next":
            return commands.skip_next(None)
        case "previous":
            return commands.skip_previous(None)
        case "seek":
            return commands.seek(_number(event, "position_ms"), None)
        case "volume":
            return commands.set_volume(_number(event, "percent"), None)
        case "shuffle":
            return commands.set_shuffle(event.get("on", True) is True, None)
        case "repeat":
            return _repeat(event)
        case "queue":
            return _queue(world, event)
        case "start":
            return _start(world, event)
        case "transfer":
            return lambda state, now_ms: activated(
                state, _device(state, event.get("device")).key, now_ms
            )
    raise ApiError(400, f"another remote cannot {event.get('do')!r}")


def _repeat(event: Event) -> Command:
    match event.get("state"):
        case ("off" | "context" | "track") as state:
            return commands.set_repeat(state, None)
    raise ApiError(400, "'state' is off, context or track")


def _queue(world: World, event: Event) -> Command:
    uri = event.get("uri")
    item = world.item(uri) if isinstance(uri, str) else None
    if item is None:
        raise ApiError(400, "'uri' is a track or an episode of this world")
    return commands.add_to_queue(item, None)


def _start(world: World, event: Event) -> Command:
    start, _ = read_start(world, dict(event))
    if start is None:
        raise ApiError(400, "'start' needs a context_uri or uris")
    return commands.start(start, None)


def _device(state: PlayerState, named: object) -> Device:
    for device in state.devices:
        if named is not None and named in (device.key, device.name, device.id):
            return device
    raise ApiError(400, f"no device {named!r}; there are {[one.key for one in state.devices]}")


def _with_device(state: PlayerState, key: str, *, present: bool) -> PlayerState:
    devices = tuple(
        replace(device, present=present) if device.key == key else device
        for device in state.devices
    )
    return replace(state, devices=devices)


def _number(event: Event, name: str, usual: int | None = None) -> int:
    number = event.get(name, usual)
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise ApiError(400, f"{name!r} is a whole number of 0 or more")
    return number
