"""Facts to change one thing of, and services without a network."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace

from tuify.cli.doctor.facts import Account, KeptLogin, Reach, Surroundings, Tmux, Told
from tuify.cli.doctor.finding import Finding
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Device, User

NOW = 1_790_000_000.0
DAY = 86_400.0
TOKEN = "BQD-very-secret-token-0123456789"

USUAL = Surroundings(
    has_keyboard=True,
    has_screen=True,
    term="xterm-256color",
    columns=120,
    lines=40,
    encoding="utf-8",
    colour_term="truecolor",
)
TMUX = Tmux(
    version="3.3a",
    set_clipboard="on",
    prefixes=("C-b",),
    escape_ms=20,
    has_focus_events=True,
    features=frozenset({"RGB", "256", "clipboard"}),
)
KEPT = KeptLogin(
    profile="default",
    user="Robin",
    authorized_at=NOW - 10 * DAY,
    ends_at=NOW + 172 * DAY,
    expires_at=NOW + 1800,
    missing=(),
)
REACHED = Reach("api.example.org", status=401, first_ms=120.0, again_ms=40.0, skew_s=0.2)
DESK = Device(id="1", name="Desk", is_active=True)
HALL = Device(id=None, name="Hall", is_restricted=True)
ACCOUNT = Account(
    user=Told(User(id="robin", display_name="Robin", product="premium")),
    devices=Told((DESK, HALL)),
    markets=Told(("SE",)),
)


class Tty(io.StringIO):
    """A stream that says it is a terminal, and is none."""

    def __init__(self, encoding: str = "utf-8", *, is_terminal: bool = True) -> None:
        super().__init__()
        self._encoding = encoding
        self._is_terminal = is_terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]  # StringIO has none of its own
        return self._encoding

    def isatty(self) -> bool:
        return self._is_terminal


def in_tmux(**changed: object) -> Surroundings:
    """The usual terminal inside of tmux, of which this is changed."""
    return replace(
        USUAL,
        term="tmux-256color",
        in_tmux=True,
        tmux=replace(TMUX, **changed),  # type: ignore[arg-type]  # names are the fields' own
    )


def refused_with(error: SpotifyError) -> Account:
    """An account of which every question ended so."""
    return Account(Told(error=error), Told(error=error), Told(error=error))


def by_check(findings: Iterable[Finding]) -> dict[str, Finding]:
    """The findings by their names, each of which is there once."""
    listed = list(findings)
    found = {each.check: each for each in listed}
    assert len(found) == len(listed)
    return found


class Tick:
    """Clocks of which one moves on by so many seconds at each answer."""

    def __init__(self, *took_s: float, wall: float = NOW) -> None:
        self._took_s = list(took_s)
        self.now = 0.0
        self.wall = wall

    def answered(self) -> None:
        """Let the next answer take its time."""
        self.now += self._took_s.pop(0) if self._took_s else 0.0
