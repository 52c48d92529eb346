"""Which rows of a list a few letters leave, one letter after the other. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tuify.library import things
from tuify.library.entries import Entry
from tuify.library.fuzzy import fold, narrow, words_of


def haystack(entry: Entry) -> str:
    """What of a row is searched, folded: its title, who made it, its album; a line each."""
    thing = entry.thing
    return fold("\n".join((things.name(thing), *things.makers(thing), things.album(thing))))


@dataclass(slots=True)
class _Step:
    """The rows that a needle's words leave, in the order of the list."""

    words: tuple[str, ...]
    rows: list[int]


class Sieve:
    """The rows that are here, their folded texts, and what the needles of late have left of them.

    A needle that goes on from the one before is looked for in what that one left; one that takes
    letters back finds again what there was.
    """

    def __init__(self, text_of: Callable[[int], str]) -> None:
        """`text_of` gives the folded text of a row that is here; it is asked for once."""
        self._text_of = text_of
        self._texts: dict[int, str | None] = {}
        self._steps: list[_Step] = []
        self._fresh: set[int] = set()

    def __len__(self) -> int:
        return len(self._texts)

    def put(self, index: int) -> None:
        """A row is here, or another one than before."""
        self._texts[index] = None
        self._fresh.add(index)

    def shift(self, moved: Callable[[int], int | None]) -> None:
        """Rows went elsewhere."""
        shifted = ((moved(index), text) for index, text in self._texts.items())
        self._texts = {index: text for index, text in shifted if index is not None}
        self._steps.clear()
        self._fresh.clear()

    def cut(self, total: int) -> None:
        """The list has only so many rows."""
        if any(index >= total for index in self._texts):
            self.shift(lambda index: index if index < total else None)

    def clear(self) -> None:
        """No row is here."""
        self._texts.clear()
        self._steps.clear()
        self._fresh.clear()

    def left_by(self, needle: str) -> list[int]:
        """The rows a needle leaves, in the order of the list. Not to be changed."""
        words = words_of(needle)
        while self._steps and not _goes_on(self._steps[-1].words, words):
            self._steps.pop()
        self._take_in_fresh()
        if not self._steps:
            self._steps.append(_Step((), sorted(self._texts)))
        last = self._steps[-1]
        if last.words != words:
            self._steps.append(_Step(words, self._left(words, last.rows, known=last.words)))
        return self._steps[-1].rows

    def _take_in_fresh(self) -> None:
        """Add the rows that came since to what the last needle left."""
        if self._fresh and self._steps:
            last = self._steps[-1]
            left = [row for row in last.rows if row not in self._fresh]
            left += self._left(last.words, sorted(self._fresh))
            left.sort()
            self._steps = [_Step(last.words, left)]
        self._fresh.clear()

    def _left(
        self, words: tuple[str, ...], rows: Iterable[int], known: tuple[str, ...] = ()
    ) -> list[int]:
        """Which rows hold all words; that they hold the `known` ones is known."""
        left = list(rows)
        for word in sorted(set(words) - set(known), key=len, reverse=True):
            held = narrow(word, [self._text(row) for row in left])
            left = [row for row, holds in zip(left, held, strict=True) if holds]
        return left

    def _text(self, row: int) -> str:
        text = self._texts[row]
        if text is None:
            text = self._texts[row] = self._text_of(row)
        return text


def _goes_on(before: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether whatever holds the words holds those before as well."""
    return all(any(word.startswith(known) for word in words) for known in before)
