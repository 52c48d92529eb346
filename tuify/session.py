"""Where the parts meet: settings -> client -> remote and library. The screen is handed one
`Session`.

What one room learns and another can use is passed on here, because the rooms don't know each
other: what plays and what is queued wants its heart, a context wants its name.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from tuify.device_memory import DeviceMemory, device_memory_path
from tuify.library.changes import Change, RowsArrived
from tuify.library.containing import place_containing
from tuify.library.links import Within
from tuify.library.listing import Listing
from tuify.library.lists import Lists
from tuify.library.names import ContextNames
from tuify.library.places import Place, PlaceKind, section
from tuify.library.recent_searches import RecentSearches, recent_searches_path
from tuify.library.saved import SavedIndex
from tuify.playback.remote import Remote
from tuify.playback.state import RemoteView
from tuify.settings import Settings
from tuify.spotify.answer_cache import AnswerCache
from tuify.spotify.client import Spotify
from tuify.spotify.errors import SpotifyError
from tuify.spotify.pictures import Pictures
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken, TokenSource
from tuify.spotify.transport import Transport

if TYPE_CHECKING:
    from tuify.emulator.app import Emulator
    from tuify.emulator.options import EmulatorOptions
    from tuify.library.edits import Edits

_DEMO_URL: Final = "http://127.0.0.1/v1"  # never dialled: the requests stay in this process

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Pace:
    """Time and chance as the session's parts are given them: seconds, waiting, and jitter."""

    clock: Clock = time.monotonic
    sleep: Sleep = asyncio.sleep
    rng: random.Random | None = None


class Session:
    """One account being steered: the remote, the library, and what is remembered between them."""

    def __init__(
        self,
        transport: Transport,
        *,
        settings: Settings,
        device_memory: DeviceMemory,
        pace: Pace,
        tokens: TokenSource,
        pictures: Pictures | None = None,
        recent_searches: RecentSearches | None = None,
    ) -> None:
        """`tokens` is where `transport` has its token from; `pictures` replaces the network that
        covers come from."""
        rng = pace.rng or random.Random()
        self.settings = settings
        self.tokens = tokens
        self.device_memory = device_memory
        self.recent_searches = recent_searches or RecentSearches()
        self.spotify = Spotify(transport, answers=AnswerCache(transport, clock=pace.clock))
        self.pictures = pictures or Pictures()
        self.remote = Remote(
            self.spotify.player,
            clock=pace.clock,
            sleep=pace.sleep,
            rng=rng,
            step=settings.poll_s,
        )
        self.start: Place = section(PlaceKind(settings.start))
        self.lists = Lists(self.spotify, clock=pace.clock, sleep=pace.sleep)
        self.saved = SavedIndex(self.spotify.library, clock=pace.clock, sleep=pace.sleep)
        self.names = ContextNames(self.spotify.playlists)
        self._own_id: str | None = None
        self._pace = pace
        self._has_edits = asyncio.Event()
        self._asking_who = asyncio.Lock()

    @cached_property
    def edits(self) -> Edits:
        """Every change of the library; imported when first asked for, which nobody does before the
        first requests are out."""
        from tuify.library.edits import Edits

        self._has_edits.set()
        return Edits(
            self.spotify,
            self.saved,
            self.lists,
            own_id=lambda: self._own_id,
            clock=self._pace.clock,
            sleep=self._pace.sleep,
        )

    async def run(self) -> None:
        """Run every loop of the session until cancelled."""
        with ExitStack() as wiring:
            content = self._first_rows(wiring)
            wiring.callback(self.remote.subscribe(self._want_hearts, slice=_items_in_view))
            wiring.callback(self.remote.subscribe(self._want_name, slice=_context_in_view))
            async with asyncio.TaskGroup() as loops:
                for loop in (self.remote, self.lists, self.saved, self.names):
                    loops.create_task(loop.run())
                loops.create_task(self._run_edits())
                loops.create_task(self._learn_who(content))

    async def aclose(self) -> None:
        """Close the connections. Call it when `run` has ended."""
        await self.pictures.aclose()
        await self.spotify.aclose()

    def forget_answers(self) -> None:
        """Have everything asked of the service from now on, whatever answers would still hold."""
        self.spotify.forget_answers()

    @property
    def known_collection_uri(self) -> str | None:
        """The context of Liked Songs, if somebody has asked whose they are already."""
        return None if self._own_id is None else f"spotify:user:{self._own_id}:collection"

    @property
    def own_id(self) -> str | None:
        """The id of the account, if somebody has asked whose it is already."""
        return self._own_id

    async def collection_uri(self) -> str | None:
        """The context of Liked Songs, `spotify:user:ID:collection`; None while nobody knows whose
        it is.

        Costs one `GET /me` the first time it succeeds.
        """
        async with self._asking_who:
            if self._own_id is None:
                try:
                    user = await self.spotify.users.get_current_users_profile()
                except SpotifyError:
                    return None
                self._own_id = user.id
            return self.known_collection_uri

    async def place_containing(self, within: Within) -> Place | None:
        """The album of a track, the show of an episode, the book of a chapter; one request.

        Raises SpotifyError.
        """
        return await place_containing(self.spotify, within)

    def look_at_start(self, first: int, last: int) -> None:
        """Have rows `first` to `last` asked for where the screen begins, if there is a list."""
        if self._begins is not None:
            self._begins.rows.look_at(first, last)

    async def _run_edits(self) -> None:
        await self._has_edits.wait()
        await self.edits.run()

    async def _learn_who(self, content: asyncio.Event) -> None:
        """Ask for the owner of the token once there is something to look at, so that Enter
        needn't wait."""
        await content.wait()
        await self.collection_uri()

    def _first_rows(self, wiring: ExitStack) -> asyncio.Event:
        """What is set once there are rows to look at where the screen begins."""
        content = asyncio.Event()

        def arrived(change: Change) -> None:
            if isinstance(change, RowsArrived):
                content.set()

        if self._begins is not None:
            wiring.callback(self._begins.rows.subscribe(arrived))
        else:
            content.set()
        return content

    @property
    def _begins(self) -> Listing | None:
        """The list where the screen begins, if it begins with one."""
        if self.start.kind in (PlaceKind.LIBRARY, PlaceKind.SEARCH):
            return None
        begins = self.lists.open(self.start)
        return begins if isinstance(begins, Listing) else None

    def _want_hearts(self, view: RemoteView) -> None:
        """Ask whether what plays and what is queued is saved: once both are known, so in one go."""
        settled, uris = _items_in_view(view)
        if settled:
            self.saved.want(uris)

    def _want_name(self, view: RemoteView) -> None:
        """Ask for the name of the context that plays."""
        if view.playback.context is not None:
            self.names.want(view.playback.context, view.playback.item)


