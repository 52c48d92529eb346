"""Where the answer goes: stdout, byte by byte or made safe for a terminal."""

from __future__ import annotations

import sys
from typing import BinaryIO

from tuify.cli.api.codes import UNWRITABLE
from tuify.cli.api.showing import for_terminal
from tuify.cli.api.verdict import Failure
from tuify.cli.exits import Refusal


class Output:
    """A stream that is flushed at each write, so that a reader sees what there is."""

    def __init__(self, stream: BinaryIO, *, is_terminal: bool) -> None:
        self._stream = stream
        self._is_terminal = is_terminal

    def write(self, content: bytes) -> None:
        """Write. Raises BrokenPipeError where nobody reads any more, and Failure for any other
        obstacle."""
        try:
            self._stream.write(for_terminal(content) if self._is_terminal else content)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Failure(f"the output can't be written: {error.strerror}", UNWRITABLE) from None


def standard_output() -> Output:
    """The process's own; raises Refusal if it was started with none."""
    if sys.stdout is None:
        raise Refusal("there is no standard output to write to")
    return Output(sys.stdout.buffer, is_terminal=sys.stdout.isatty())
