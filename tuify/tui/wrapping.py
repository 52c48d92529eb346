"""Text over several lines, and long text made shorter. Pure, in cells."""

from __future__ import annotations

from tuify.tui.text import cells, fit, steady


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words where that can be."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and cells(line) + 1 + cells(word) <= width:
            line += f" {word}"
            continue
        if line:
            lines.append(line)
        while cells(word) > width > 1:
            head = _head(word, width)
            lines.append(head)
            word = word[len(head) :]
        line = word
    return [*lines, line] if line or not lines else lines


def lines_saying(text: str, width: int, most: int, ellipsis: str = "…") -> list[str]:
    """The text in at most `most` lines of `width` cells.

    What doesn't fit loses its middle. A sentence is that long by a name in it; what to do about it
    stands at its end.
    """
    text = steady(text)
    lines = wrapped(text, width)
    room = most * width
    while len(lines) > most and room > 0:
        lines = wrapped(without_middle(text, room, ellipsis), width)
        room -= 1
    return lines[:most]


def without_middle(text: str, width: int, ellipsis: str = "…") -> str:
    """The text if it fits into `width` cells, otherwise its beginning and its end."""
    if cells(text) <= width:
        return text
    end = max(0, width // 2)
    tail = ""
    for character in reversed(text):
        if cells(tail) + cells(character) > end:
            break
        tail = character + tail
    return fit(text, max(0, width - cells(tail)), ellipsis) + tail.lstrip()


def _head(word: str, width: int) -> str:
    """As many characters as fit into `width` cells, at least one."""
    used = 0
    for index, character in enumerate(word):
        used += cells(character)
        if used > width:
            return word[: max(1, index)]
    return word
