"""What recommended tracks should be like: bounds and wishes for their features. Pure."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Final

from tuify.spotify.errors import InvalidArgument

_SHARE: Final = (0.0, 1.0)
_RANGES: Final[Mapping[str, tuple[float, float]]] = {
    "key": (0, 11),
    "mode": (0, 1),
    "popularity": (0, 100),
    "duration_ms": (0, math.inf),
    "time_signature": (0, 11),
    "loudness": (-math.inf, math.inf),
    "tempo": (0, math.inf),
}
_LARGEST: Final = 2**53
_WHOLE: Final = frozenset({"key", "mode", "popularity", "duration_ms", "time_signature"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tunables:
    """One value for each feature that matters; None where it does not.

    From 0 to 1: `acousticness`, `danceability`, `energy`, `instrumentalness`, `liveness`,
    `speechiness`, `valence`. `popularity` is a percentage, `duration_ms` in milliseconds,
    `loudness` in decibels, `tempo` in beats per minute, `key` 0 for C to 11 for B, `mode` 1 for
    major and 0 for minor, `time_signature` the beats of a bar (at most 11). Raises
    `InvalidArgument`.
    """

    acousticness: float | None = None
    danceability: float | None = None
    duration_ms: int | None = None
    energy: float | None = None
    instrumentalness: float | None = None
    key: int | None = None
    liveness: float | None = None
    loudness: float | None = None
    mode: int | None = None
    popularity: int | None = None
    speechiness: float | None = None
    tempo: float | None = None
    time_signature: int | None = None
    valence: float | None = None

    def __post_init__(self) -> None:
        """Check each value."""
        for name, value in self.told():
            _check(name, value)

    def told(self) -> Iterator[tuple[str, float]]:
        """The features that matter, with their values."""
        for field in fields(self):
            value: float | None = getattr(self, field.name)
            if value is not None:
                yield field.name, value


ANYTHING: Final = Tunables()
"""Nothing matters."""


def spelled(least: Tunables, most: Tunables, target: Tunables) -> dict[str, float]:
    """All three as a query spells them. Raises `InvalidArgument` if nothing could fit."""
    if not all(isinstance(bound, Tunables) for bound in (least, most, target)):
        raise InvalidArgument("What recommended tracks should be like is told by Tunables.")
    for name, value in least.told():
        highest: float | None = getattr(most, name)
        if highest is not None and value > highest:
            raise InvalidArgument(f"{name} can't be {value} at least and {highest} at most.")
    prefixed = (("min", least), ("max", most), ("target", target))
    return {f"{prefix}_{name}": value for prefix, bound in prefixed for name, value in bound.told()}


def _check(name: str, value: float) -> None:
    lowest, highest = _RANGES.get(name, _SHARE)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidArgument(f"{name} must be a number.")
    if isinstance(value, int) and abs(value) > _LARGEST:
        raise InvalidArgument(f"{name} can't be as large.")
    if name in _WHOLE and not isinstance(value, int):
        raise InvalidArgument(f"{name} must be a whole number, not {value}.")
    if not (math.isfinite(value) and lowest <= value <= highest):
        raise InvalidArgument(f"{name} can't be {value}.")
