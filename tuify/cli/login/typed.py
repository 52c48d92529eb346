"""What is typed or pasted at the prompt, key by key. Pure."""

from __future__ import annotations

import codecs
import re
from typing import Final

from tuify.spotify.secret import Secret

_MOST: Final = 16 * 1024
_SEQUENCE: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?")
_ENDS: Final = "\r\n"
_END_OF_INPUT: Final = "\x04"
_RUBBED_OUT: Final = "\x7f\b"
_ALL_RUBBED_OUT: Final = "\x15"


class TypedText:
    """The text under way. A pasted address may be torn over lines, so the line ends within stay;
    it is whole when the last thing that came is one."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._text = ""
        self.is_over = False
        """Whether Ctrl+D was pressed where nothing was typed."""

    def __len__(self) -> int:
        """How many characters there are, without line ends."""
        return len("".join(self._plain().split()))

    @property
    def is_whole(self) -> bool:
        """Whether Enter was the last key."""
        return self._text.endswith(tuple(_ENDS))

    def feed(self, raw: bytes) -> None:
        """Take bytes as the terminal sends them."""
        for key in self._decoder.decode(raw):
            if key == _END_OF_INPUT:
                self.is_over = self.is_over or not self._text
            elif key in _RUBBED_OUT:
                self._text = self._text[:-1]
            elif key == _ALL_RUBBED_OUT:
                self._text = ""
            elif len(self._text) < _MOST or key in _ENDS:
                self._text += key

    def take(self) -> Secret:
        """The text, which may hold a code; what comes next begins anew."""
        text, self._text = self._plain(), ""
        return Secret(text.strip())

    def _plain(self) -> str:
        return "".join(
            key for key in _SEQUENCE.sub("", self._text) if key.isprintable() or key in _ENDS
        )
