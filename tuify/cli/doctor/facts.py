"""What was gathered of terminal, settings, login and services, before anybody judges it.

Nothing here holds a token. Moments are in seconds since 1970, durations as their names say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Device, User

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tmux:
    """What tmux says of itself. `features` are those of the terminal it is shown in."""

    version: str
    set_clipboard: str
    prefixes: tuple[str, ...]
    escape_ms: int
    has_focus_events: bool
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The terminal, as variables, streams and tmux tell of it.

    `columns` and `lines` are 0 where the terminal does not know its size. `tmux` is None outside
    of it, and where it does not answer. `has_pillow` says whether covers can be decoded.
    """

    has_keyboard: bool
    has_screen: bool
    term: str
    columns: int
    lines: int
    encoding: str
    program: str = ""
    colour_term: str = ""
    no_color: bool = False
    is_ssh: bool = False
    in_tmux: bool = False
    in_screen: bool = False
    in_zellij: bool = False
    tmux: Tmux | None = None
    has_pillow: bool = True


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings: which were changed and where the file is, or why they can't be used.

    `bad_redirect` says what is wrong with the redirect address, which matters at a login only;
    `problems` are what config.toml and themes hold that can't be used, each a sentence.
    """

    path: str
    has_file: bool
    changed: tuple[str, ...] = ()
    refusal: str = ""
    bad_redirect: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenToken:
    """An access token stands in a variable or in config.toml."""

    profile_too: bool
    """Whether there is a login as well, which is not used then."""


@dataclass(frozen=True, slots=True)
class KeptLogin:
    """A login in the file of a profile. `missing` are scopes it lacks."""

    profile: str
    user: str
    authorized_at: float
    ends_at: float
    expires_at: float
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoLogin:
    """Nobody is logged in in this profile; `others` are the profiles that have a login."""

    profile: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadLogin:
    """The login can't be used; `sentence` says why and what to do."""

    sentence: str


LoginFacts = GivenToken | KeptLogin | NoLogin | BadLogin


@dataclass(frozen=True, slots=True)
class Reach:
    """How a service answered somebody without a token.

    `status` is None if it did not, and `trouble` says why. `first_ms` is how long the first answer
    took with its connection, `again_ms` the second over the same one. `skew_s` is how far the clock
    of this machine is ahead of the service's, if the service told the time.
    """

    host: str
    status: int | None = None
    trouble: str = ""
    first_ms: float = 0.0
    again_ms: float | None = None
    skew_s: float | None = None


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """What came of a question: a value, or what went wrong."""

    value: T | None = None
    error: SpotifyError | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What the API told the holder of the token."""

    user: Told[User]
    devices: Told[tuple[Device, ...]]
    markets: Told[tuple[str, ...]]
    """The answer to an operation that apps in Development Mode are refused."""
