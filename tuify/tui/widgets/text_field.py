"""TextField: one line to type or paste into, in any language."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import Input

from tuify.tui.actions import Scope
from tuify.tui.text import steady

MOST_CHARACTERS = 4096

CUT = "<"
"""Says that a text begins further left; every terminal has this sign."""


class Typist(Protocol):
    """Whoever a field belongs to, told in the turn of the key what was done in it."""

    def typed(self, text: str) -> None:
        """Something else stands in the field."""
        ...

    def entered(self) -> None:
        """Enter was pressed."""
        ...

    def escaped(self) -> None:
        """Esc was pressed."""
        ...

    def moved(self, rows: int) -> None:
        """The cursor of the list below is to go so many rows down (up if negative)."""
        ...

    def paged(self, pages: int) -> None:
        """The list below is to go so many pages down (up if negative)."""
        ...

    def left(self) -> None:
        """Tab was pressed: on to the list below."""
        ...

    def completed(self) -> None:
        """What stands before the cursor is to be completed, or the next offer taken."""
        ...


class TextField(Input, inherit_bindings=False):
    """Textual's input, which is told every character by its screen.

    Its cursor doesn't blink: each blink would be bytes on the line. Keys that edit are bound here
    by Textual's names for them; the registry has those that leave it or move in the list below, and
    all others are text.
    """

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FIELD,)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("ctrl+left,alt+b", "cursor_left_word", show=False),
        Binding("ctrl+right,alt+f", "cursor_right_word", show=False),
        Binding("home,ctrl+a", "home", show=False),
        Binding("end,ctrl+e", "end", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+w,alt+backspace", "delete_left_word", show=False),
        Binding("ctrl+u", "delete_left_all", show=False),
        Binding("ctrl+k", "delete_right_all", show=False),
    ]

    def __init__(self, typist: Typist | None = None, *, id: str | None = None) -> None:
        super().__init__(compact=True, max_length=MOST_CHARACTERS, select_on_focus=False, id=id)
        self.cursor_blink = False
        self.labels: dict[str, str] = {}
        """Other labels for the hints of its keys, by the id of their action; empty: no hint."""
        self._typist = typist
        self._told = ""

    def render_line(self, y: int) -> Strip:
        """The text, with a sign at the left edge where its beginning is out of sight."""
        strip = super().render_line(y)
        if self.scroll_offset.x == 0 or self.cursor_screen_offset.x == self.content_region.x:
            return strip
        sign = Segment(CUT, self.rich_style + Style(dim=True))
        return Strip.join([Strip([sign], 1), strip.crop(1)])

    def watch_value(self, text: str) -> None:
        """Tell whose field it is what stands in it."""
        if text != self._told:
            self._told = text
            self._tell(lambda typist: typist.typed(text))

    def clean(self, text: str) -> str:
        """Of what was typed or pasted what may stand here: line ends become blanks, and what would
        steer the terminal is left out."""
        return steady(" ".join(text.splitlines()).replace("\t", " "))

    def take(self, text: str) -> None:
        """Insert what was typed or pasted."""
        self.insert_text_at_cursor(self.clean(text)[: MOST_CHARACTERS - len(self.value)])

    def put(self, text: str) -> None:
        """Let another text stand in it, with the cursor at its end, and tell nobody."""
        self._told = self.clean(text)[:MOST_CHARACTERS]
        self.value = self._told
        self.cursor_position = len(self.value)

    def give(self) -> str:
        """What stands in it; it is empty afterwards."""
        text, self.value = self.value, ""
        return text

    def _tell(self, tell: Callable[[Typist], None]) -> None:
        if self._typist is not None:
            tell(self._typist)

    # The keys of the registry

    def action_field_enter(self) -> None:
        """Take what stands there."""
        self._tell(lambda typist: typist.entered())

    def action_field_escape(self) -> None:
        """Empty it, or leave it."""
        self._tell(lambda typist: typist.escaped())

    def action_field_move(self, rows: int) -> None:
        """Move in the list below."""
        self._tell(lambda typist: typist.moved(rows))

    def action_field_page(self, pages: int) -> None:
        """Turn the pages of the list below."""
        self._tell(lambda typist: typist.paged(pages))

    def action_field_leave(self) -> None:
        """On to the list below."""
        self._tell(lambda typist: typist.left())

    def action_field_complete(self) -> None:
        """Complete the word before the cursor."""
        self._tell(lambda typist: typist.completed())