def _items_in_view(view: RemoteView) -> tuple[bool, tuple[str | None, ...]]:
    """Whether the queue is settled, and the URIs of what plays and what is queued."""
    settled = view.queue.known or view.queue.error is not None
    items = (view.playback.item, *view.queue.items)
    return settled, tuple(item.uri for item in items if item is not None)


def _context_in_view(view: RemoteView) -> object:
    """The context that plays, and the item, whose album or show may name it."""
    return view.playback.context, view.playback.item


def open_session(settings: Settings, *, pace: Pace | None = None) -> Session:
    """A session with the service that `settings` name.

    It uses the access token in `settings`, or else the login of the profile. Raises `NotLoggedIn`
    without either, `FileUnsafe` for a login that others may see, and `UnsafeUrl` for an address no
    token may be sent to.
    """
    from tuify.accounts.token_source import token_source

    pace = pace or Pace()
    tokens = token_source(settings)
    transport = Transport(
        settings.api_url,
        tokens,
        clock=pace.clock,
        sleep=pace.sleep,
        rng=pace.rng,
    )
    return Session(
        transport,
        settings=settings,
        device_memory=DeviceMemory(device_memory_path()),
        pace=pace,
        tokens=tokens,
        recent_searches=RecentSearches(recent_searches_path()),
    )


def open_demo_session(
    world: EmulatorOptions,
    *,
    settings: Settings | None = None,
    pace: Pace | None = None,
    emulator: Emulator | None = None,
) -> Session:
    """A session with an emulated account in this process: no port, no file, nothing left behind.

    `emulator` is one that was made already, for whoever wants to change its world or its clock.
    """
    from tuify.emulator.app import create_app

    pace = pace or Pace()
    emulator = emulator or create_app(world)
    tokens = FixedToken(Secret(emulator.access_token))
    transport = Transport(
        _DEMO_URL,
        tokens,
        http=emulator.transport(),
        clock=pace.clock,
        sleep=pace.sleep,
        rng=pace.rng,
    )
    return Session(
        transport,
        settings=settings or Settings(),
        device_memory=DeviceMemory(),
        pace=pace,
        tokens=tokens,
        pictures=Pictures(http=emulator.transport()),
    )
