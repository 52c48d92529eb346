"""The client and the emulator in one process, with one clock that only a test moves."""

import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx

from tests.spotify.support import FakeTime, run
from tuify.emulator.app import create_app
from tuify.emulator.options import EmulatorOptions, Mode
from tuify.spotify.client import Spotify
from tuify.spotify.models import Device, Playback
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken, TokenSource
from tuify.spotify.transport import Limits, Transport

T = TypeVar("T")

BASE = "http://127.0.0.1"


class Wire(httpx.AsyncBaseTransport):
    """Passes requests on, and keeps them with their answers."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self.passed: list[tuple[httpx.Request, httpx.Response]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass a request on (the interface of httpx)."""
        await request.aread()
        answer = await self._inner.handle_async_request(request)
        content = await answer.aread()
        told = httpx.Response(answer.status_code, headers=answer.headers, content=content)
        self.passed.append((request, told))
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)


class Here:
    """A world, a client in it, the wire between, and the strings behind it (`/_emulator`)."""

    def __init__(
        self,
        mode: Mode = "extended",
        *,
        limits: Limits | None = None,
        tokens: TokenSource | None = None,
        saved_tracks: int = 10_000,
    ) -> None:
        self.time = FakeTime(1_790_000_000.0)
        self.emulator = create_app(
            EmulatorOptions(mode=mode, saved_tracks=saved_tracks),
            clock=self.time.clock,
            sleep=self.time.sleep,
        )
        self.wire = Wire(self.emulator.transport())
        self.transport = Transport(
            f"{BASE}/v1",
            tokens or FixedToken(Secret(self.emulator.access_token)),
            http=self.wire,
            clock=self.time.clock,
            sleep=self.time.sleep,
            rng=random.Random(1),
            limits=limits,
        )
        self.spotify = Spotify(self.transport)

    async def behind(self, method: str, path: str, body: object = None) -> object:
        """Pull a string."""
        async with httpx.AsyncClient(transport=self.emulator.transport(), base_url=BASE) as client:
            answer = await client.request(method, f"/_emulator/{path}", json=body)
            assert answer.is_success, answer.text
            return answer.json() if answer.content else None

    async def weather(self, *rules: dict[str, object]) -> None:
        """Let the weather be so from now on."""
        await self.behind("PUT", "weather", {"rules": list(rules)})

    async def happen(self, event: str, **more: object) -> None:
        """Let something happen that no endpoint can do."""
        await self.behind("POST", "events", {"event": event, **more})

    async def requests(self) -> list[str]:
        """What the client has sent, as the emulator's log has it."""
        log = await self.behind("GET", "requests")
        assert isinstance(log, dict)
        return [f"{entry['method']} {entry['path']}" for entry in log["requests"]]

    async def playback(self) -> Playback:
        """What plays; something must."""
        playback = await self.spotify.player.get_playback_state()
        assert playback is not None
        return playback

    async def device(self, name: str) -> Device:
        """The device with this name."""
        devices = await self.spotify.player.get_available_devices()
        return next(device for device in devices if device.name == name)


def visit(story: Callable[[Here], Awaitable[T]], here: Here | None = None) -> T:
    """Let a story happen in a world."""

    async def told() -> T:
        place = here or Here()
        try:
            return await story(place)
        finally:
            await place.spotify.aclose()

    return run(told())
