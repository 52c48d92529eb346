"""What a list says of its rows: why one is not here, and what has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tuify.library.survey import Survey
from tuify.spotify.errors import SpotifyError


class Absent(Enum):
    """Why there is nothing to show of a row."""

    LOADING = "loading"
    """Not here yet."""
    NULL = "null"
    """The service answered, but with nothing in this place."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The request for a row failed. It is asked for again when someone says `retry`; after a
    rate limit also by itself, once the time it named has come."""

    error: SpotifyError


@dataclass(frozen=True, slots=True)
class RowsArrived:
    """Rows `first` to `last` are here."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RowsFailed:
    """Rows `first` to `last` could not be had."""

    first: int
    last: int
    error: SpotifyError


@dataclass(frozen=True, slots=True)
class RowsAskedAgain:
    """Rows `first` to `last`, which had failed, are on their way again."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TotalChanged:
    """The list has `total` rows now."""

    total: int


@dataclass(frozen=True, slots=True)
class ListReset:
    """The list changed or is read anew: all rows were forgotten, those in sight come again."""


@dataclass(frozen=True, slots=True)
class RowsEdited:
    """Rows were put in, taken out or moved by tuify itself.

    `moved` tells where a row that stood at an index is found since; None: it is gone.
    """

    moved: Callable[[int], int | None]


@dataclass(frozen=True, slots=True)
class SurveyMoved:
    """The survey of the list got on, was held up, or ended; None: its result was given up."""

    survey: Survey | None


Change = (
    RowsArrived | RowsFailed | RowsAskedAgain | TotalChanged | ListReset | RowsEdited | SurveyMoved
)
