"""A few lines to fill in: the details of a playlist, a position, the path of a file."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Static

from tuify.tui.actions import Scope
from tuify.tui.deeds.means import Form, FormField, Submit
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.text import Glyphs, cells, plain
from tuify.tui.widgets.dialog import Dialog
from tuify.tui.widgets.one_line import OneLine
from tuify.tui.widgets.option_line import OptionLine
from tuify.tui.widgets.text_field import TextField, Typist


class FormLine(TextField, inherit_bindings=True):
    """The text of one line, at most as long as it may be."""

    def __init__(self, typist: Typist, field: FormField) -> None:
        super().__init__(typist)
        self._most = field.most
        self._is_number = field.is_number
        self.too_long = f"{field.label}: at most {field.most:,} characters; the rest was left out"
        self.is_cut = False
        """Whether of what was typed or pasted last a part had no room."""

    def clean(self, text: str) -> str:
        """Where a number is wanted, only its digits."""
        known = super().clean(text)
        return "".join(filter(str.isdecimal, known)) if self._is_number else known

    def take(self, text: str) -> None:
        """Insert what there is room for."""
        room = max(0, self._most - len(self.value))
        self.is_cut = len(self.clean(text)) > room and not self._is_number
        super().take(self.clean(text)[:room])


class FormScreen(KeyedScreen[None], ModalScreen[None], inherit_bindings=False):
    """Enter hands it in from any line; what is wrong is said, and it stays open."""

    def __init__(
        self,
        glyphs: Glyphs,
        form: Form,
        submit: Submit,
        closed: Callable[[], None] = lambda: None,
    ) -> None:
        """`closed` is called once it is gone, handed in or not."""
        super().__init__(id="form")
        self._when_gone = closed
        self._form = form
        self._submit = submit
        self._lines: tuple[FormLine | OptionLine, ...] = tuple(
            OptionLine(self, field.options, field.value, glyphs)
            if field.options
            else FormLine(self, field)
            for field in form.fields
        )
        self._wrong = OneLine(classes="form-wrong")

    def compose(self) -> ComposeResult:
        """What is to be known, the lines with their labels, and what is wrong."""
        width = max(cells(field.label) for field in self._form.fields) + 2
        more = ", Tab goes on" if len(self._lines) > 1 else ""
        with Dialog(self._form.title, f"Enter {self._form.verb}{more}, Esc closes"):
            for field, line in zip(self._form.fields, self._lines, strict=True):
                with Horizontal(classes="form-line"):
                    label = OneLine(field.label, classes="form-label")
                    label.styles.width = width
                    yield label
                    yield line
            yield self._wrong
            for note in self._form.notes:
                yield Static(plain(note), classes="form-note")

    def on_mount(self) -> None:
        """Begin in the first line, behind what stands there."""
        for field, line in zip(self._form.fields, self._lines, strict=True):
            if isinstance(line, FormLine):
                line.put(field.value)
        self.set_focus(self._lines[0])

    def on_unmount(self) -> None:
        """Tell that it is gone."""
        self._when_gone()

    def key_scopes(self) -> tuple[Scope, ...]:
        """Characters are text."""
        return (Scope.FIELD,)

    def take_text(self, text: str) -> bool:
        """Put what was typed or pasted into the line that has the focus."""
        focused = self.focused
        if isinstance(focused, FormLine):
            focused.take(text)
            if focused.is_cut:
                self._wrong.set_text(focused.too_long)
        elif isinstance(focused, OptionLine) and text == " ":
            focused.action_turn(1)
        return True

    # What is done in a line

    def typed(self, text: str) -> None:
        """What was wrong may be right."""
        self._wrong.set_text("")

    def entered(self) -> None:
        """Hand it in."""
        keys = (field.key for field in self._form.fields)
        filled = {key: line.value for key, line in zip(keys, self._lines, strict=True)}
        wrong = self._submit(filled)
        if wrong:
            self._wrong.set_text(wrong)
        else:
            self.dismiss(None)

    def escaped(self) -> None:
        """Leave it without handing in."""
        self.action_close()

    def action_close(self) -> None:
        """Leave it without handing in."""
        self.dismiss(None)

    def moved(self, rows: int) -> None:
        """On to another line, round and round."""
        focused = self.focused
        place = next((at for at, line in enumerate(self._lines) if line is focused), 0)
        self.set_focus(self._lines[(place + rows) % len(self._lines)])

    def paged(self, pages: int) -> None:
        """On to another line."""
        self.moved(pages)

    def left(self) -> None:
        """On to the next line."""
        self.moved(1)

    def completed(self) -> None:
        """There is nothing to complete."""
