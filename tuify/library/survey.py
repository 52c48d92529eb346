"""Reading a whole list in the background: how far it is, when it may go on. Times in seconds."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tuify.spotify.errors import SpotifyError

T = TypeVar("T")

PACE_S = 1 / 6
"""From one request of a survey to the next, at least."""

ROUNDS = 3
"""How often a list is read over before a survey gives up: one that keeps changing has no end."""

SPARE = 20
"""Requests it may make besides."""


@dataclass(frozen=True, slots=True)
class Survey:
    """How far the reading of a whole list is.

    `seen` of `total` rows are here; `found` is the row that was looked for. `error` is what holds
    it up: after a rate limit it goes on by itself, else with `retry`. `is_running` is false once
    it ended or was stopped.
    """

    seen: int
    total: int | None
    is_done: bool
    found: int | None = None
    error: SpotifyError | None = None
    is_running: bool = False


class Surveyor(Generic[T]):
    """What is asked of a survey, by whom, and when it may send its next request.

    A user holds the result from `start` to `let_go`, also while it has nothing more read.
    """

    def __init__(self) -> None:
        self.found: int | None = None
        self.error: SpotifyError | None = None
        self._wants: dict[Hashable, Callable[[T], bool] | None] = {}
        self._reading: frozenset[Hashable] = frozenset()
        self._not_before: float | None = 0.0
        self._requests = 0

    @property
    def is_on(self) -> bool:
        """Whether rows that are missing are to be asked for."""
        return bool(self._reading)

    @property
    def until(self) -> Callable[[T], bool] | None:
        """What is looked for, by the one who began last; None if nobody looks for anything."""
        looks = (want for want in reversed(self._wants.values()) if want is not None)
        return next(looks, None)

    @property
    def has_users(self) -> bool:
        """Whether anybody holds the result."""
        return bool(self._wants)

    def start(self, user: Hashable, until: Callable[[T], bool] | None) -> None:
        """Read on until all is here, or, unless another user wants all, until a row matches.
        What the same user wanted before is replaced."""
        before = self.until
        self._wants.pop(user, None)
        self._wants[user] = until
        self._reading |= {user}
        self._requests = 0
        if self.until is not before:
            self.found = None
        self.retry()

    def stop(self, user: Hashable | None = None) -> None:
        """Send nothing more for this user; None: for nobody."""
        self._reading = self._reading - {user} if user is not None else frozenset()

    def let_go(self, user: Hashable) -> bool:
        """Send nothing more for a user, who needs the result no longer; whether it held it."""
        before = self.until
        held = user in self._wants
        self._wants.pop(user, None)
        self._reading -= {user}
        if self.until is not before:
            self.found = None
        return held

    def due(self, now: float) -> float | None:
        """When the next request may go out; None as long as nobody says `retry` or `start`."""
        if not self.is_on or self._not_before is None:
            return None
        return max(now, self._not_before)

    def asked(self, now: float) -> None:
        """A request went out."""
        self._requests += 1
        self._not_before = now + PACE_S

    def is_spent(self, pages: int) -> bool:
        """Whether it asked more often than a list of so many pages gives reason to."""
        return self._requests > ROUNDS * pages + SPARE

    def answered(self) -> None:
        """A request was answered."""
        self.error = None

    def failed(self, error: SpotifyError, again_at: float | None) -> None:
        """A request failed; `again_at` is when to go on, None: not by itself."""
        self.error = error
        self._not_before = again_at

    def retry(self) -> None:
        """Go on after a failure, where it stopped. A rate limit's time is waited for all the same:
        the service would refuse again."""
        if self._not_before is None:
            self.error = None
            self._not_before = 0.0

    def saw(self, found: int | None) -> None:
        """The first row that is here and matches."""
        self.found = found
        if found is not None:
            until = self.until
            self._reading = frozenset(u for u in self._reading if self._wants[u] is not until)

    def moved(self, moved: Callable[[int], int | None]) -> None:
        """Rows went elsewhere."""
        if self.found is not None:
            self.found = moved(self.found)

    def report(self, seen: int, total: int | None) -> Survey:
        """How far it is, with `seen` rows here."""
        is_complete = total is not None and seen >= total
        is_done = is_complete or (self.found is not None and not self._reads_all)
        return Survey(
            seen=seen,
            total=total,
            is_done=is_done,
            found=self.found,
            error=None if is_done else self.error,
            is_running=self.is_on and not is_done,
        )

    @property
    def _reads_all(self) -> bool:
        return any(self._wants[user] is None for user in self._reading)
