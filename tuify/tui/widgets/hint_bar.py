"""HintBar: the bottom line, with the keys of the moment on the left and a status on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.text import cells, pad
from tuify.tui.widgets.one_line import OneLine

Hint = tuple[str, str]
"""A key as it is shown and what it does: ("Space", "pause")."""

GAP = 2
"""Blank cells between two hints."""


def fitting(hints: Sequence[Hint], width: int) -> tuple[Hint, ...]:
    """The hints that fit whole into `width` cells, from the first on; a half hint helps nobody."""
    shown: list[Hint] = []
    used = 0
    for key, label in hints:
        used += cells(key) + 1 + cells(label) + (GAP if shown else 0)
        if used > width:
            break
        shown.append((key, label))
    return tuple(shown)


def fitting_before_last(hints: Sequence[Hint], width: int) -> tuple[Hint, ...]:
    """The hints that fit whole, and the last in any case: it is help, which leads to the rest."""
    if not hints:
        return ()
    *others, (key, label) = hints
    taken = cells(key) + cells(label) + 1 + GAP
    return (*fitting(others, width - taken), (key, label))


class _Hints(Widget, inherit_bindings=False):
    """The keys, in a widget of their own so that a new status does not draw them again."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"hint-bar--key", "hint-bar--label"}
    DEFAULT_CSS = """
    _Hints {
        width: 1fr;
        height: 1;
        & > .hint-bar--key { color: $text-accent; text-style: bold; }
        & > .hint-bar--label { color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] = ()

    def show(self, hints: tuple[Hint, ...]) -> None:
        """Show other hints; draws nothing if those that fit are the same."""
        width = self.size.width
        changed = fitting(hints, width - 1) != fitting(self._hints, width - 1)
        self._hints = hints
        if changed:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The hints that fit."""
        width = self.size.width
        key_style, label_style = self._style("hint-bar--key"), self._style("hint-bar--label")
        segments = [Segment(pad("", min(1, width)), label_style)]
        shown = fitting(self._hints, width - 1) if y == 0 else ()
        for index, (key, label) in enumerate(shown):
            blanks = " " * GAP if index < len(shown) - 1 else ""
            segments.append(Segment(key, key_style))
            segments.append(Segment(f" {label}{blanks}", label_style))
        return Strip(segments).adjust_cell_length(width, label_style)

    def _style(self, name: str) -> Style:
        return self.get_visual_style(name).rich_style


class HintBar(Widget, inherit_bindings=False):
    """One line: hints on the left, cut between two hints; a status at the right edge.

    Each side is drawn only when it changes.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    HintBar {
        layout: horizontal;
        height: 1;
        width: 1fr;
        & > .hint-bar--status { width: 36; max-width: 40%; color: $text-muted; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._hints = _Hints()
        self._status = OneLine(right=True, classes="hint-bar--status")

    def compose(self) -> ComposeResult:
        """The two sides."""
        yield self._hints
        yield self._status

    def show(self, hints: Sequence[Hint]) -> None:
        """Show these keys with what they do, the most needed first."""
        self._hints.show(tuple(hints))

    def set_status(self, text: str) -> None:
        """Show a short plain text at the right edge; cut at its end if it is long."""
        self._status.set_text(text)
