"""The exit codes of what has to do with logins. They mean what those of `tuify api` mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tuify.cli.exits import DONE, INTERRUPTED, REFUSED

if TYPE_CHECKING:
    from tuify.spotify.errors import SpotifyError

NO_ANSWER: Final = 3
DENIED: Final = 4
LOG_IN: Final = 5

MEANINGS: Final = {
    DONE: "done",
    REFUSED: "it can't be done as things are (arguments, settings, the login's file)",
    NO_ANSWER: "no answer came, or one that means trouble at Spotify's",
    DENIED: "Spotify refused: a denial, an expired code, the app, its owner, its list of users",
    LOG_IN: "nobody is logged in, or the login has ended",
    INTERRUPTED: "Ctrl+C or Ctrl+D; nothing was changed",
}
"""What each code says."""


def code_of(error: SpotifyError) -> int:
    """With which code a command ends that failed with `error`."""
    from tuify.accounts.errors import BadProfile, FileUnsafe
    from tuify.spotify.errors import (
        RateLimited,
        ServerFault,
        Unauthorized,
        Unreachable,
        UnreadableAnswer,
    )

    match error:
        case Unauthorized():
            return LOG_IN
        case Unreachable() | ServerFault() | RateLimited() | UnreadableAnswer():
            return NO_ANSWER
        case FileUnsafe() | BadProfile():
            return REFUSED
        case _:
            return DENIED
