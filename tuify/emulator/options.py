"""What an emulated world is made from. Standard library only, so that it is cheap to import."""

from dataclasses import dataclass
from typing import Literal

Mode = Literal["extended", "development"]

MODES: tuple[Mode, ...] = ("extended", "development")
MOST_SAVED_TRACKS = 50_000_000
MOST_PLAYLISTS = 10_000


@dataclass(frozen=True, slots=True)
class EmulatorOptions:
    """The size, the seed and the manners of an emulated Web API.

    ``saved_tracks`` and ``playlists`` are counts; any number costs the same to start. The same
    ``seed`` gives the same artists, ids and lists on every machine. ``mode`` is ``extended`` (all
    endpoints and fields) or ``development`` (what an app registered today is given).
    ``latency_ms`` delays every answer; ``lag_ms`` is how long a poll keeps showing the playback
    state from before a command.

    Raises ``ValueError`` with a readable sentence if a value makes no sense.
    """

    saved_tracks: int = 10_000
    playlists: int = 40
    seed: int = 1
    mode: Mode = "extended"
    latency_ms: int = 0
    lag_ms: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.saved_tracks <= MOST_SAVED_TRACKS:
            raise ValueError(f"saved tracks must be between 0 and {MOST_SAVED_TRACKS:,}")
        if not 0 <= self.playlists <= MOST_PLAYLISTS:
            raise ValueError(f"playlists must be between 0 and {MOST_PLAYLISTS:,}")
        if self.mode not in MODES:
            raise ValueError(f"mode must be one of {', '.join(MODES)}")
        if self.latency_ms < 0 or self.lag_ms < 0:
            raise ValueError("latency and lag are milliseconds and cannot be negative")
