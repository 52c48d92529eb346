"""Everything there is to know of one thing, over the main screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, TypeVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tuify.library import things
from tuify.library.details import link_of
from tuify.library.details_source import DetailsFetch
from tuify.library.entries import Thing
from tuify.library.things import Kind
from tuify.spotify.errors import ClosedBySpotify, SpotifyError
from tuify.tui.actions import ACTIONS, Scope
from tuify.tui.detail_lines import Details, lines_of
from tuify.tui.keys import key_name
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.text import ASCII, Glyphs
from tuify.tui.widgets.detail_page import DetailPage
from tuify.tui.widgets.dialog import Dialog

T = TypeVar("T")

Position = Callable[[], int | None]
"""Where one is in what plays, in milliseconds, if it is the thing that is shown; else None."""

_LOOK_S: Final = 3.0
"""How often the sign under the curve may move: each move is drawn."""

_COPY: Final = "copy-link"
_OPEN: Final = "details"


class DetailsScreen(KeyedScreen[None], ModalScreen[None], inherit_bindings=False):
    """What is known of the thing at once, and the rest as it comes.

    A track costs at most three requests, anything else one; what is whole already costs none, and
    an app that may not ask how tracks sound is refused once.
    """

    def __init__(
        self,
        glyphs: Glyphs,
        thing: Thing,
        fetch: DetailsFetch,
        *,
        saved: bool | None = None,
        position: Position = lambda: None,
    ) -> None:
        super().__init__(classes="-ascii" if glyphs is ASCII else None)
        self._glyphs = glyphs
        self._thing = thing
        self._fetch = fetch
        self._position = position
        has_sound = things.kind(thing) is Kind.TRACK and bool(thing.id)
        self._details = Details(
            thing,
            saved=saved,
            has_sound=has_sound and not things.is_local(thing),
            position_ms=position(),
        )
        self._page = DetailPage(id="detail-page")
        self._dialog = Dialog("Details", "", self._page)

    @property
    def details(self) -> Details:
        """What is known so far."""
        return self._details

    def compose(self) -> ComposeResult:
        """One page in a frame."""
        self._dialog.say(self._hint())
        yield self._dialog

    def on_mount(self) -> None:
        """Show what is known, and ask for the rest."""
        self.set_focus(self._page)
        self._draw()
        self._ask()
        if self._details.position_ms is not None:
            self.set_interval(_LOOK_S, self._follow)

    async def take_key(self, key: str) -> bool:
        """Besides the keys of a dialog, those that copy a link and open details elsewhere do so
        here, and close them."""
        if await super().take_key(key):
            return True
        action = self.keymap.action((Scope.LIBRARY,), key)
        if action is not None and action.id == _COPY:
            self._copy()
        elif action is not None and action.id == _OPEN:
            self.action_close()
        else:
            return False
        return True

    def action_choose(self) -> None:
        """Nothing can be chosen here."""

    def action_retry(self) -> None:
        """Ask again for what could not be had."""
        self._ask()

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)

    def _copy(self) -> None:
        link = link_of(self._details.thing)
        if link is not None:
            self.app.copy_to_clipboard(link)
        self._dialog.say("Link copied" if link is not None else "It has no link")

    def _hint(self) -> str:
        """The keys that work here, by the user's own keymap."""
        down, up = self._key("down", Scope.LISTS), self._key("up", Scope.LISTS)
        hints = [
            f"{down} {up} scroll" if down and up else "",
            f"{copies} copies link" if (copies := self._key(_COPY, Scope.LIBRARY)) else "",
            f"{closes} closes" if (closes := self._key("close", Scope.DIALOG)) else "",
        ]
        return ", ".join(hint for hint in hints if hint)

    def _key(self, id_: str, scope: Scope) -> str:
        """The first key of an action, as people read it; empty if it has none."""
        action = next(action for action in ACTIONS if action.id == id_)
        return next(map(key_name, self.keymap.keys_in(action, scope)), "")

    def _ask(self) -> None:
        self.run_worker(self._learn_whole(), group="details-whole", exclusive=True)
        if self._details.has_sound:
            self.run_worker(self._learn_sound(), group="details-sound", exclusive=True)

    async def _learn_whole(self) -> None:
        if self._details.is_whole:
            return
        self._change(whole_error=None)
        whole = await _or_error(self._fetch.whole(self._thing))
        if isinstance(whole, SpotifyError):
            self._change(whole_error=whole)
        else:
            self._change(thing=whole, is_whole=True)

    async def _learn_sound(self) -> None:
        """Ask for the features, then for the analysis: who is refused the one for good is refused
        the other as well."""
        id_ = self._thing.id or ""
        features = self._details.features
        if features is None or isinstance(features, SpotifyError):
            self._change(features=None, analysis=None)
            features = await _or_error(self._fetch.features(id_))
            self._change(features=features)
        if isinstance(features, ClosedBySpotify):
            return
        analysis = self._details.analysis
        if analysis is None or isinstance(analysis, SpotifyError):
            self._change(analysis=await _or_error(self._fetch.analysis(id_)))

    def _follow(self) -> None:
        """Look where one is; nothing is drawn unless it shows."""
        self._change(position_ms=self._position())

    def _change(self, **changes: object) -> None:
        self._details = replace(self._details, **changes)  # type: ignore[arg-type]  # by name
        self._draw()

    def _draw(self) -> None:
        details, glyphs = self._details, self._glyphs
        self._page.show(lambda width: lines_of(details, width, glyphs))


async def _or_error(asked: Awaitable[T]) -> T | SpotifyError:
    try:
        return await asked
    except SpotifyError as error:
        return error
