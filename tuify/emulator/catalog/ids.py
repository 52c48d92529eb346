"""Spotify ids and URIs of the emulated world: 22 base-62 characters that hold their own number.

An id is made from a kind and a number and can be read back, so any object can be asked for without
a table of all that exist. Half of an id is a check on the other half: ids from elsewhere are not
mistaken for ours.
"""

import re
from dataclasses import dataclass
from typing import Literal

from tuify.emulator.mixing import mix, scramble, unscramble

Kind = Literal["track", "album", "artist", "playlist", "show", "episode", "audiobook", "chapter"]

KINDS: tuple[Kind, ...] = (
    "track",
    "album",
    "artist",
    "playlist",
    "show",
    "episode",
    "audiobook",
    "chapter",
)
ID_LENGTH = 22

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_LOW = (1 << 64) - 1
_WELL_FORMED = re.compile(r"[0-9A-Za-z]{22}")


def is_well_formed(text: str) -> bool:
    """Tell whether ``text`` could be a Spotify id at all."""
    return _WELL_FORMED.fullmatch(text) is not None


class IdBook:
    """Turns numbers into ids and back, for one seed."""

    def __init__(self, seed: int) -> None:
        self._keys = {
            kind: (mix(seed, place, 1), mix(seed, place, 2)) for place, kind in enumerate(KINDS)
        }

    def id_of(self, kind: Kind, number: int) -> str:
        """Return the id of the ``number``-th object of a kind."""
        high_key, low_key = self._keys[kind]
        high = scramble(number ^ high_key)
        value = (high << 64) | scramble(high ^ low_key)
        digits = []
        for _ in range(ID_LENGTH):
            value, digit = divmod(value, 62)
            digits.append(_DIGITS[digit])
        return "".join(reversed(digits))

    def number_of(self, kind: Kind, text: str) -> int | None:
        """Return the number inside an id, or None if it is not an id of this kind and seed."""
        if not is_well_formed(text):
            return None
        value = 0
        for digit in text:
            value = value * 62 + _VALUES[digit]
        high, low = value >> 64, value & _LOW
        high_key, low_key = self._keys[kind]
        if high > _LOW or scramble(high ^ low_key) != low:
            return None
        return unscramble(high) ^ high_key


@dataclass(frozen=True, slots=True)
class Uri:
    """A Spotify URI taken apart: ``spotify:track:ID``, or ``spotify:user:NAME:collection``."""

    kind: str
    id: str

    @classmethod
    def parse(cls, text: str) -> "Uri | None":
        """Read a URI, the older ``spotify:user:NAME:playlist:ID`` too; None if it is none."""
        parts = text.split(":")
        match parts:
            case ["spotify", "user", name, "collection"] if name:
                return cls("collection", name)
            case ["spotify", "user", name, "playlist", id_] if name and is_well_formed(id_):
                return cls("playlist", id_)
            case ["spotify", "user", name] if name:
                return cls("user", name)
            case ["spotify", kind, id_] if kind.isalpha() and is_well_formed(id_):
                return cls(kind, id_)
        return None
