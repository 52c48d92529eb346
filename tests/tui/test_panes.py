"""What panes do over time: ticking, following, keeping the cursor, failing and coming back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from textual.widget import Widget

from tests.tui import samples
from tests.tui.stage import Scene, on_stage
from tests.tui.widgets.stage import wire
from tuify.playback.commands import Seek
from tuify.playback.queue import QueueView
from tuify.playback.state import Link, RemoteView
from tuify.spotify.errors import BadRequest, NotFound, ServerFault, SpotifyError, Unreachable
from tuify.spotify.models import AlbumRef
from tuify.tui.browse.page import Page
from tuify.tui.screens import main


def perform(
    act: Callable[[Scene], Awaitable[None]],
    *,
    size: tuple[int, int] = (120, 40),
    view: RemoteView | None = None,
    songs: int = 300,
) -> None:
    """Act on a stage of its own."""

    async def run() -> None:
        async with on_stage(size=size, view=view, songs=songs) as scene:
            await act(scene)

    asyncio.run(run())


def test_the_position_moves_by_the_clock_between_two_answers() -> None:
    async def act(scene: Scene) -> None:
        assert "1:12" in scene.line(37)
        scene.time.now = 3.2
        scene.app.main.now_playing.tick()
        await scene.pilot.pause()
        assert "1:15" in scene.line(37)
        scene.time.now = 1e6
        scene.app.main.now_playing.tick()
        await scene.pilot.pause()
        assert scene.line(37).count("4:02") == 2

    perform(act)


@pytest.mark.parametrize(("playing", "ticks"), [(True, 1), (False, 0)])
def test_only_what_plays_ticks(playing: bool, ticks: int) -> None:
    async def act(scene: Scene) -> None:
        pane = scene.app.main.now_playing
        assert len([timer for timer in pane._timers if timer is pane._next_tick]) == ticks

    perform(act, view=samples.view(samples.playing(is_playing=playing)))


def test_a_state_that_reads_the_same_repaints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[Widget] = []
    refresh = Widget.refresh

    def noting(self: Widget, *regions: object, **how: object) -> Widget:
        painted.append(self)
        return refresh(self, *regions, **how)  # type: ignore[arg-type]  # passed on as it came

    async def act(scene: Scene) -> None:
        view = scene.remote.view
        monkeypatch.setattr(Widget, "refresh", noting)
        heard = replace(view.playback, disallows=frozenset({"x"}), as_of=9.0)
        scene.remote.show(replace(view, playback=heard))
        await scene.pilot.pause()
        assert painted == []
        scene.remote.show(samples.view(samples.playing(is_playing=False, volume=5)))
        await scene.pilot.pause()
        assert painted == [scene.app.main.now_playing._content.lines]

    perform(act, view=samples.view(samples.playing(is_playing=False, disallows=frozenset({"y"}))))


def test_a_click_on_the_bar_seeks() -> None:
    async def act(scene: Scene) -> None:
        await scene.pilot.click(offset=(60, 37))
        await scene.pilot.pause()
        (command,) = scene.remote.dispatched
        assert isinstance(command, Seek)
        assert command.position_ms == pytest.approx(121_000, rel=0.05)

    perform(act)


def test_a_click_on_a_row_moves_the_cursor_and_a_second_one_plays() -> None:
    async def act(scene: Scene) -> None:
        await scene.pilot.click(offset=(10, 5))
        assert scene.app.main.library.table.cursor == 3
        assert scene.remote.dispatched == []
        await scene.pilot.click(offset=(10, 5))
        await scene.pilot.pause()
        assert len(scene.remote.dispatched) == 1

    perform(act)


def test_a_click_gives_its_pane_the_focus_and_its_keys() -> None:
    async def act(scene: Scene) -> None:
        await scene.pilot.click(offset=(90, 3))
        await scene.press("tab")
        assert scene.app.focused is scene.app.main.devices.table

    perform(act)


def test_the_queue_moves_up_and_the_cursor_with_its_row() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("2", "j", "j", "j")
        assert "20 next" not in scene.text()
        items = scene.remote.view.queue.items
        scene.remote.show(
            samples.view(
                samples.playing(samples.track(2)),
                queue=QueueView(items=items[1:], known=True, after=samples.track(2)),
            )
        )
        await scene.pilot.pause()
        assert scene.app.main.queue.table.cursor == 2
        assert "3 next" in scene.text()

    perform(act)


@pytest.mark.parametrize("sizes", [[(80, 24), (50, 16), (30, 8), (120, 40)], [(200, 60), (34, 10)]])
def test_resizing_keeps_cursor_and_focus(sizes: list[tuple[int, int]]) -> None:
    async def act(scene: Scene) -> None:
        await scene.press("G", "k", "k")
        for size in sizes:
            await scene.pilot.resize_terminal(*size)
            await scene.pilot.pause()
            assert scene.app.main.library.table.cursor == 297
            assert len(scene.text().split("\n")) == size[1] + 1
        if sizes[-1] == (120, 40):
            assert scene.app.focused is scene.app.main.library.table
            assert "298 of 300" in scene.line(0)

    perform(act)


@pytest.mark.parametrize("width", [50, 61, 79, 80, 99, 101, 160, 200])
@pytest.mark.parametrize("height", [10, 16, 19, 23, 30, 60])
def test_no_line_is_longer_than_the_terminal(width: int, height: int) -> None:
    async def act(scene: Scene) -> None:
        strips = scene.app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips} == {width}
        assert "Paper Lanterns" in scene.text()

    perform(act, size=(width, height))


def test_a_page_that_failed_says_so_and_comes_again_with_a_key() -> None:
    async def act(scene: Scene) -> None:
        scene.stage.library.error = ServerFault("boom", status=502)
        await scene.press("G")
        assert "r reads again: the service has trouble" in scene.line(32)
        scene.stage.library.error = None
        await scene.press("r")
        assert "Song 309" in scene.line(32)

    perform(act)


def test_end_of_a_long_list_asks_once() -> None:
    async def act(scene: Scene) -> None:
        scene.stage.library.asked.clear()
        await scene.press("end")
        assert len(scene.stage.library.asked) == 1
        assert "1,000 of 1,000" in scene.line(0)

    perform(act, songs=1_000)


def test_a_notice_goes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "NOTICE_SECONDS", 0.01)

    async def act(scene: Scene) -> None:
        scene.app.main.say("Something")
        gone = asyncio.Event()
        scene.app.main.set_timer(0.05, gone.set)
        await gone.wait()
        await scene.pilot.pause()
        assert "Something" not in scene.text()

    perform(act)


def test_a_notice_is_seen_in_one_line_too() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("p")
        scene.app.main.say("Something")
        await scene.pilot.pause()
        assert "Something" in scene.text()
        await scene.press("n")
        assert "Something" not in scene.text()

    perform(act, size=(30, 8))


LONG = "Stopped: 120 of 836 were removed from your library, then: no answer; u takes that back"


@pytest.mark.parametrize("size", [(50, 16), (60, 20), (80, 24)])
def test_a_notice_that_is_long_takes_more_lines_and_moves_nothing(size: tuple[int, int]) -> None:
    async def act(scene: Scene) -> None:
        before = scene.text()
        scene.app.main.say(LONG)
        await scene.pilot.pause()
        assert scene.bottom() == f"· {LONG}"
        kept = size[1] - 3
        assert scene.text().split("\n")[:kept] == before.split("\n")[:kept]
        scene.app.main.say("Short")
        await scene.pilot.pause()
        assert scene.text().split("\n")[:-2] == before.split("\n")[:-2]
        assert scene.bottom() == "· Short"
        await scene.press("escape")
        assert scene.text() == before

    perform(act, size=size)


def test_what_is_under_way_says_in_any_width_how_to_stop_it() -> None:
    async def act(scene: Scene) -> None:
        words = "Adding 836 to {}: 120 of 836, Esc stops"
        for name in ("Night Walk", "A playlist with a very long name indeed " * 6):
            scene.app.main.show_progress(words.format(name))
            await scene.pilot.pause()
            assert scene.bottom().startswith("· Adding 836 to ")
            assert scene.bottom().endswith(": 120 of 836, Esc stops")
        scene.app.main.show_progress("")
        await scene.pilot.pause()
        assert "Adding" not in scene.text()

    perform(act, size=(50, 16))


@pytest.mark.parametrize("size", [(50, 16), (80, 24), (120, 40)])
def test_a_long_notice_costs_its_lines_only(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def act(scene: Scene) -> None:
        scene.app.main.say(LONG * 2)  # the first is drawn twice: it had no room before
        await scene.pilot.pause()
        for words in ("", LONG * 2, LONG, "Short", ""):
            counted.since_last()
            scene.app.main.say(words)
            await scene.pilot.pause()
            assert 0 < counted.since_last() < 2_000

    with wire(monkeypatch) as counted:
        perform(act, size=size)


@pytest.mark.parametrize(
    ("error", "note", "helps"),
    [
        (ServerFault("boom", status=502), "r reads again: the service has trouble", True),
        (NotFound("No such user"), "Not to be had: the service doesn't know it", False),
        (BadRequest("Query too long"), "Not to be had: the service didn't accept it", False),
    ],
)
def test_of_a_row_that_failed_only_what_works_is_offered(
    error: SpotifyError, note: str, helps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = AlbumRef("Harbour", id="1", uri="spotify:album:1")
    monkeypatch.setattr(Page, "about", about)

    async def act(scene: Scene) -> None:
        scene.stage.library.error = error
        await scene.press("G")
        assert note in scene.text()
        assert "Enter play" not in scene.bottom()
        assert "queue" not in scene.bottom()
        assert "s save" not in scene.bottom()
        assert ("r read again" in scene.bottom()) is helps
        await scene.press("g", "g")
        assert "Enter play" in scene.bottom()

    perform(act, size=(200, 40))


def test_trouble_stays_on_show_until_it_is_over_and_keeps_the_rest() -> None:
    async def act(scene: Scene) -> None:
        error = Unreachable("refused", maybe_sent=False)
        link = Link(last_answer_at=0.0, failures=1, error=error, next_try_at=5.0)
        scene.remote.show(samples.view(link=link))
        await scene.press("j")
        assert "no connection, next try 12:00:05" in scene.bottom()
        assert "Paper Lanterns" in scene.line(35)
        scene.remote.show(samples.view())
        await scene.pilot.pause()
        assert "no connection" not in scene.bottom()

    perform(act)


def test_a_queue_that_failed_says_so_to_whoever_wants_something_of_its_row() -> None:
    async def act(scene: Scene) -> None:
        queue = QueueView(error=ServerFault("boom", status=500))
        nothing = replace(samples.playing(), kind="unknown", item=None, context=None)
        scene.remote.show(samples.view(nothing, queue=queue))
        await scene.press("2", "enter")
        assert "r reads again" in scene.bottom()
        await scene.press("i")
        assert "r reads again" in scene.bottom()

    perform(act, size=(80, 24))


def test_keys_that_come_faster_than_the_focus_go_where_it_will_be() -> None:
    async def act(scene: Scene) -> None:
        await scene.pilot.press("3", "j", "enter")
        await scene.pilot.pause()
        assert [type(command).__name__ for command in scene.remote.dispatched] == ["Transfer"]

    perform(act)
