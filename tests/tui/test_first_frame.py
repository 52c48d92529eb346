"""What happens around the first frame."""

from __future__ import annotations

import asyncio

import pytest

from tests.tui.stage import drawn, set_stage


def test_the_session_is_opened_after_the_first_frame() -> None:
    seen: list[str] = []

    async def run() -> None:
        app, stage, _ = set_stage()
        app.after_first_frame = lambda: seen.append(drawn(app))
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            assert app.session is not None
        assert stage.closed

    asyncio.run(run())
    (first,) = seen
    assert "Liked Songs" in first
    assert "Looking for what plays" in first
    assert "Paper Lanterns" not in first


def test_a_session_that_cannot_be_opened_ends_the_screen_with_its_error() -> None:
    async def run() -> None:
        app, _, _ = set_stage()

        async def fail() -> object:
            raise LookupError("no account")

        app.open_session = fail  # type: ignore[assignment]  # it never gives anything back
        async with app.run_test() as pilot:
            await pilot.pause()

    with pytest.raises(LookupError, match="no account"):
        asyncio.run(run())
