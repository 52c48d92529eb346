"""The screen on an emulated account: the remote is a puppet, all else is real.

No time passes of itself: waiting moves a clock of its own, and answers come at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, cast

import httpx
from textual import events
from textual.pilot import Pilot

from tests.tui import samples
from tests.tui.stage import NOON, XTERM, Puppet, Time, at_the_bottom, drawn
from tuify.device_memory import DeviceMemory
from tuify.emulator.app import create_app
from tuify.emulator.options import EmulatorOptions
from tuify.library.listing import Listing
from tuify.library.places import Place, PlaceKind
from tuify.playback.commands import Command
from tuify.playback.notices import CommandDone
from tuify.playback.remote import Remote
from tuify.playback.state import RemoteView
from tuify.session import Pace, Session
from tuify.settings import Settings
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken
from tuify.spotify.transport import Transport
from tuify.tui.app import TuifyApp

HERE = "http://127.0.0.1"
Body = Any  # JSON, of whatever shape


class Listener(Puppet):
    """A puppet that can be told that commands are done, and runs for ever."""

    def __init__(self, view: RemoteView) -> None:
        super().__init__(view)
        self._on_done: list[Callable[[CommandDone], None]] = []

    def on_done(self, listener: Callable[[CommandDone], None]) -> Callable[[], None]:
        self._on_done.append(listener)
        return lambda: self._on_done.remove(listener)

    def take(self, command: Command) -> None:
        """Have the service accept a command."""
        for listener in tuple(self._on_done):
            listener(CommandDone(command))

    async def run(self) -> None:
        await asyncio.Event().wait()


class World:
    """A session with an emulated account, and ways to look behind it."""

    def __init__(self, options: EmulatorOptions, view: RemoteView, settings: Settings) -> None:
        time = Time()
        self.emulator = create_app(options, clock=time, sleep=time.sleep)
        self.wire = Wire(self.emulator.transport())
        self.http = httpx.AsyncClient(transport=self.emulator.transport(), base_url=HERE)
        tokens = FixedToken(Secret(self.emulator.access_token))
        pace = Pace(clock=time, sleep=time.sleep)
        self.session = Session(
            Transport(f"{HERE}/v1", tokens, http=self.wire, clock=time, sleep=time.sleep),
            settings=settings,
            device_memory=DeviceMemory(),
            pace=pace,
            tokens=tokens,
        )
        self.remote = Listener(view)
        self.session.remote = cast(Remote, self.remote)

    async def ask(self, path: str) -> Body:
        """What the service tells somebody else who is logged in to the account."""
        token = {"Authorization": f"Bearer {self.emulator.access_token}"}
        return (await self.http.get(f"/v1/{path}", headers=token)).raise_for_status().json()

    async def tell(self, method: str, path: str, body: Mapping[str, object]) -> None:
        """Change something from elsewhere."""
        token = {"Authorization": f"Bearer {self.emulator.access_token}"}
        answer = await self.http.request(method, f"/v1/{path}", headers=token, json=dict(body))
        answer.raise_for_status()

    async def weather(self, *rules: Mapping[str, object]) -> None:
        """Have requests that fit these rules fail."""
        answer = await self.http.put("/_emulator/weather", json={"rules": list(rules)})
        answer.raise_for_status()


class Wire(httpx.AsyncBaseTransport):
    """Passes requests on and notes them; `gate`, if there is one, is waited for first."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self.noted: list[tuple[str, str]] = []
        self.gate: Callable[[httpx.Request], Awaitable[None]] | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.noted.append((request.method, request.url.path.removeprefix("/v1/")))
        if self.gate is not None:
            await self.gate(request)
        return await self._inner.handle_async_request(request)

    def changes(self) -> list[tuple[str, str]]:
        """The requests that were to change something."""
        return [each for each in self.noted if each[0] != "GET"]


class WorldScene:
    """An app on an emulated account, with its pilot."""

    def __init__(self, app: TuifyApp, pilot: Pilot[None], world: World) -> None:
        self.app = app
        self.pilot = pilot
        self.world = world
        self.session = world.session

    def text(self) -> str:
        """The screen as plain text, without blanks at the ends of lines."""
        return drawn(self.app)

    def bottom(self) -> str:
        """The line of hints, or the notice, however many lines it has."""
        return at_the_bottom(self.text())

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all is drawn."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    @property
    def cursor(self) -> int:
        return self.app.main.library.table.cursor

    async def until(self, so: Callable[[], bool], why: str = "") -> None:
        """Let everybody get on until it is so."""
        for _ in range(400):
            if so():
                return
            await self.pilot.pause()
        raise AssertionError(f"{why}\n{self.text()}")

    async def says(self, words: str) -> None:
        """Wait until the bottom line says this."""
        await self.until(lambda: words in self.bottom(), f"never said: {words}")

    async def shows(self, words: str) -> None:
        """Wait until it stands somewhere on the screen."""
        await self.until(lambda: words in self.text(), f"never shown: {words}")

    async def type(self, text: str) -> None:
        """Type a text, key by key."""
        await self.press(*("space" if sign == " " else sign for sign in text))

    async def paste(self, text: str) -> None:
        """Paste a text."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def settle(self) -> None:
        """Let everybody get on for a while."""
        for _ in range(10):
            await self.pilot.pause()

    async def open(self, place: Place) -> Listing:
        """Go to a place, and wait until its first rows are here."""
        self.app.main.show_place(place)
        listing = self.session.lists.open(place)
        assert isinstance(listing, Listing)
        await self.until(lambda: listing.rows.total is not None, "the list never came")
        await self.settle()
        return listing

    async def open_playlist(self, length: int = 5) -> Listing:
        """A playlist of the account's own with that many entries, opened; made for the purpose."""
        made = await self.session.spotify.playlists.create_playlist("Harbour Fog", public=True)
        page = await self.session.spotify.library.get_users_saved_tracks(length)
        tracks = [item.track for item in page.items if item is not None]
        uris = [track.uri for track in tracks if track is not None and track.uri]
        await self.session.spotify.playlists.add_items_to_playlist(made.id, uris)
        listing = await self.open(Place(PlaceKind.PLAYLIST, made.id, name="Harbour Fog"))
        self.world.wire.noted.clear()
        return listing

    async def entries(self, listing: Listing) -> list[str]:
        """The URIs that a playlist holds at the service."""
        body = await self.world.ask(f"playlists/{listing.place.id}/items?limit=50")
        return [item.get("item", item.get("track"))["uri"] for item in body["items"]]


@asynccontextmanager
async def on_world(
    *,
    size: tuple[int, int] = (80, 24),
    options: EmulatorOptions | None = None,
    view: RemoteView | None = None,
    settings: Settings | None = None,
) -> AsyncIterator[WorldScene]:
    """The app on an emulated account, its first rows here; `settings` are the session's."""
    options = options or EmulatorOptions(saved_tracks=300)
    world = World(options, view or samples.view(), settings or Settings())

    async def open_session() -> Session:
        return world.session

    app = TuifyApp(
        open_session,
        settings=Settings(glyphs="unicode", cover="off"),
        clock=Time(),
        wall=lambda: NOON,
        env=XTERM,
    )
    async with app.run_test(size=size) as pilot:
        scene = WorldScene(app, pilot, world)
        await scene.until(lambda: world.session.own_id is not None, "nobody knew whose it is")
        await scene.settle()
        yield scene
