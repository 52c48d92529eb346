"""LoginPage: paragraphs over the whole width, to be scrolled where the terminal is small.

There is no frame around it, so that an address can be selected in the terminal without the signs
beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tuify.tui.login_wording import Paragraph
from tuify.tui.text import plain


class LoginPage(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The text of the login screen."""

    def __init__(self) -> None:
        super().__init__(id="login-page")
        self._shown: tuple[Paragraph, ...] = ()
        self._text = Static(id="login-text")

    def compose(self) -> ComposeResult:
        """One text; its lines are all there is to draw."""
        yield self._text

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show these from the top; the same again costs nothing."""
        wanted = tuple(paragraphs)
        if wanted != self._shown:
            self._shown = wanted
            self._text.update(_text(wanted))
            self.scroll_home(animate=False)

    def page(self, direction: int) -> None:
        """Half a page down (1) or up (-1)."""
        step = direction * max(1, self.size.height // 2)
        self.scroll_relative(y=step, animate=False)


def _text(paragraphs: Sequence[Paragraph]) -> Content:
    parts: list[Content | tuple[str, str]] = []
    for index, paragraph in enumerate(paragraphs):
        if index:
            parts.append(("\n" if paragraph.is_address else "\n\n", ""))
        style = "$accent" if paragraph.is_address else "bold" if paragraph.is_strong else ""
        lines = Content("\n").join(plain(line) for line in paragraph.words.split("\n"))
        parts.append(lines.stylize(style) if style else lines)
    return Content.assemble(*parts)
