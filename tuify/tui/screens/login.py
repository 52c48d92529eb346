"""The login screen: what is needed, where to agree, and the field for what came back."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Static

from tuify.accounts.advice import DASHBOARD
from tuify.tui import login_wording
from tuify.tui.actions import Scope
from tuify.tui.desk import Desk, Step
from tuify.tui.keys import hints
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.text import ASCII, Glyphs, plain
from tuify.tui.widgets.field import Field
from tuify.tui.widgets.hint_bar import HintBar, fitting_before_last
from tuify.tui.widgets.login_page import LoginPage
from tuify.tui.widgets.one_line import OneLine


class Leaving(Enum):
    """How the login screen was left."""

    LOGGED_IN = auto()
    DEMO = auto()
    BACK = auto()


class LoginScreen(KeyedScreen[None], ModalScreen[None], inherit_bindings=False):
    """Serves one login. Whichever way it is left, nothing of the attempt stays."""

    OF_SESSION = False

    def __init__(
        self,
        glyphs: Glyphs,
        desk: Desk,
        left: Callable[[Leaving, str], None],
        *,
        reason: str = "",
        browse: Callable[[str], bool] = lambda address: False,
        can_go_back: bool = False,
    ) -> None:
        """`left` is called once, in the turn of the key that leaves, with what is to be said of
        it; `browse` has a browser show
        an address where there is one, and says whether it did. `reason` says why somebody is asked
        to log in; `can_go_back` that there is a remote behind."""
        super().__init__(id="login")
        self._desk = desk
        self._left = left
        self._reason = reason
        self._browse = browse
        self._can_go_back = can_go_back
        self._opened: dict[str, bool] = {}
        self._page = LoginPage()
        self._state = Static(id="login-state")
        self._label = OneLine(id="login-label")
        self._field = Field(glyphs)
        self._hints = HintBar(id="login-hints")
        self.set_class(glyphs is ASCII, "-ascii")

    def compose(self) -> ComposeResult:
        """The page, how it stands, the field, and the keys."""
        yield OneLine(" tuify - log in to Spotify", id="login-title")
        yield self._page
        yield self._state
        with Horizontal(id="login-entry"):
            yield self._label
            yield self._field
        yield self._hints

    def on_mount(self) -> None:
        """Begin."""
        self.set_focus(self._field)
        # Whether there is more of the page is known after its layout.
        self.watch(self._page, "show_vertical_scrollbar", self._show_hints, init=False)
        self._desk.changed = self._changed
        self._desk.done = lambda words: self._leave(Leaving.LOGGED_IN, words)
        self._desk.open()

    def on_unmount(self) -> None:
        """Leave nothing behind, also where the program ends from here."""
        self._desk.close()

    def on_resize(self) -> None:
        """Show the keys there is room for."""
        self.call_after_refresh(self._show_hints)

    # What is shown

    def _changed(self) -> None:
        """Show how the attempt stands."""
        standing = self._desk.standing
        if standing.step is Step.BROWSER and standing.address not in self._opened:
            self.app.copy_to_clipboard(standing.address)
            self._opened[standing.address] = self._browse(standing.address)
        paragraphs = login_wording.page(
            standing,
            self._desk.registered,
            self._reason,
            is_opened=self._opened.get(standing.address, False),
        )
        self._page.show(paragraphs)
        self._say(login_wording.state(standing), is_trouble=bool(standing.trouble))
        self._label.set_text(login_wording.label(standing))
        self._field.password = standing.step is not Step.APP
        self._show_hints()

    def _say(self, words: str, *, is_trouble: bool = False) -> None:
        self._state.set_class(is_trouble, "-trouble")
        self._state.update(plain(" ".join(words.split("\n"))))

    def _show_hints(self) -> None:
        step = self._desk.standing.step
        labels = {} if self._can_go_back else {"leave-login": ""}
        if not self._page.show_vertical_scrollbar:
            labels |= {"login-down": ""}
        if step is Step.APP:
            labels |= {"copy-login": "", "other-app": "", "login-again": ""}
        else:
            labels |= {"copy-dashboard": ""}
        if step is Step.FAILED:
            labels |= {"hand-in": "try again", "copy-login": ""}
        known = hints(self.keymap, self.key_scopes(), labels=labels)
        self._hints.show(fitting_before_last(known, self._hints.size.width - 2))

    # Keys

    def key_scopes(self) -> tuple[Scope, ...]:
        """Only its own: letters belong to the field."""
        return (Scope.LOGIN,)

    def take_text(self, text: str) -> bool:
        """Put what was typed or pasted into the field."""
        self._field.take(text)
        return True

    def action_hand_in(self) -> None:
        """Take what is in the field, or try again what failed."""
        text = self._field.give()
        standing = self._desk.standing
        match standing.step:
            case Step.APP if text:
                self._desk.choose_app(text)
            case Step.BROWSER if text:
                self._desk.paste(text)
            case Step.FAILED | Step.APP:
                self._desk.again()

    def action_copy(self, which: str) -> None:
        """Put an address on the clipboard of the terminal, and say so."""
        address = {
            "dashboard": DASHBOARD,
            "redirect": self._desk.registered,
            "login": self._desk.standing.address,
        }[which]
        if not address:
            self._say("There is no login address yet: first the Client ID.")
            return
        self.app.copy_to_clipboard(address)
        what = {"dashboard": "the dashboard's", "redirect": "the redirect", "login": "the login"}
        self._say(f"Copied {what[which]} address, if your terminal allows that.")

    def action_again(self) -> None:
        """Begin anew."""
        self._desk.anew()

    def action_other_app(self) -> None:
        """Ask for another app."""
        self._field.give()
        self._desk.other_app()

    def action_demo(self) -> None:
        """Look at the demo first."""
        self._leave(Leaving.DEMO)

    def action_back(self) -> None:
        """Back to the remote, if there is one."""
        if self._can_go_back:
            self._leave(Leaving.BACK)
        else:
            self._field.give()

    def action_scroll(self, direction: int) -> None:
        """Show more of the page."""
        self._page.page(direction)

    def _leave(self, leaving: Leaving, words: str = "") -> None:
        self._desk.close()
        self.dismiss()
        self._left(leaving, words)
