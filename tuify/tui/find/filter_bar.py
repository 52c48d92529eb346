"""FilterBar: a line over a list, with a field that narrows it and what came of that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from tuify.tui.find.survey_words import first_fitting
from tuify.tui.text import cells
from tuify.tui.widgets.one_line import OneLine
from tuify.tui.widgets.text_field import TextField, Typist

LEAST_FIELD: Final = 10
"""Cells that are left to the field whatever is said, or a quarter of the line, if that is more."""

SLACK: Final = 12
"""Cells that what is said may leave unused: a layout at each key would cost more."""


class FilterBar(Vertical, inherit_bindings=False):
    """Knows no list: whoever has one is the `typist`, and says what came of it with `say`.

    Of the wordings for that the first is shown that fits; the field has the room that is left. A
    line of `offers` stands under the field while it has the focus, if there are any.
    """

    def __init__(
        self, typist: Typist, *, label: str = "Filter", offers: str = "", id: str | None = None
    ) -> None:
        super().__init__(id=id, classes="filter-bar")
        self.field = TextField(typist)
        self._label = OneLine(f" {label} ", classes="filter-label")
        self._label.styles.width = len(label) + 2
        self._said = OneLine(right=True, classes="filter-said")
        self._offers = OneLine(f" {offers}", classes="filter-offers") if offers else None
        self._wordings: Sequence[str] = ()
        self._room = 0
        """Cells for what is said."""
        self.display = False

    def compose(self) -> ComposeResult:
        """The line, and the offers under it."""
        with Horizontal(classes="filter-line"):
            yield self._label
            yield self.field
            yield self._said
        if self._offers is not None:
            self._offers.display = False
            yield self._offers

    @property
    def is_typed_in(self) -> bool:
        """Whether what is typed goes into it."""
        return bool(self.display) and self.is_mounted and self.screen.focused is self.field

    def open(self, text: str) -> None:
        """Show the line with this text in its field, and give it the focus, in this very turn: the
        next key may be here already."""
        self.field.put(text)
        self.display = True
        self._offer(True)
        self.screen.set_focus(self.field, scroll_visible=False)

    def show(self, text: str, *, is_kept: bool = False) -> None:
        """Show the line with this text; without a text there is none, unless it is `is_kept`."""
        self.field.put(text)
        wanted = bool(text) or is_kept
        if self.display != wanted:
            self.display = wanted

    def on_descendant_focus(self) -> None:
        """Offer what there is while one types."""
        self._offer(True)

    def on_descendant_blur(self) -> None:
        """Offer it no longer."""
        self._offer(False)

    def _offer(self, on: bool) -> None:
        if self._offers is not None and self._offers.display != on:
            self._offers.display = on

    def say(self, *wordings: str) -> None:
        """Say what came of it, in the first of these wordings that fits."""
        self._wordings = wordings
        room = self.size.width - len(self._label.text)
        most = room - max(LEAST_FIELD, room // 4)
        words = first_fitting(wordings, most - 1)
        self._make_room(min(cells(words) + 1, most) if words else 0)
        self._said.set_text(f"{words} " if words else "")

    def _make_room(self, wanted: int) -> None:
        """Give what is said this many cells, if it has fewer or far more."""
        if not wanted <= self._room <= wanted + SLACK:
            self._room = wanted
            self._said.styles.width = wanted

    def on_resize(self) -> None:
        """Fit the words to the room."""
        self.say(*self._wordings)
