"""Whether and when a question is asked again. Pure; chance is passed in.

Only questions are repeated, never commands: a command whose answer got lost may have been obeyed.
"""

import random
from dataclasses import dataclass
from typing import Final

from tuify.spotify.errors import ServerFault, SpotifyError, Unreachable

_REQUEST_TIMEOUT: Final = 408


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """At most `attempts` attempts, none of them begun later than `within_s` s after the first."""

    attempts: int = 3
    within_s: float = 20.0
    least_s: float = 0.5
    most_s: float = 4.0

    def delay(
        self, error: SpotifyError, attempt: int, elapsed_s: float, rng: random.Random
    ) -> float | None:
        """Seconds to wait after attempt number `attempt` (from 1) failed; None to give up."""
        if attempt >= self.attempts or not is_passing(error):
            return None
        most = min(self.most_s, 2 * self.least_s * 2.0 ** (attempt - 1))
        delay = rng.uniform(max(self.least_s, most / 2), most)
        return delay if elapsed_s + delay <= self.within_s else None


def is_passing(error: SpotifyError) -> bool:
    """Whether it may be better in a moment."""
    if isinstance(error, ServerFault):
        return error.status is not None and error.status >= 500
    return isinstance(error, Unreachable) or error.status == _REQUEST_TIMEOUT
