"""Keys as a terminal sends them. Esc and a key pressed soon after look like Alt and that key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual._xterm_parser import XTermParser
from textual.events import Key

_ESC: Final = "\x1b"
_LONGER: Final = "[O"
"""What stands behind Esc where a longer sequence begins: that of an arrow, or of a click."""


class WithEscape(Key):
    """A key right behind an Esc: with Alt, or after Esc, as the line joined the two.

    Only who knows which keys are in use can tell. `key` is its name with Alt; `plain` is the key
    by itself.
    """

    def __init__(self, plain: Key) -> None:
        super().__init__(_with_alt(plain.key), None)
        self.plain = plain


def _with_alt(key: str) -> str:
    is_capital = len(key) == 1 and key.isupper()
    return f"alt+shift+{key.lower()}" if is_capital else f"alt+{key}"


class KeyParser(XTermParser):
    """Textual's parser, but for a single key behind Esc.

    Textual waits whether more comes, drops the Esc before a sign or Enter, and takes digits for
    the signs that one kind of keyboard has on them with Alt. Here such a key is told at once, and
    with its Esc.
    """

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        if len(sequence) == 2 and sequence[0] == _ESC and sequence[1] not in _LONGER:
            sequence, alt = sequence[1], True
        for key in super()._sequence_to_key_events(sequence):
            yield WithEscape(key) if alt else key
