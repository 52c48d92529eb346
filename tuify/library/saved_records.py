"""What is known and wanted of each URI's place in the library. No requests, no waiting."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

OWN_S: Final = 5.0
"""How long our own command counts more than an answer about it, which may be older."""


@dataclass(slots=True)
class Record:
    """One URI.

    `known` is what the service said last, `wish` what the user wants it to be as long as that is
    not settled. `asked`: it need not be asked for. `flip`: the user pressed the key before anyone
    knew. `doubtful`: a command may or may not have had its effect, so `known` may be wrong.
    `own_until`: until then (s) what others say does not count against our own command. `many` is
    the change of many the wish belongs to, None if it is one by itself.
    """

    known: bool | None = None
    wish: bool | None = None
    asked: bool = False
    flip: bool = False
    doubtful: bool = False
    own_until: float = 0.0
    many: object = None

    @property
    def shown(self) -> bool | None:
        """What to show: the wish, else what is known."""
        return self.known if self.wish is None else self.wish

    @property
    def must_send(self) -> bool:
        """Whether a command is needed for the wish to come true."""
        return self.wish is not None and (self.wish != self.known or self.doubtful)


class SavedRecords:
    """Records by URI, at most `keep` of them that nobody waits for; the longest unused go first."""

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._records: OrderedDict[str, Record] = OrderedDict()
        self._wishes: dict[str, None] = {}
        self._of_many: set[str] = set()

    def __len__(self) -> int:
        return len(self._records)

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

    def trim(self, busy: Iterable[str]) -> None:
        """Forget the longest unused, but none that someone waits for (`busy` among them)."""
        if len(self._records) <= self._keep:
            return
        needed = {*busy, *self._wishes, *self._of_many}
        for uri in list(self._records):
            if len(self._records) <= self._keep:
                return
            if uri not in needed and not self._records[uri].flip:
                del self._records[uri]

    def wish(self, uri: str, saved: bool) -> None:
        """Note what the user wants; a newer wish takes the place of an older in the row."""
        record = self.use(uri)
        record.wish, record.many = saved, None
        self._of_many.discard(uri)
        self._wishes.setdefault(uri)

    def wish_many(self, uri: str, saved: bool, many: object) -> None:
        """Note what the user wants of one of `many`, which sends it; `next_wish` does not."""
        record = self.use(uri)
        record.wish, record.many = saved, many
        self._wishes.pop(uri, None)
        self._of_many.add(uri)

    def settle(self, uri: str) -> None:
        """Note that there is nothing more to wish for this URI."""
        self._wishes.pop(uri, None)
        self._of_many.discard(uri)
        record = self.use(uri)
        record.wish = record.many = None

    def next_wish(self) -> tuple[str, bool] | None:
        """The oldest wish that needs a command, as URI and value. Those that came true are done."""
        for uri in list(self._wishes):
            record = self.use(uri)
            if record.wish is not None and record.must_send:
                return uri, record.wish
            self.settle(uri)
        return None
