"""The ``fields`` parameter of playlists: which parts of a body to send.

``fields=total,items(added_at,item.name)`` keeps what it names; ``items(!track)`` keeps all but what
it names. A filter that cannot be read is passed over, as an empty one is.
"""

import re
from dataclasses import dataclass, field

_TOKEN = re.compile(r"[\w.]+|[(),!]")


@dataclass
class _Filter:
    """The names on one level: ``kept`` with what to keep below each, or ``dropped``."""

    kept: dict[str, "_Filter"] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def apply(self, value: object) -> object:
        """Narrow an object, or every object of a list."""
        if isinstance(value, list):
            return [self.apply(one) for one in value]
        if not isinstance(value, dict) or not (self.kept or self.dropped):
            return value
        return {
            key: self.kept.get(key, _Filter()).apply(inner)
            for key, inner in value.items()
            if key not in self.dropped and (key in self.kept or not self.kept)
        }


def narrowed(body: object, fields: str) -> object:
    """Return the part of a body that ``fields`` asks for; all of it if it asks for nothing."""
    tokens = _TOKEN.findall(fields)
    wanted = _level(tokens)
    return body if tokens else wanted.apply(body)


def _level(tokens: list[str]) -> _Filter:
    """Read names up to the closing bracket, taking the tokens from the front of the list."""
    level = _Filter()
    latest = level
    while tokens:
        token = tokens.pop(0)
        if token == ")":
            break
        if token == "(":
            inner = _level(tokens)
            latest.kept |= inner.kept
            latest.dropped |= inner.dropped
        elif token == "!" and tokens:
            level.dropped.add(tokens.pop(0))
        elif token not in ",!":
            latest = level
            for name in token.split("."):
                latest = latest.kept.setdefault(name, _Filter())
    return level
