"""Names as a search compares them, and many of them written one below the other."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, islice

_AT_ONCE = 512
_PUNCTUATION = bytes(
    code if chr(code).isalnum() or code == ord("\n") else ord(" ") for code in range(128)
).ljust(256)
_NO_WORD = re.compile(r"[^\w\n]|_")
_UNSPACED = re.compile(r"([\u2e80-\u9fff\uac00-\ud7af])")


def folded(text: str) -> str:
    """Return text without case, accents and punctuation: words with single spaces between them.

    Scripts that put no spaces between words are taken apart sign by sign, so that any stretch of
    them can be found. Line breaks stay.
    """
    if text.isascii():
        plain = text.lower().encode().translate(_PUNCTUATION).decode()
    else:
        apart = unicodedata.normalize("NFKD", text.casefold())
        bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
        whole = unicodedata.normalize("NFC", bare)
        plain = _NO_WORD.sub(" ", _UNSPACED.sub(r" \1 ", whole))
    while "  " in plain:
        plain = plain.replace("  ", " ")
    return plain.strip(" ")


class Lines:
    """Names to be looked through as a single text, which is far quicker than one by one.

    Each name has a space before and behind it, and a line break between two of them. So `` tide``
    is the beginning of a word, `` slow tide `` are whole words, and the same with a line break in
    front (or on both sides) is the beginning of a name (or all of it).
    """

    def __init__(self, names: Iterable[str]) -> None:
        waiting, parts = iter(names), list[str]()
        while some := list(islice(waiting, _AT_ONCE)):
            parts += [f"\n {line.strip(' ')} " for line in _all_folded(some)]
        self._starts = array("I", accumulate(map(len, parts), initial=0))
        self._text = "".join((*parts, "\n"))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def having(self, wanted: str) -> Iterator[int]:
        """Return the numbers of the lines in which the text ``wanted`` stands, each once."""
        text, starts, line = self._text, self._starts, 0
        at = text.find(wanted)
        while at >= 0:
            line = bisect_right(starts, at, line + 1) - 1
            yield line
            at = text.find(wanted, starts[line + 1])


def _all_folded(names: list[str]) -> list[str]:
    """Fold names together, which is quicker; a name of several lines becomes one."""
    simple = [name if name.isascii() and "\n" not in name else _folded_line(name) for name in names]
    text = "\n".join(simple)
    return folded(text).split("\n") if text.isascii() else [folded(name) for name in simple]


@lru_cache(4096)
def _folded_line(name: str) -> str:
    """Fold a name by itself; there are not many such, but they come again and again."""
    return folded(name).replace("\n", " ")
