"""Reading a terminal, a pipe and a file while the event loop goes on."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import signal
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accounts.support import run
from tuify.cli.login.keyboard import Keyboard

ECHO, ICANON = termios.ECHO, termios.ICANON


class Tty:
    """A terminal: its user's end, and tuify's."""

    def __init__(self) -> None:
        self.user, self.fd = pty.openpty()

    def type(self, text: str) -> None:
        os.write(self.user, text.encode())

    def arrive(self) -> None:
        """Wait until what was typed has come through: the kernel takes its time over it."""
        assert select.select([self.fd], [], [], 5.0)[0]

    @property
    def flags(self) -> int:
        """Echo, line editing and the like."""
        flags = termios.tcgetattr(self.fd)[3]
        assert isinstance(flags, int)
        return flags

    def shown(self) -> bytes:
        """What the terminal itself has shown."""
        os.set_blocking(self.user, False)
        try:
            return os.read(self.user, 4096)
        except BlockingIOError:
            return b""


@pytest.fixture
def tty() -> Iterator[Tty]:
    terminal = Tty()
    yield terminal
    for end in (terminal.user, terminal.fd):
        os.close(end)


async def texts(fd: int, number: int) -> list[str | None]:
    """The next texts that are handed in."""
    async with Keyboard(fd, lambda length: None, quiet_s=0) as keyboard:
        read = [await keyboard.next() for _ in range(number)]
    return [None if text is None else text.reveal() for text in read]


def piped(content: bytes) -> int:
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    return reading


def test_a_terminal_shows_nothing_of_what_is_pasted_and_is_left_as_it_was(tty: Tty) -> None:
    before = termios.tcgetattr(tty.fd)
    lengths: list[int] = []
    seen = asyncio.Event()

    def typed(length: int) -> None:
        lengths.append(length)
        seen.set()

    async def main() -> None:
        async with Keyboard(tty.fd, typed, quiet_s=0) as keyboard:
            assert keyboard.is_terminal
            assert not tty.flags & (ECHO | ICANON)
            tty.type("x" * 2000)
            reading = asyncio.create_task(keyboard.next())
            await seen.wait()
            tty.type("y" * 3000 + "\n")
            text = await reading
            assert text is not None
            assert text.reveal() == "x" * 2000 + "y" * 3000

    run(main())
    assert tty.shown() == b""
    assert termios.tcgetattr(tty.fd) == before
    assert lengths[-1] == 5000


def test_an_address_torn_over_lines_is_one_text(tty: Tty) -> None:
    async def main() -> None:
        async with Keyboard(tty.fd, lambda length: None, quiet_s=0) as keyboard:
            tty.type("http://127.0.0.1/x?co\nde=abc\n")
            text = await keyboard.next()
            assert text is not None
            assert text.reveal() == "http://127.0.0.1/x?co\nde=abc"

    run(main())


def test_one_text_after_the_other(tty: Tty) -> None:
    async def main() -> None:
        async with Keyboard(tty.fd, lambda length: None, quiet_s=0) as keyboard:
            for word in ("one", "two"):
                tty.type(f"{word}\n")
                text = await keyboard.next()
                assert text is not None
                assert text.reveal() == word

    run(main())


def test_ctrl_d_ends_it(tty: Tty) -> None:
    tty_modes = tty.flags

    async def main() -> None:
        async with Keyboard(tty.fd, lambda length: None, quiet_s=0) as keyboard:
            tty.type("\x04")
            assert await keyboard.next() is None
            assert await keyboard.next() is None

    run(main())
    assert tty.flags == tty_modes


def test_a_crash_leaves_the_terminal_as_it_was(tty: Tty) -> None:
    before = termios.tcgetattr(tty.fd)

    async def main() -> None:
        async with Keyboard(tty.fd, lambda length: None, quiet_s=0):
            tty.type("half an addr")
            raise LookupError

    with pytest.raises(LookupError):
        run(main())
    assert termios.tcgetattr(tty.fd) == before


def test_what_was_not_read_reaches_no_shell(tty: Tty) -> None:
    async def main() -> None:
        async with Keyboard(tty.fd, lambda length: None, quiet_s=0):
            tty.type("rm -r something\n")
            tty.arrive()

    run(main())
    os.set_blocking(tty.fd, False)
    with pytest.raises(BlockingIOError):
        os.read(tty.fd, 100)


def test_after_a_stop_it_is_hidden_again(tty: Tty) -> None:
    before = termios.tcgetattr(tty.fd)

    async def main() -> None:
        async with Keyboard(tty.fd, lambda length: None, quiet_s=0):
            termios.tcsetattr(tty.fd, termios.TCSANOW, before)  # as a shell does
            os.kill(os.getpid(), signal.SIGCONT)
            for _ in range(1000):  # until the signal has reached the loop
                if not tty.flags & ECHO:
                    return
                await asyncio.sleep(0)
            raise AssertionError("it went on showing what is typed")

    run(main())
    assert termios.tcgetattr(tty.fd) == before


@pytest.mark.parametrize(
    ("content", "text"), [(b"abc\n", "abc"), (b"abc", "abc"), (b"", None), (b"a\nb\n", "a\nb")]
)
def test_a_pipe_and_a_file_are_read_to_their_end(
    tmp_path: Path, content: bytes, text: str | None
) -> None:
    path = tmp_path / "typed"
    path.write_bytes(content)
    for fd in (piped(content), os.open(path, os.O_RDONLY)):
        assert run(texts(fd, 2)) == [text, None]
        os.close(fd)


def test_nothing_at_all_is_the_end() -> None:
    fd = os.open(os.devnull, os.O_RDONLY)
    assert run(texts(fd, 1)) == [None]
    os.close(fd)
