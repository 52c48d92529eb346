"""Keeps answers for as long as the service says they hold, and asks whether they still do.

The catalog may be kept for hours: such an answer costs no request. What the account owns is told
anew each time, but where it has not changed, the service says so in a few bytes.
"""

import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from tuify.spotify.answers import Answer
from tuify.spotify.calls import Call
from tuify.spotify.endpoints.base import Sender
from tuify.spotify.keeping import fresh_for_s, makes_stale, may_be_kept, tag_of

Clock = Callable[[], float]
"""Seconds on a monotonic clock."""

MOST_ANSWERS: Final = 300
MOST_BYTES: Final = 2 * 1024 * 1024
"""How much is kept at most, packed; what was used longest ago goes first."""

_OK: Final = 200
_NOT_MODIFIED: Final = 304
_QUICK: Final = 1  # packs the markets of a page well enough, in a third of the time


class WholeSender(Sender, Protocol):
    """A sender that gives the headers of an answer as well."""

    async def read_answer(self, call: Call) -> Answer:
        """The 2xx to a question; a 304 where `call.known_tag` still holds. Raises as `read`."""
        ...


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer: to what, its packed body, its tag, and until when it is fresh."""

    call: Call
    packed: bytes
    tag: str
    fresh_until: float

    def body(self) -> bytes:
        """The body as it came."""
        return zlib.decompress(self.packed)


@dataclass(slots=True, eq=False)
class _Question:
    """A question under way; `is_current` until what it may be told is forgotten."""

    call: Call
    asked_at: float
    is_current: bool = True


class AnswerCache:
    """A sender before a sender, for one account: what is kept is told by path and query alone.

    Commands are passed on, and what they may have changed is forgotten, also where they fail: the
    service may have seen them. `clock` says when an answer is too old.
    """

    def __init__(
        self,
        sender: WholeSender,
        *,
        clock: Clock = time.monotonic,
        most_answers: int = MOST_ANSWERS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._sender = sender
        self._clock = clock
        self._most_answers = most_answers
        self._most_bytes = most_bytes
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._bytes = 0
        self._asked: list[_Question] = []

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def size(self) -> int:
        """Bytes that are kept, packed."""
        return self._bytes

    async def read(self, call: Call) -> bytes:
        """The body of an answer that still holds, or of a new one."""
        if not may_be_kept(call):
            return await self._sender.read(call)
        kept = self._kept.get(call.target)
        if kept is not None and self._clock() < kept.fresh_until:
            self._kept.move_to_end(call.target)
            return kept.body()
        question = _Question(call, self._clock())
        self._asked.append(question)
        try:
            return await self._answered(question, kept)
        finally:
            self._asked.remove(question)

    async def command(self, call: Call) -> bytes:
        """Pass a command on, and forget before and after it what it may change."""
        self._forget(lambda asked: makes_stale(call, asked.path))
        try:
            return await self._sender.command(call)
        finally:
            self._forget(lambda asked: makes_stale(call, asked.path))

    def forget(self, holding: str = "") -> None:
        """Ask anew for everything whose path or query holds a text, such as an id; for all by
        default."""
        self._forget(lambda asked: holding in asked.target)

    async def _answered(self, question: _Question, kept: _Kept | None) -> bytes:
        """Ask the service; what it says is kept unless it was forgotten meanwhile."""
        call = question.call
        tag = kept.tag if kept is not None else ""
        answer = await self._sender.read_answer(replace(call, known_tag=tag))
        fresh_until = question.asked_at + fresh_for_s(answer.headers)
        if answer.status == _NOT_MODIFIED and kept is not None:
            if question.is_current:
                self._keep(replace(kept, fresh_until=fresh_until))
            return kept.body()
        if question.is_current:
            self._drop(call.target)
            tag = tag_of(answer.headers)
            if _is_json(answer) and (tag or fresh_until > question.asked_at):
                packed = zlib.compress(answer.body, _QUICK)
                self._keep(_Kept(call, packed, tag, fresh_until))
        return answer.body

    def _forget(self, is_meant: Callable[[Call], bool]) -> None:
        for kept in [kept for kept in self._kept.values() if is_meant(kept.call)]:
            self._drop(kept.call.target)
        for question in self._asked:
            question.is_current = question.is_current and not is_meant(question.call)

    def _keep(self, kept: _Kept) -> None:
        target = kept.call.target
        self._drop(target)
        if len(kept.packed) > self._most_bytes:
            return
        self._kept[target] = kept
        self._bytes += len(kept.packed)
        while len(self._kept) > self._most_answers or self._bytes > self._most_bytes:
            self._drop(next(iter(self._kept)))

    def _drop(self, target: str) -> None:
        if (kept := self._kept.pop(target, None)) is not None:
            self._bytes -= len(kept.packed)


def _is_json(answer: Answer) -> bool:
    """Whether it looks like a whole answer: what is junk must not be fresh for a day."""
    ends = answer.body[:1] + answer.body[-1:]
    return answer.status == _OK and ends in (b"{}", b"[]")
