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


ROOMY_FROM = (100, 34)
"""Columns and rows from which a cover may be large."""
LARGE_COVER = (12, 6)
SMALL_COVER = (6, 3)
"""Columns and lines: a cell is about twice as high as wide."""


def cover_size(width: int, height: int) -> tuple[int, int]:
    """The columns and lines of a cover in a terminal of that size; (0, 0) where there is no
    room."""
    if layout_for(width, height) in (Layout.COMPACT, Layout.LINE):
        return (0, 0)
    roomy = width >= ROOMY_FROM[0] and height >= ROOMY_FROM[1]
    return LARGE_COVER if roomy else SMALL_COVER


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
