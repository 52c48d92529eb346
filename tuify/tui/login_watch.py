"""An eye on the login of a session: what it lacks and when it ends, told in time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Self

from tuify.accounts.errors import LoginEnded, NotLoggedIn
from tuify.accounts.file_tokens import FileTokens
from tuify.accounts.guide import day
from tuify.accounts.scopes import missing
from tuify.playback.state import RemoteView
from tuify.tui.login_wording import reason_of

if TYPE_CHECKING:
    from tuify.session import Session

_AGAIN_S: Final = 86_400.0
"""How long a notice is not repeated, in seconds."""


class LoginWatch:
    """Says in the notice line what is to be known of the login, at most once a day.

    `wall` is in seconds since 1970. A session whose token was handed over ready-made has no login
    to watch.
    """

    def __init__(
        self, session: Session, *, say: Callable[[str], None], wall: Callable[[], float] = time.time
    ) -> None:
        self._remote = session.remote
        self._tokens = session.tokens if isinstance(session.tokens, FileTokens) else None
        self._say = say
        self._wall = wall
        self._said: dict[str, float] = {}
        self._leave: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        """Look at the login whenever the remote hears from the service, or doesn't."""
        if self._tokens is not None:
            self._leave = self._remote.subscribe(self._look, slice=lambda view: view.link)
            self._look(self._remote.view)
        return self

    def __exit__(self, *_: object) -> None:
        """Look no more."""
        self._leave()

    @property
    def reason(self) -> str:
        """Why to log in again, as far as that is known."""
        if self._tokens is None:
            return ""
        has_ended = isinstance(self._remote.view.link.error, LoginEnded | NotLoggedIn)
        return reason_of(self._tokens.login, has_ended=has_ended, now=self._wall())

    def _look(self, view: RemoteView) -> None:
        tokens = self._tokens
        if tokens is None or isinstance(view.link.error, LoginEnded | NotLoggedIn):
            return  # what is over is told by the status, for as long as it is so
        if tokens.ends_soon():
            self._tell(f"The login ends on {day(tokens.login.ends_at)}: L logs in again")
        elif lacking := missing(tokens.login.scopes):
            more = f" and {len(lacking) - 1} more" if len(lacking) > 1 else ""
            self._tell(f"The login lacks {lacking[0]}{more}: L tells what for, and adds it")

    def _tell(self, words: str) -> None:
        now = self._wall()
        if now - self._said.get(words, float("-inf")) >= _AGAIN_S:
            self._said[words] = now
            self._say(words)
