"""What the emulator's tests share: time that is told, and a client without an event loop."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx

from tuify.emulator.app import Emulator, create_app
from tuify.emulator.options import EmulatorOptions, Mode

START_S = 1_795_000_000.0


class ToldTime:
    """A clock and a sleep that only move when they are told to, or slept on."""

    def __init__(self) -> None:
        self.seconds = START_S
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)

    def pass_ms(self, milliseconds: float) -> None:
        self.seconds += milliseconds / 1000


class Api:
    """An emulator and a client with its token; ``self.time`` is its time."""

    def __init__(
        self,
        *,
        saved_tracks: int = 1000,
        playlists: int = 25,
        mode: Mode = "extended",
        seed: int = 1,
        latency_ms: int = 0,
        lag_ms: int = 0,
        rate_limit: int = 0,
        quota: int = 0,
    ) -> None:
        self.time = ToldTime()
        options = EmulatorOptions(
            saved_tracks, playlists, seed, mode, latency_ms, lag_ms, rate_limit, quota
        )
        self.emulator: Emulator = create_app(
            options, clock=self.time.clock, sleep=self.time.sleep, access_token="token"
        )

    def send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        json: object = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        token: str | None = "Bearer token",
        timeout: float = 5.0,
    ) -> httpx.Response:
        """Send one request; a path that does not begin with ``/_`` or ``/images`` is under /v1."""
        base = "" if path.startswith(("/_", "/images", "http")) else "/v1"
        sent = dict(headers or {})
        if token is not None:
            sent["Authorization"] = token

        async def exchange() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=self.emulator.transport(), base_url="http://emulator", timeout=timeout
            ) as client:
                return await client.request(
                    method, base + path, params=params, json=json, content=content, headers=sent
                )

        return asyncio.run(exchange())

    def get(self, path: str) -> Any:  # noqa: ANN401  # the body is whatever the test is about
        """Return the body of a GET that must succeed."""
        answer = self.send("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def do(self, method: str, path: str, json: object = None) -> None:
        """Send a command that must succeed."""
        answer = self.send(method, path, json=json)
        assert answer.status_code in (200, 204), answer.text

    def refused(self, method: str, path: str, json: object = None) -> tuple[int, str, str | None]:
        """Return status, message and reason of a request that must fail."""
        answer = self.send(method, path, json=json)
        error = answer.json()["error"]
        assert error["status"] == answer.status_code
        return error["status"], error["message"], error.get("reason")

    def event(self, event: str, **what: object) -> None:
        """Let something happen."""
        self.do("POST", "/_emulator/events", {"event": event, **what})

    def weather(self, *rules: Mapping[str, object], **rest: object) -> None:
        """Set the weather."""
        self.do("PUT", "/_emulator/weather", {"rules": [dict(rule) for rule in rules], **rest})

    def player(self) -> Any:  # noqa: ANN401  # see get
        """Return the playback state a client sees."""
        return self.get("/me/player?additional_types=track,episode")

    def track_uri(self, place: int) -> str:
        """Return the URI of the track at a place of Liked Songs."""
        catalog = self.emulator.world.catalog
        return catalog.track(catalog.liked_track(place)).uri
