"""A stage for the screen: a session whose remote is a puppet, and ways to look at what is drawn."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import cast

from textual.pilot import Pilot

from tests.tui import samples
from tuify.device_memory import DeviceMemory
from tuify.library.edits import Edits
from tuify.library.edits.borders import Client as EditsClient
from tuify.library.entries import Entry
from tuify.library.listing import Listing
from tuify.library.lists import Lists
from tuify.library.names import ContextNames
from tuify.library.paged import PagedList
from tuify.library.places import LIKED
from tuify.library.recent_searches import RecentSearches
from tuify.library.saved import SavedIndex
from tuify.library.sources.client import HasLists
from tuify.playback.commands import Command
from tuify.playback.remote import CommandFailed
from tuify.playback.state import RemoteView
from tuify.session import Session
from tuify.settings import Settings
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Playlist, SavedTrack
from tuify.spotify.paging import Page
from tuify.spotify.pictures import Pictures
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken, TokenSource
from tuify.tui.app import TuifyApp
from tuify.tui.choices import Choices

NOON = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)
XTERM = {"TERM": "xterm-256color"}
COLLECTION = "spotify:user:ilse:collection"


class Time:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let that much time pass, at once."""
        self.now += seconds
        await asyncio.sleep(0)


class Puppet:
    """A remote that notes what it is told and shows what the test wants."""

    def __init__(self, view: RemoteView) -> None:
        self.view = view
        self.dispatched: list[Command] = []
        self.asked: list[str] = []
        self.attended: list[bool] = []
        self._listeners: list[
            tuple[Callable[[RemoteView], None], Callable[[RemoteView], object]]
        ] = []
        self._on_failure: list[Callable[[CommandFailed], None]] = []

    def show(self, view: RemoteView) -> None:
        """Have it show another view, to those whose slice of it changed."""
        before, self.view = self.view, view
        for listener, slice_ in tuple(self._listeners):
            if slice_(before) != slice_(view):
                listener(view)

    def fail(self, command: Command, error: SpotifyError) -> None:
        """Have a command fail."""
        for listener in tuple(self._on_failure):
            listener(CommandFailed(command, error))

    def dispatch(self, command: Command) -> None:
        self.dispatched.append(command)

    def subscribe(
        self,
        listener: Callable[[RemoteView], None],
        *,
        slice: Callable[[RemoteView], object],
    ) -> Callable[[], None]:
        entry = (listener, slice)
        self._listeners.append(entry)
        return lambda: self._listeners.remove(entry)

    def on_failure(self, listener: Callable[[CommandFailed], None]) -> Callable[[], None]:
        self._on_failure.append(listener)
        return lambda: self._on_failure.remove(listener)

    def attend(self, focused: bool) -> None:
        self.attended.append(focused)

    def poll_soon(self) -> None:
        self.asked.append("player")

    def refresh_devices(self) -> None:
        self.asked.append("devices")

    def refresh_queue(self) -> None:
        self.asked.append("queue")


class Library:
    """Saved tracks in memory, as the endpoints give them."""

    def __init__(self, entries: Sequence[SavedTrack]) -> None:
        self.entries = entries
        self.asked: list[tuple[int, int]] = []
        self.error: SpotifyError | None = None
        self.saved: set[str] = set()

    async def get_users_saved_tracks(self, limit: int = 20, offset: int = 0) -> Page[SavedTrack]:
        self.asked.append((offset, limit))
        if self.error is not None:
            raise self.error
        items = tuple(self.entries[offset : offset + limit])
        return Page(items=items, total=len(self.entries), limit=limit, offset=offset)

    async def check_users_saved_items(self, uris: Sequence[str]) -> tuple[bool, ...]:
        return tuple(uri in self.saved for uri in uris)

    async def save_items_to_library(self, uris: Sequence[str]) -> None:
        self.saved |= set(uris)

    async def remove_items_from_library(self, uris: Sequence[str]) -> None:
        self.saved -= set(uris)

    async def get_current_users_playlists(self, limit: int = 20, offset: int = 0) -> Page[Playlist]:
        return Page(items=(), total=0, limit=limit, offset=offset)

    async def get_playlist(self, playlist_id: str, *, fields: str | None = None) -> Playlist:
        return Playlist(id=playlist_id, name="Night Walk", uri=f"spotify:playlist:{playlist_id}")


