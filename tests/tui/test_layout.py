"""Which arrangement fits which terminal."""

from __future__ import annotations

import pytest

from tuify.tui.layout import Layout, layout_for


@pytest.mark.parametrize(
    ("width", "height", "layout"),
    [
        (120, 40, Layout.WIDE),
        (100, 24, Layout.WIDE),
        (99, 24, Layout.STACKED),
        (120, 23, Layout.STACKED),
        (80, 24, Layout.STACKED),
        (60, 20, Layout.STACKED),
        (59, 20, Layout.COMPACT),
        (200, 19, Layout.COMPACT),
        (50, 16, Layout.COMPACT),
        (34, 10, Layout.COMPACT),
        (33, 10, Layout.LINE),
        (200, 9, Layout.LINE),
        (30, 8, Layout.LINE),
        (1, 1, Layout.LINE),
    ],
)
def test_the_arrangement_goes_by_the_size(width: int, height: int, layout: Layout) -> None:
    assert layout_for(width, height) is layout
