"""What is known and wanted of each URI's place in the library. No requests, no waiting."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Set
from dataclasses import dataclass
from itertools import islice
from typing import Final

from tuify.library.saved_many import Many

OWN_S: Final = 5.0
"""How long our own command counts more than an answer about it, which may be older."""


@dataclass(slots=True)
class Record:
    """One URI.

    `known` is what the service said last, `wishes` the changes about it that are not settled, the
    newest last. `asked`: it need not be asked for. `doubtful`: a command may or may not have had
    its effect, so `known` may be wrong. `own_until`: until then (s) what others say does not count
    against our own command.
    """

    known: bool | None = None
    wishes: tuple[Many, ...] = ()
    asked: bool = False
    doubtful: bool = False
    own_until: float = 0.0

    @property
    def wish(self) -> Many | None:
        """The change that counts: the newest one."""
        return self.wishes[-1] if self.wishes else None

    @property
    def shown(self) -> bool | None:
        """What to show: what is wished, else what is known."""
        return self.known if self.wish is None else self.wish.saved

    @property
    def is_sure(self) -> bool:
        """Whether it is known what the service holds."""
        return self.known is not None and not self.doubtful

    @property
    def must_send(self) -> bool:
        """Whether a request is needed for the wish to come true."""
        return self.wish is not None and (self.wish.saved is not self.known or self.doubtful)

    def learn(self, saved: bool) -> bool:
        """Take what the service holds; whether that changes what is shown."""
        before = self.shown
        self.known, self.doubtful = saved, False
        return self.shown is not before

    def fulfil(self, wish: Many) -> None:
        """Note that a wish came true; those before it count no more."""
        self.wishes = self.wishes[self.wishes.index(wish) + 1 :]

    def is_overruled(self, wish: Many) -> bool:
        """Whether a change that takes back an older one counts instead of this one."""
        return self.wish is not None and self.wish is not wish and self.wish.is_restoring

    def give_up(self, wish: Many) -> bool:
        """Forget a wish; whether that changes what is shown."""
        before = self.shown
        self.wishes = tuple(each for each in self.wishes if each is not wish)
        return self.shown is not before


class SavedRecords:
    """Records by URI, at most `keep` of them that nobody waits for; the longest unused go first."""

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._records: OrderedDict[str, Record] = OrderedDict()

    def get(self, uri: str) -> Record | None:
        """The record of a URI, if there is one."""
        return self._records.get(uri)

    def use(self, uri: str) -> Record:
        """The record of a URI, made if there is none; it counts as used just now."""
        record = self._records.get(uri)
        if record is None:
            record = self._records[uri] = Record()
        self._records.move_to_end(uri)
        return record

    def trim(self, busy: Set[str]) -> None:
        """Forget the longest unused, but none that is wished for or `busy`."""
        idle = (uri for uri, each in self._records.items() if not each.wishes and uri not in busy)
        for uri in tuple(islice(idle, max(0, len(self._records) - self._keep))):
            del self._records[uri]
