"""TuifyApp: the screen of one session. It knows no HTTP."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import events
from textual.screen import Screen

from tuify.settings import Settings
from tuify.spotify.errors import SpotifyError
from tuify.tui.choices import Choices
from tuify.tui.ending import catch_faults, catch_signals, crash_report
from tuify.tui.importing import import_behind_requests
from tuify.tui.logging_in import LoginApp
from tuify.tui.screens.main import MainScreen
from tuify.tui.styles import style_sheets
from tuify.tui.terminal import copy_by_tmux, copy_sequence, driver_class, title_sequence
from tuify.tui.text import choose_glyphs
from tuify.tui.theme import TUIFY, starting_theme, theme_variables

if TYPE_CHECKING:
    from tuify.playback.commands import Command
    from tuify.session import Session
    from tuify.spotify.models import Device
    from tuify.tui.feeds import Feeds
    from tuify.tui.login_means import LoginMeans
    from tuify.tui.palette import Destinations

_SHOWING: Final = (
    "tuify.tui.feeds",
    "tuify.tui.covers",
    "tuify.tui.cover_loading",
    "tuify.tui.steering",
    "tuify.tui.front",
    "tuify.tui.librarian",
    "tuify.tui.find.jump",
    "tuify.tui.find.search",
    "tuify.tui.find.finding",
    "tuify.tui.find.destinations",
    "tuify.tui.login_watch",
)
"""What shows a session, and steers it."""


def now_here() -> datetime:
    """The time of day where the program runs."""
    return datetime.now().astimezone()


class TuifyApp(LoginApp, inherit_bindings=False):
    """Shows a session and steers it.

    The first frame is painted before the session is opened, for what opening imports would delay
    it. The session then runs in a task of its own beside the widgets, and ends with the app.
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "tuify"

    destinations: Destinations | None = None
    """Who knows where the palette can go; None until there is a session."""

    def __init__(
        self,
        open_session: Callable[[], Awaitable[Session]],
        *,
        settings: Settings,
        notify_title: bool = True,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], datetime] = now_here,
        env: Mapping[str, str] = os.environ,
        login: LoginMeans | None = None,
        choices: Choices | None = None,
    ) -> None:
        """`clock` (seconds, the session's own) and `wall` are the time; `env` the environment.

        With the means for a `login`, a session that can't be opened for the want of one leads to
        the login screen; without, it ends the app. `choices` are the keys, columns and themes of
        the user's own.
        """
        super().__init__(
            driver_class=driver_class(),
            css_path=[*style_sheets()],
            # Chosen here or never: Textual picks its colour filter in this very call.
            ansi_color=True if "NO_COLOR" in env else None,
        )
        self.settings = settings
        self.after_first_frame: Callable[[], object] = lambda: None
        """Called once, when the first frame is painted and nothing else has begun."""
        self.when_open: Callable[[], object] = lambda: None
        """Called when a session, or the way to one, is there and all is imported that it takes."""
        self.open_session = open_session
        self._clock = clock
        self._wall = wall
        self._env = env
        self._titles = notify_title and settings.title
        self._title_shown = ""
        self.login_means = login
        self._feeds: Feeds | None = None
        self._session_task: asyncio.Task[None] | None = None
        encoding = getattr(sys.__stderr__, "encoding", None)
        self.glyphs = choose_glyphs(settings.glyphs, encoding=encoding, env=env)
        self.choices = choices or Choices()
        self.keymap = self.choices.keymap
        self.main = MainScreen(self.glyphs, clock=clock)
        self.main.covers_wanted = self.wants_covers
        self.main.library.look.columns = self.choices.columns
        for theme in (TUIFY, *self.choices.themes):
            self.register_theme(theme)
        self.theme = starting_theme(
            settings.theme, frozenset(self.available_themes), self.console.color_system
        )

    # Start and end

    def get_default_screen(self) -> Screen[None]:
        """The main screen; there is no other below it."""
        self.main.share_room(self.size)
        return self.main

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """tuify's own style variables, for themes that don't set them."""
        return theme_variables(self.current_theme)

    def on_load(self) -> None:
        """Be ready for signals before the terminal is touched."""
        catch_signals(self)
        catch_faults(self._handle_exception)

    def on_ready(self) -> None:
        """Open the session, now that the first frame is painted."""
        self.after_first_frame()
        self.main.say(self.choices.notice)
        self.begin(self.open_session)

    def begin(self, open_session: Callable[[], Awaitable[Session]]) -> None:
        """Run a session, in the place of the one before if there is one."""
        before = self._session_task
        if before is not None:
            before.cancel()
            self.close_dialogs()
        self._session_task = asyncio.create_task(
            self._run_session(open_session, before), name="session"
        )
        self._session_task.add_done_callback(self._session_ended)

    async def _run_session(
        self, open_session: Callable[[], Awaitable[Session]], before: asyncio.Task[None] | None
    ) -> None:
        if before is not None:
            await asyncio.wait([before])
        try:
            session = await open_session()
        except SpotifyError as error:
            self.ask_to_log_in(error)
            self.when_open()
            return
        self.session = session
        loops = asyncio.create_task(session.run(), name="session loops")
        try:
            session.look_at_start(*self.main.library.table.in_sight)
            await import_behind_requests(_SHOWING)
            self.when_open()
            await self._show_session(session, loops)
        finally:
            loops.cancel()
            await asyncio.wait([loops])
            self.session = self.steering = self.librarian = self.login_watch = None
            self.destinations = None
            await session.aclose()

    async def _show_session(self, session: Session, loops: asyncio.Task[None]) -> None:
        """Show a session and have the keys steer it, until its loops end."""
        from tuify.tui.feeds import Feeds
        from tuify.tui.find.destinations import SessionDestinations
        from tuify.tui.find.finding import Finding
        from tuify.tui.front import ScreenFront
        from tuify.tui.librarian import Librarian
        from tuify.tui.login_watch import LoginWatch
        from tuify.tui.steering import Steering

        self.steering = Steering(
            session, clock=self._clock, say=self.main.say, ask_device=self._ask_device
        )
        self.librarian = Librarian(session, self.steering, ScreenFront(self, self.glyphs))
        self._feeds = Feeds(
            session,
            self.main,
            clock=self._clock,
            wall=self._wall,
            set_title=self._set_title,
            covers=self.open_covers(session),
        )
        self.login_watch = LoginWatch(
            session, say=self.main.say, wall=lambda: self._wall().timestamp()
        )
        self.main.stop_what_runs = self.librarian.stop
        self.main.own_id = lambda: session.own_id
        self.destinations = SessionDestinations(
            session, go=self.main.show_place, play_on=self.steering.transfer_to
        )
        finding = Finding(session, self.main, self.glyphs, later=self._later)
        with self.steering, self.librarian, self._feeds, finding, self.login_watch:
            await loops

    def _session_ended(self, task: asyncio.Task[None]) -> None:
        """A session that ends by itself has failed, and the screen with it."""
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, Exception):
            self._handle_exception(error)

    async def on_unmount(self) -> None:
        """End the session with the screen."""
        if self._session_task is not None:
            self._session_task.cancel()
            await asyncio.wait([self._session_task])

    def _fatal_error(self) -> None:
        # Textual's own report prints the local variables of every frame, tokens included. There
        # is no public place to say otherwise.
        self._exit_renderables.append(crash_report(self._exception))
        self._close_messages_no_wait()

    def _later(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        """Have something called after some seconds; returns what calls it off."""
        return self.main.set_timer(seconds, call).stop

    # What the terminal tells and is told

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Somebody is looking: polls are worth more."""
        event.prevent_default()
        if self.session is not None:
            self.session.remote.attend(True)

    def on_app_blur(self, event: events.AppBlur) -> None:
        """Nobody is looking: fewer polls will do."""
        # Textual would take the focus from its widget and restyle everything, 15 KB each time.
        event.prevent_default()
        if self.session is not None:
            self.session.remote.attend(False)

    def on_driver_signal_resume(self) -> None:
        """The program was stopped and goes on: the terminal shows nothing of it any more."""
        self.refresh(layout=True)
        title, self._title_shown = self._title_shown, ""
        self._set_title(title)

    def copy_to_clipboard(self, text: str) -> None:
        """Put `text` on the clipboard of the terminal, wherever that is."""
        self._clipboard = text
        self._tell_terminal(copy_sequence(text, self._env))
        if "TMUX" in self._env and not self.is_headless:
            self.run_worker(partial(copy_by_tmux, text, self._env), thread=True)

    def _set_title(self, title: str) -> None:
        if self._titles and title != self._title_shown:
            self._title_shown = title
            self._tell_terminal(title_sequence(title, self._env))

    def _tell_terminal(self, sequence: str) -> None:
        # The driver is the only way to the terminal that keeps the order of what is written.
        if sequence and self._driver is not None and not self.is_headless:
            self._driver.write(sequence)

    # Actions

    async def action_help(self) -> None:
        """Show every key."""
        from tuify.tui.offering import open_help

        await open_help(self)

    async def action_palette(self) -> None:
        """Find a command, or a place to go to, by its name."""
        from tuify.tui.offering import open_palette

        await open_palette(self)

    def _ask_device(self, command: Command, waiting: str) -> None:
        """Ask for a device, and run the command that waits there."""
        from tuify.tui.screens.device_picker import DevicePicker

        session, steering = self.session, self.steering
        if session is None or steering is None:
            return
        if isinstance(self.screen, DevicePicker):
            steering.given_up.tell(command)
            return

        def chosen(device: Device | None) -> None:
            if device is not None:
                steering.run_there(command, device)
            else:
                self.main.say(f"No device was chosen: tuify didn't {waiting}")
                steering.given_up.tell(command)

        self.push_screen(DevicePicker(self.glyphs, session.remote, waiting, chosen))


def run(app: TuifyApp) -> int:
    """Show the screen until it is left, and give back the exit code: 0, 1 after a crash, 128 + n
    after the signal n."""
    app.run(mouse=app.settings.mouse)
    return app.return_code or 0
