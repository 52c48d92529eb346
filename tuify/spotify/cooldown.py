"""Until when nothing may be sent, as 429s have said.

Pure: the caller says what time it is. A rate limit holds the whole app, a used-up quota only the
group of endpoints it was said of. A time that was named is never shortened, however long it is.
"""

from dataclasses import dataclass
from typing import Final

from tuify.spotify.errors import RateLimited

_LEAST: Final = 1.0
_UNNAMED_FIRST: Final = 5.0
_UNNAMED_MOST: Final = 300.0
_MOST_STRIKES: Final = 10


@dataclass(frozen=True, slots=True)
class Hold:
    """Nothing may be sent before `until`, on the transport's clock."""

    until: float
    message: str
    reason: str | None = None
    quota: bool = False

    def error(self, now: float) -> RateLimited:
        """The error for a call that is made during the hold, or that began it."""
        return RateLimited(
            self.message,
            retry_after=max(0.0, self.until - now),
            retry_at=self.until,
            quota=self.quota,
            reason=self.reason,
        )


class Cooldowns:
    """The holds: one for everything, and one for each group of endpoints."""

    def __init__(self) -> None:
        self._everything: Hold | None = None
        self._groups: dict[str, Hold] = {}
        self._strikes: dict[str | None, int] = {}

    def until(self, now: float, group: str | None = None) -> float | None:
        """Until when calls of `group` (by default: all calls) are held; None if they are not."""
        hold = self.blocking(group, now)
        return None if hold is None else hold.until

    def blocking(self, group: str | None, now: float) -> Hold | None:
        """The hold that ends last of those that concern `group` now."""
        holds = (self._everything, None if group is None else self._groups.get(group))
        active = [hold for hold in holds if hold is not None and hold.until > now]
        return max(active, key=lambda hold: hold.until, default=None)

    def hold(
        self,
        group: str,
        seconds: float | None,
        now: float,
        *,
        message: str,
        reason: str | None = None,
        quota: bool = False,
    ) -> Hold:
        """Note a 429. Without `seconds` the time is guessed, longer with each 429 in a row."""
        key = group if quota else None
        before = self._groups.get(group) if quota else self._everything
        if seconds is None:
            seconds = self._guess(key, already_held=before is not None and before.until > now)
        until = now + max(_LEAST, seconds)
        if before is not None and before.until >= until:
            return before
        made = Hold(until=until, message=message, reason=reason, quota=quota)
        if quota:
            self._groups[group] = made
        else:
            self._everything = made
        return made

    def succeeded(self, group: str) -> None:
        """Note that a call of `group` was answered: the next guess begins small again."""
        self._strikes.pop(group, None)
        self._strikes.pop(None, None)

    def _guess(self, key: str | None, *, already_held: bool) -> float:
        strikes = self._strikes.get(key, 0)
        if not already_held:  # several answers to calls made at once are one strike
            strikes += 1
            self._strikes[key] = strikes
        return min(_UNNAMED_MOST, _UNNAMED_FIRST * 2.0 ** (min(max(1, strikes), _MOST_STRIKES) - 1))
