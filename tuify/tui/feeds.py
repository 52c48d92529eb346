"""What the session learns, brought to the panes: each is told only when its slice changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from tuify.library.pictures import images_of
from tuify.playback.state import Link, PlaybackState, RemoteView
from tuify.tui.browse.browser import Browser
from tuify.tui.panes import describe
from tuify.tui.panes.playing_lines import Playing
from tuify.tui.wording import error_sentence

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.tui.covers import Covers
    from tuify.tui.screens.main import MainScreen


class Feeds:
    """The subscriptions of one screen to one session."""

    def __init__(
        self,
        session: Session,
        screen: MainScreen,
        *,
        clock: Callable[[], float],
        wall: Callable[[], datetime],
        set_title: Callable[[str], None],
        covers: Covers,
    ) -> None:
        self._session = session
        self._screen = screen
        self._clock = clock
        self._wall = wall
        self._set_title = set_title
        self._covers = covers
        self._leave = ExitStack()

    def __enter__(self) -> Self:
        """Bring what is known now, and from now on what changes."""
        remote = self._session.remote
        for listener, slice_ in (
            (self._playback, lambda view: (view.playback, view.link.last_answer_at is None)),
            (self._queue, lambda view: (view.playback.item, view.queue)),
            (self._devices, lambda view: view.devices),
            (self._link, lambda view: view.link),
        ):
            self._leave.callback(remote.subscribe(listener, slice=slice_))
            listener(remote.view)
        self._leave.callback(self._session.saved.subscribe(self._saved))
        self._leave.callback(self._session.names.subscribe(self._named))
        self._leave.callback(self._covers.close)
        self._screen.library.turned = self._turned
        self._leave.callback(
            self._screen.library.attach(
                Browser(
                    self._session.lists,
                    self._screen.library.look,
                    self._session.start,
                    self._session.recent_searches,
                ),
                self._session.saved,
                time_of=lambda moment: _at(moment, self._clock(), self._wall()),
            )
        )
        return self

    def __exit__(self, *_: object) -> None:
        """End the subscriptions."""
        self._leave.close()

    def _playback(self, view: RemoteView) -> None:
        state = view.playback
        item = state.item
        uri = item.uri if item is not None else None
        saved = self._session.saved.is_saved(uri)
        self._screen.now_playing.show(
            Playing(
                state,
                saved=saved,
                context=(
                    self._session.names.name(state.context, item)
                    if state.context is not None
                    else None
                ),
                known=view.link.last_answer_at is not None,
            )
        )
        self._screen.library.mark_playing(uri)
        self._covers.show(self._screen.now_playing.cover, images_of(item) if item else ())
        self._screen.set_labels(
            {
                "play-pause": "pause" if state.is_playing else "play",
                "save-playing": "unsave what plays" if saved else "save what plays",
            }
        )
        self._set_title(title_of(state))

    def _turned(self) -> None:
        """Another page is shown, or more is known of it."""
        about = self._screen.library.about
        self._covers.show(self._screen.library.header.cover, images_of(about) if about else ())

    def _queue(self, view: RemoteView) -> None:
        self._screen.queue.show(view.playback, view.queue)

    def _devices(self, view: RemoteView) -> None:
        self._screen.devices.show(view.devices)

    def _link(self, view: RemoteView) -> None:
        self._screen.set_status(link_words(view.link, self._clock(), self._wall()))

    def _saved(self, uris: Iterable[str]) -> None:
        self._screen.show_hints()
        item = self._session.remote.view.playback.item
        if item is not None and item.uri in set(uris):
            self._playback(self._session.remote.view)

    def _named(self, *_: object) -> None:
        self._playback(self._session.remote.view)


def title_of(state: PlaybackState) -> str:
    """The title of the terminal while this plays."""
    if state.item is None:
        return "tuify"
    by = describe.by(state.item)
    named = describe.title(state.item)
    return f"{named} · {by} - tuify" if by else f"{named} - tuify"


def link_words(link: Link, now: float, wall: datetime) -> str:
    """What is wrong with the connection and when it is tried again; empty if all is well.

    `now` is on the clock of `link`, `wall` the same moment for people.
    """
    if link.blocked_until is not None and link.blocked_until > now:
        return f"too many requests, waiting until {_at(link.blocked_until, now, wall)}"
    if link.error is None:
        return ""
    words = error_sentence(link.error)
    if link.next_try_at is None:
        return words
    return f"{words}, next try {_at(link.next_try_at, now, wall)}"


def _at(moment: float, now: float, wall: datetime) -> str:
    return (wall + timedelta(seconds=max(0.0, moment - now))).strftime("%H:%M:%S")
