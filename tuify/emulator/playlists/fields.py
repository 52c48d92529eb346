"""The ``fields`` parameter of playlists: which parts of a body to send.

``fields=total,items(added_at,item.name)`` keeps what it names, ``items(item(!album,name))`` all but
what it names: an exclamation mark is for all the names behind it up to the end of the brackets. A
filter that cannot be read is passed over, as an empty one is.
"""

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r"[\w.]+|[(),!]")
_DEEPEST = 32


@dataclass
class _Filter:
    """The names on one level: what to keep ``below`` some, and those that are ``dropped``.

    Once one is ``chosen``, only those that are named are kept.
    """

    below: dict[str, "_Filter"] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    chosen: bool = False

    def apply(self, value: object) -> object:
        """Narrow an object, or every object of a list."""
        if isinstance(value, list):
            return [self.apply(one) for one in value]
        if not isinstance(value, dict):
            return value
        return {
            key: self.below[key].apply(inner) if key in self.below else inner
            for key, inner in value.items()
            if key not in self.dropped and (key in self.below or not self.chosen)
        }

    def at(self, names: list[str], *, chosen: bool) -> "_Filter":
        """Go down by a name of each level, and choose it if asked to; return the lowest."""
        lowest = self
        for name in names:
            lowest.chosen = lowest.chosen or chosen
            lowest = lowest.below.setdefault(name, _Filter())
        return lowest

    def join(self, other: "_Filter") -> None:
        """Take in what brackets say."""
        self.below |= other.below
        self.dropped |= other.dropped
        self.chosen = self.chosen or other.chosen


def narrowed(body: object, fields: str) -> object:
    """Return the part of a body that ``fields`` asks for; all of it if it asks for nothing."""
    tokens = _TOKEN.findall(fields)
    try:
        wanted = _level(tokens, _DEEPEST)
    except _Unreadable:
        return body
    return body if tokens else wanted.apply(body)


class _Unreadable(ValueError):
    """Brackets within brackets, deeper than any body."""


def _level(tokens: list[str], depth: int) -> _Filter:
    """Read names up to the closing bracket, taking the tokens from the front of the list."""
    if not depth:
        raise _Unreadable
    level = _Filter()
    latest, dropping = level, False
    while tokens:
        token = tokens.pop(0)
        if token == ")":
            break
        if token == "(":
            latest.join(_level(tokens, depth - 1))
        elif token == "!":
            dropping = True
        elif token != ",":
            *path, name = token.split(".")
            if dropping:
                level.at(path, chosen=False).dropped.add(name)
                latest = _Filter()
            else:
                latest = level.at([*path, name], chosen=True)
    return level
