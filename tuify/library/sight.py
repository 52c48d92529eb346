"""Which rows stayed in sight, as opposed to those that flew by. Pure; times in seconds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tuify.library.windows import Span, Travel

SETTLE_S = 0.08
"""How long a row must be in sight to count, once the sight moves faster than that."""


@dataclass(frozen=True, slots=True)
class _Glance:
    span: Span
    since: float


@dataclass(frozen=True, slots=True)
class Sight:
    """The rows in sight over the last moments.

    A sight that moves after a rest counts at once: so does the first, and a jump to the end. When
    it moves again before it has stayed for `SETTLE_S`, only rows count that were in sight all that
    time; the rest follow when it stays.
    """

    _glances: tuple[_Glance, ...] = ()
    travel: Travel = Travel.NOWHERE

    @property
    def now(self) -> Span | None:
        """What is in sight, whether it stays or not; None before the first look."""
        return self._glances[-1].span if self._glances else None

    def looked(self, span: Span, at: float) -> Sight:
        """The sight after a look at `span`."""
        if not self._glances:
            return Sight((_Glance(span, at),))
        before = self._glances[-1]
        if span == before.span:
            return self
        travel = self.travel
        if span.first != before.span.first:
            travel = Travel.DOWN if span.first > before.span.first else Travel.UP
        recent = [
            glance
            for glance, following in zip(self._glances, self._glances[1:], strict=False)
            if following.since > at - SETTLE_S
        ]
        return Sight((*recent, before, _Glance(span, at)), travel)

    def rests(self, at: float) -> bool:
        """Whether all that is in sight counts."""
        if len(self._glances) < 2:
            return True
        before, newest = self._glances[-2:]
        return newest.since - before.since >= SETTLE_S or at >= self.rests_at()

    def rests_at(self) -> float:
        """When all that is in sight will have stayed for `SETTLE_S`, if nothing moves till then."""
        return self._glances[-1].since + SETTLE_S if self._glances else 0.0

    def stayed(self, at: float) -> Span:
        """The rows that count; empty while everything flies by."""
        now = self.now
        if now is None:
            return Span(0, -1)
        if self.rests(at):
            return now
        since = at - SETTLE_S
        for glance, following in zip(self._glances, self._glances[1:], strict=False):
            if following.since > since:
                now = now.common(glance.span)
        return now

    def forgot_travel(self) -> Sight:
        """The same sight, as if nobody had moved."""
        return replace(self, travel=Travel.NOWHERE)
