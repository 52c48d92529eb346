"""The part of the app that leads to the login screen and on from there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from tuify.settings import Settings
from tuify.spotify.errors import SpotifyError
from tuify.tui.covered import CoveredApp
from tuify.tui.text import Glyphs

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.tui.login_means import LoginMeans
    from tuify.tui.login_watch import LoginWatch
    from tuify.tui.screens.login import Leaving


class LoginApp(CoveredApp, inherit_bindings=False):
    """Knows what a login leads to. What it shows is imported when it is shown."""

    settings: Settings
    glyphs: Glyphs
    open_session: Callable[[], Awaitable[Session]]
    login_means: LoginMeans | None
    login_watch: LoginWatch | None = None
    begin: Callable[[Callable[[], Awaitable[Session]]], None]
    """Run a session, in the place of the one before if there is one."""

    def action_log_in(self) -> None:
        """Log in anew, if the session goes by a login."""
        from tuify.accounts.guide import TOKEN_WINS

        if self.login_means is None:
            self.main.say("This is the demo: to log in, leave it and start tuify")
        elif self.settings.access_token is not None:
            self.main.say(f"A login would not be used. {TOKEN_WINS}")
        else:
            self._show_login(self.login_means, self.login_watch.reason if self.login_watch else "")

    def ask_to_log_in(self, error: SpotifyError) -> None:
        """Answer that there is no login, or none that can be used; raises any other error."""
        from tuify.accounts.errors import FileUnsafe, NotLoggedIn

        if self.login_means is None or not isinstance(error, NotLoggedIn | FileUnsafe):
            raise error
        self._show_login(self.login_means, "")

    def _show_login(self, means: LoginMeans, reason: str) -> None:
        from tuify.tui.screens.login import LoginScreen

        if isinstance(self.screen, LoginScreen):
            return
        screen = LoginScreen(
            self.glyphs,
            means.desk(self.settings),
            self._login_left,
            reason=reason,
            browse=means.browse,
            can_go_back=self.session is not None,
        )
        self.push_screen(screen)

    def _login_left(self, leaving: Leaving, words: str) -> None:
        """Go on with the account, or with the made-up one."""
        from tuify.tui.screens.login import Leaving

        self.main.say(words)
        if leaving is Leaving.LOGGED_IN:
            self.begin(self.open_session)
        elif leaving is Leaving.DEMO and self.login_means is not None:
            self.begin(self.login_means.open_demo)