class Client:
    """A client of which there is only the library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.playlists = library


class Stage:
    """What `Session` offers the screen, made of a puppet, real lists and a library in memory."""

    def __init__(self, view: RemoteView, songs: Sequence[SavedTrack]) -> None:
        # The lists have a time of their own, so that what plays stands still meanwhile.
        time = Time()
        self.settings = Settings()
        self.tokens: TokenSource = FixedToken(Secret("token"))
        self.remote = Puppet(view)
        self.library = Library(songs)
        self.start = LIKED
        self.lists = Lists(cast(HasLists, Client(self.library)), clock=time, sleep=time.sleep)
        self.saved = SavedIndex(self.library, clock=time, sleep=time.sleep)
        self.edits = Edits(
            cast(EditsClient, Client(self.library)),
            self.saved,
            self.lists,
            own_id=lambda: self.own_id,
            clock=time,
            sleep=time.sleep,
        )
        self.names = ContextNames(self.library)
        self.device_memory = DeviceMemory()
        self.recent_searches = RecentSearches()
        self.pictures = Pictures()
        self.collection: str | None = COLLECTION
        self.known_collection_uri: str | None = None
        self.closed = False

    @property
    def liked(self) -> PagedList[Entry]:
        """The rows of Liked Songs."""
        opened = self.lists.open(LIKED)
        assert isinstance(opened, Listing)
        return opened.rows

    def look_at_start(self, first: int, last: int) -> None:
        self.liked.look_at(first, last)

    async def run(self) -> None:
        state = self.remote.view.playback
        if state.context is not None:
            self.names.want(state.context, state.item)
        self.saved.want([state.item.uri if state.item is not None else None])
        async with asyncio.TaskGroup() as loops:
            for loop in (self.lists, self.saved, self.names, self.edits):
                loops.create_task(loop.run())

    async def aclose(self) -> None:
        self.closed = True

    def forget_answers(self) -> None:
        """Nothing is kept here."""

    @property
    def own_id(self) -> str | None:
        """The id of the account, once it was asked for."""
        return self.known_collection_uri.split(":")[2] if self.known_collection_uri else None

    async def collection_uri(self) -> str | None:
        self.known_collection_uri = self.collection
        return self.collection


def at_the_bottom(screen: str) -> str:
    """What is said at the bottom of a screen: its last line, or a notice of up to three."""
    last = screen.rstrip("\n").split("\n")[-3:]
    first = next((at for at, line in enumerate(last) if line.startswith(" · ")), len(last) - 1)
    return " ".join(line.strip() for line in last[first:])


def drawn(app: TuifyApp) -> str:
    """What an app shows, as plain text without blanks at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


class Scene:
    """An app on stage, with its pilot."""

    def __init__(self, app: TuifyApp, pilot: Pilot[None], stage: Stage, time: Time) -> None:
        self.app = app
        self.pilot = pilot
        self.stage = stage
        self.time = time

    @property
    def remote(self) -> Puppet:
        return self.stage.remote

    def text(self) -> str:
        """The screen as plain text, without blanks at the ends of lines."""
        return drawn(self.app)

    def line(self, y: int) -> str:
        """One line of the screen."""
        return self.text().split("\n")[y]

    def bottom(self) -> str:
        """The line of hints, or the notice, however many lines it has."""
        return at_the_bottom(self.text())

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all is drawn."""
        await self.pilot.press(*keys)
        await self.pilot.pause()


def set_stage(
    *,
    view: RemoteView | None = None,
    songs: int | Sequence[SavedTrack] = 300,
    settings: Settings | None = None,
    env: Mapping[str, str] = XTERM,
    choices: Choices | None = None,
) -> tuple[TuifyApp, Stage, Time]:
    """An app for a session on stage, not running yet."""
    time = Time()
    entries = samples.liked(songs) if isinstance(songs, int) else songs
    stage = Stage(samples.view() if view is None else view, entries)

    async def open_session() -> Session:
        return cast(Session, stage)

    app = TuifyApp(
        open_session,
        settings=settings or Settings(glyphs="unicode", cover="off"),
        clock=time,
        wall=lambda: NOON,
        env=env,
        choices=choices,
    )
    return app, stage, time


@asynccontextmanager
async def on_stage(
    *,
    size: tuple[int, int] = (120, 40),
    view: RemoteView | None = None,
    songs: int | Sequence[SavedTrack] = 300,
    settings: Settings | None = None,
) -> AsyncIterator[Scene]:
    """The app with a session on stage, its first rows here."""
    app, stage, time = set_stage(view=view, songs=songs, settings=settings)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Scene(app, pilot, stage, time)
