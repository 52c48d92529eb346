"""How the panes share the terminal: decided from its size alone."""

from __future__ import annotations

from enum import Enum


class Layout(Enum):
    """The arrangements of the main screen; the value is the class the screen wears."""

    WIDE = "-wide"
    """Library beside queue and devices, now playing under them."""
    STACKED = "-stacked"
    """One of library, queue and devices over now playing."""
    COMPACT = "-compact"
    """One pane, and now playing in two lines without a frame."""
    LINE = "-line"
    """What plays, in one line, and nothing else."""


WIDE_FROM = (100, 24)
"""Columns and rows from which all panes fit beside each other."""
STACKED_FROM = (60, 20)
"""Columns and rows from which one pane fits over a framed now playing."""
COMPACT_FROM = (34, 10)
"""Columns and rows from which a list still makes sense."""


def layout_for(width: int, height: int) -> Layout:
    """The arrangement for a terminal of `width` columns and `height` rows."""
    for layout, (columns, rows) in (
        (Layout.WIDE, WIDE_FROM),
        (Layout.STACKED, STACKED_FROM),
        (Layout.COMPACT, COMPACT_FROM),
    ):
        if width >= columns and height >= rows:
            return layout
    return Layout.LINE
