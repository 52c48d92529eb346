"""What an emulated world is made from. Standard library only, so that it is cheap to import."""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["extended", "development"]

MODES: tuple[Mode, ...] = ("extended", "development")
MOST_SAVED_TRACKS = 50_000_000
MOST_PLAYLISTS = 10_000
LOOPBACK_REDIRECTS = ("http://127.0.0.1/callback", "http://[::1]/callback")


@dataclass(frozen=True, slots=True)
class EmulatorOptions:
    """The size, the seed and the manners of an emulated Web API.

    ``saved_tracks`` and ``playlists`` are counts; any number costs the same to start. The same
    ``seed`` gives the same artists, ids and lists on every machine. ``mode`` is ``extended`` (all
    endpoints and fields) or ``development`` (what an app registered today is given).
    ``latency_ms`` delays every answer; ``lag_ms`` is how long a poll keeps showing the playback
    state from before a command. ``rate_limit`` is how many requests are let through in 30 s,
    ``quota`` how many of each kind in 24 h, both rolling; 0 is no limit.

    With ``approve`` the accounts service agrees to every login by itself, with ``rotation`` a
    refresh token is good only once; access tokens live ``token_lifetime_s`` seconds.
    ``redirect_uris`` are registered for the app; a loopback address without a port is good with
    any.

    Raises ``ValueError`` with a readable sentence if a value makes no sense.
    """

    saved_tracks: int = 10_000
    playlists: int = 40
    seed: int = 1
    mode: Mode = "extended"
    latency_ms: int = 0
    lag_ms: int = 0
    rate_limit: int = 0
    quota: int = 0
    approve: bool = False
    rotation: bool = False
    token_lifetime_s: int = 3600
    redirect_uris: tuple[str, ...] = LOOPBACK_REDIRECTS

    def __post_init__(self) -> None:
        if not 0 <= self.saved_tracks <= MOST_SAVED_TRACKS:
            raise ValueError(f"saved tracks must be between 0 and {MOST_SAVED_TRACKS:,}")
        if not 0 <= self.playlists <= MOST_PLAYLISTS:
            raise ValueError(f"playlists must be between 0 and {MOST_PLAYLISTS:,}")
        if self.mode not in MODES:
            raise ValueError(f"mode must be one of {', '.join(MODES)}")
        if self.latency_ms < 0 or self.lag_ms < 0:
            raise ValueError("latency and lag are milliseconds and cannot be negative")
        if self.rate_limit < 0 or self.quota < 0:
            raise ValueError("rate limit and quota are counts and cannot be negative")
        if self.token_lifetime_s < 1:
            raise ValueError("an access token lives for a second or longer")
        if self.redirect_uris != LOOPBACK_REDIRECTS:
            from tuify.emulator.accounts.redirects import require_registrable

            for uri in self.redirect_uris:
                require_registrable(uri)
