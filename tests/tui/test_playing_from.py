"""Why only a part of a list is played, in words."""

from __future__ import annotations

import pytest

from tuify.spotify.models import Episode, ResumePoint
from tuify.tui.playing_from import _why_so_few, resume_ms


@pytest.mark.parametrize(
    ("count", "total", "is_read", "words"),
    [
        (58, 58, True, ""),
        (100, 1_000, False, "the service takes no more at once"),
        (49, 58, True, "the others can't be played from here"),
        (10, 1_000, False, "those around here that have been read"),
    ],
)
def test_what_is_left_out_is_told_with_its_reason(
    count: int, total: int, is_read: bool, words: str
) -> None:
    notice = _why_so_few(count, total, is_read=is_read)
    assert words in notice
    assert notice.startswith(f"Playing {count} of {total:,}" if words else "")


@pytest.mark.parametrize(
    ("point", "position_ms"),
    [
        (None, None),
        (ResumePoint(), None),
        (ResumePoint(resume_position_ms=90_000), 90_000),
        (ResumePoint(fully_played=True, resume_position_ms=90_000), None),
    ],
)
def test_an_episode_goes_on_where_one_stopped(
    point: ResumePoint | None, position_ms: int | None
) -> None:
    assert resume_ms(Episode("One", resume_point=point)) == position_ms
