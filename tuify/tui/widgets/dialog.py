"""Dialog: the frame of what opens over the main screen."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from tuify.tui.text import plain, steady


class Dialog(Vertical, inherit_bindings=False):
    """A title in its upper edge, and in its lower one what the keys do.

    The one place that writes into a border: Textual takes a string there for markup, and the names
    of what a dialog is about are foreign.
    """

    def __init__(self, title: str, keys: str, *children: Widget) -> None:
        super().__init__(*children, classes="dialog")
        self.border_title = _edge(title)
        self.say(keys)

    def say(self, words: str) -> None:
        """Say something else in the lower edge."""
        self.border_subtitle = _edge(words)


def _edge(words: str) -> Content:
    return plain(steady(words))
