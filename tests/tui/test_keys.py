"""Each key does what the registry says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from textual import events

from tests.tui import samples
from tests.tui.stage import COLLECTION, Scene, on_stage
from tuify.library.changes import Failed
from tuify.playback.commands import (
    AddToQueue,
    Command,
    Next,
    Pause,
    Play,
    Previous,
    Resume,
    Seek,
    SetRepeat,
    SetShuffle,
    SetVolume,
    Transfer,
)
from tuify.playback.state import NOTHING, RemoteView, Repeat
from tuify.spotify.errors import BadRequest, NoActiveDevice, RateLimited, Unreachable
from tuify.spotify.models import Context, Track
from tuify.tui.browse.look import Look
from tuify.tui.screens.device_picker import DevicePicker
from tuify.tui.screens.help import HelpScreen
from tuify.tui.screens.main import MainScreen
from tuify.tui.text import UNICODE


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


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("space", Pause()),
        ("media_play_pause", Pause()),
        ("n", Next()),
        ("media_track_next", Next()),
        ("p", Previous()),
        ("less_than_sign", Seek(67_000)),
        ("greater_than_sign", Seek(77_000)),
        ("minus", SetVolume(55)),
        ("plus", SetVolume(65)),
        ("equals_sign", SetVolume(65)),
        ("ctrl+s", SetShuffle(False)),
        ("ctrl+r", SetRepeat(Repeat.TRACK)),
    ],
)
def test_keys_that_steer(key: str, command: Command) -> None:
    async def act(scene: Scene) -> None:
        for digit in "1234":
            scene.remote.dispatched.clear()
            await scene.press(digit, key)
            assert scene.remote.dispatched == [command]

    perform(act)


def test_space_goes_on_when_paused() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("space")
        assert scene.remote.dispatched == [Resume()]

    perform(act, view=samples.view(samples.playing(is_playing=False)))


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("left", Seek(67_000)),
        ("right", Seek(77_000)),
        ("up", SetVolume(65)),
        ("j", SetVolume(55)),
    ],
)
def test_now_playing_has_keys_of_its_own(key: str, command: Command) -> None:
    async def act(scene: Scene) -> None:
        await scene.press("4", key)
        assert scene.remote.dispatched == [command]

    perform(act)


def test_a_key_that_can_do_nothing_says_why() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("greater_than_sign")
        assert scene.remote.dispatched == []
        assert "Nothing plays" in scene.bottom()

    perform(act, view=samples.view(NOTHING))


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("j",), 1),
        (("down", "down", "k"), 1),
        (("j", "j", "up"), 1),
        (("end",), 299),
        (("G",), 299),
        (("G", "home"), 0),
        (("G", "g", "g"), 0),
        (("G", "g", "k"), 298),
        (("pagedown",), 31),
        (("G", "pageup"), 268),
        (("ctrl+d",), 15),
        (("pagedown", "ctrl+u"), 16),
    ],
)
def test_keys_that_move_the_cursor(keys: tuple[str, ...], row: int) -> None:
    async def act(scene: Scene) -> None:
        await scene.press(*keys)
        assert scene.app.main.library.table.cursor == row
        assert f"{row + 1} of 300" in scene.line(0)

    perform(act)


def test_a_single_g_waits_and_says_so() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("G", "g")
        assert scene.app.main.library.table.cursor == 299
        assert scene.bottom().startswith("g waits for another key")
        await scene.press("g")
        assert not scene.bottom().startswith("g")

    perform(act)


@pytest.mark.parametrize(
    ("digit", "pane"), enumerate(("library", "queue", "devices", "now-playing"), 1)
)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 16)])
def test_digits_go_to_panes(digit: int, pane: str, size: tuple[int, int]) -> None:
    async def act(scene: Scene) -> None:
        await scene.press(str(digit))
        focused = scene.app.focused
        assert focused is not None
        assert pane in {each.id for each in focused.ancestors}
        assert focused.region.area > 0

    perform(act, size=size)


def test_tab_goes_round_both_ways() -> None:
    async def act(scene: Scene) -> None:
        seen = []
        for key in ("tab", "tab", "tab", "tab", "shift+tab"):
            await scene.press(key)
            assert scene.app.focused is not None
            seen.append(scene.app.focused.id)
        assert seen == [
            "queue-table",
            "devices-table",
            "now-playing-body",
            "library-table",
            "now-playing-body",
        ]

    perform(act, size=(80, 24))


def test_enter_plays_liked_songs_in_their_context() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("j", "enter")
        (command,) = scene.remote.dispatched
        assert isinstance(command, Play)
        assert command.context_uri == COLLECTION
        assert command.offset_uri == samples.PAPER_LANTERNS.uri
        assert command.item == samples.PAPER_LANTERNS

    perform(act)


def test_a_refused_context_is_replaced_by_a_window_that_is_named() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("enter")
        scene.remote.fail(scene.remote.dispatched.pop(), BadRequest("Non supported context uri"))
        await scene.pilot.pause()
        (window,) = scene.remote.dispatched
        assert isinstance(window, Play)
        assert window.context_uri is None
        assert 1 < len(window.uris) <= 100
        assert window.uris[window.offset_position or 0] == samples.liked(1)[0].track.uri  # type: ignore[union-attr]  # samples have tracks
        assert f"Playing {len(window.uris)} of 300" in scene.bottom()
        # The next time nobody asks for the context again.
        scene.remote.dispatched.clear()
        await scene.press("j", "enter")
        (again,) = scene.remote.dispatched
        assert isinstance(again, Play)
        assert again.context_uri is None

    perform(act)


def test_z_adds_the_row_to_the_queue_and_says_so() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("j", "z")
        uri = samples.PAPER_LANTERNS.uri or ""
        assert scene.remote.dispatched == [AddToQueue(uri, item=samples.PAPER_LANTERNS)]
        assert "Queued: Paper Lanterns" in scene.bottom()

    perform(act)


def test_s_takes_a_liked_song_out_and_puts_it_back() -> None:
    async def act(scene: Scene) -> None:
        uri = samples.track(12).uri
        scene.stage.saved.note([uri or ""], True)
        await scene.press("j", "j")
        assert "s unsave" in scene.bottom()
        await scene.press("s")
        assert scene.stage.saved.is_saved(uri) is False
        assert "Removed Song 12 from your library, u undoes" in scene.bottom()
        assert "♥" not in scene.line(4)
        await scene.press("s")
        assert scene.stage.saved.is_saved(uri) is True
        assert "♥" in scene.line(4)

    perform(act)


def test_capital_f_saves_what_plays_wherever_the_cursor_is() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("3", "F")
        assert "Removed Paper Lanterns from your library" in scene.bottom()
        await scene.press("F")
        await scene.pilot.pause()
        assert scene.stage.library.saved == {samples.PAPER_LANTERNS.uri}
        assert "Saved Paper Lanterns, u undoes" in scene.bottom()

    perform(act)


def test_o_finds_what_plays() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("G", "g", "g", "j", "j", "j", "o")
        assert scene.app.main.library.table.cursor == 1
        await scene.press("2", "G", "o")
        assert scene.app.main.queue.table.cursor == 0

    perform(act)


def test_o_says_when_what_plays_is_nowhere_to_be_found() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("o")
        assert scene.app.main.library.table.cursor == 0
        assert "not in this list; o goes to" in scene.bottom()

    perform(act, view=samples.view(samples.playing(samples.track(99_999))))


def test_c_copies_links_and_says_when_there_is_none() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("j", "c")
        link = f"https://open.spotify.com/track/{samples.PAPER_LANTERNS.id}"
        assert scene.app.clipboard == link
        assert link in scene.bottom()
        await scene.press("2", "j", "c")
        assert scene.app.clipboard.endswith(samples.track(2).id or "")
        scene.remote.show(samples.view(samples.playing(samples.LOCAL)))
        await scene.press("4", "c")
        assert "no link" in scene.bottom()

    perform(act)


def test_enter_in_the_queue_plays_within_the_context() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("2", "j", "enter")
        (command,) = scene.remote.dispatched
        assert isinstance(command, Play)
        assert command.context_uri == samples.NIGHT_WALK.uri
        assert command.offset_uri == samples.track(2).uri

    perform(act)


def test_enter_in_the_queue_without_a_context_says_that_it_cannot() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("2", "j", "enter")
        assert scene.remote.dispatched == []
        assert "can't jump" in scene.bottom()

    perform(act, view=samples.view(samples.playing(context=None)))


def test_enter_on_a_device_moves_the_music_there() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("d", "j", "enter")
        assert scene.remote.dispatched == [Transfer(samples.KITCHEN)]
        assert scene.remote.asked == ["devices"]
        assert scene.stage.device_memory.choose(samples.DEVICES) == samples.KITCHEN

    perform(act)


def test_going_to_the_queue_reads_it_anew() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("2")
        assert scene.remote.asked == ["queue"]
        await scene.press("1", "tab")
        assert scene.remote.asked == ["queue"], "passing by is no reason"

    perform(act)


@pytest.mark.parametrize("keys", [("j", "z"), ("j", "enter"), ("2", "j", "enter")])
def test_nothing_is_queued_or_started_on_a_restricted_device(keys: tuple[str, ...]) -> None:
    async def act(scene: Scene) -> None:
        await scene.press(*keys)
        assert scene.remote.dispatched == []
        assert "What plays there can't be controlled from here" in scene.bottom()

    context = Context(type="album", uri="spotify:album:a1")
    perform(act, view=samples.view(samples.playing(device=samples.HALL, context=context)))


def test_a_restricted_device_says_why_it_is_no_choice() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("3", "G", "enter")
        assert scene.remote.dispatched == []
        assert "Hall can't be controlled: it takes no commands" in scene.bottom()

    perform(act)


def test_r_reads_everything_again() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("r")
        assert sorted(scene.remote.asked) == ["devices", "player", "queue"]

    perform(act)


def test_help_lists_every_action_and_closes() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("question_mark")
        assert isinstance(scene.app.screen, HelpScreen)
        await scene.press("question_mark")
        assert isinstance(scene.app.screen, MainScreen)

    perform(act)


def test_the_palette_runs_an_action() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("ctrl+p")
        await scene.press(*"shuffle")
        await scene.pilot.app.workers.wait_for_complete()
        await scene.press("enter")
        await scene.pilot.pause()
        assert scene.remote.dispatched == [SetShuffle(False)]

    perform(act)


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
def test_quitting_closes_the_session(key: str) -> None:
    async def run() -> None:
        async with on_stage() as scene:
            await scene.pilot.press(key)
            await scene.pilot.pause()
            stage = scene.stage
        assert stage.closed
        assert scene.app.return_code == 0

    asyncio.run(run())


def test_without_an_active_device_one_is_chosen_and_the_command_runs_there() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("space")
        scene.remote.fail(scene.remote.dispatched.pop(), NoActiveDevice("No active device found"))
        await scene.pilot.pause()
        assert isinstance(scene.app.screen, DevicePicker)
        assert "Choose one to pause" in scene.text()
        await scene.press("G", "enter")
        assert "can't be controlled" in scene.text()
        await scene.press("k", "k", "enter")
        assert isinstance(scene.app.screen, MainScreen)
        assert scene.remote.dispatched == [replace(Pause(), device_id="kitchen")]

    perform(act)


def test_the_device_used_last_is_tried_before_anyone_is_asked() -> None:
    async def act(scene: Scene) -> None:
        scene.stage.device_memory.remember(samples.KITCHEN)
        await scene.press("n")
        scene.remote.fail(scene.remote.dispatched.pop(), NoActiveDevice("No active device found"))
        await scene.pilot.pause()
        assert scene.remote.dispatched == [replace(Next(), device_id="kitchen")]
        assert "trying Kitchen" in scene.bottom()
        scene.remote.fail(scene.remote.dispatched.pop(), NoActiveDevice("No active device found"))
        await scene.pilot.pause()
        assert isinstance(scene.app.screen, DevicePicker)
        await scene.press("escape")
        assert scene.remote.dispatched == []

    perform(act)


def test_a_storm_of_failures_asks_once() -> None:
    async def act(scene: Scene) -> None:
        for command in (SetVolume(55), SetVolume(50)):
            scene.remote.fail(command, NoActiveDevice("No active device found"))
        await scene.pilot.pause()
        await scene.press("escape")
        assert isinstance(scene.app.screen, MainScreen)

    perform(act)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RateLimited("slow", retry_after=9, retry_at=9, quota=False), "too many requests"),
        (Unreachable("reset", maybe_sent=False), "no connection"),
        (BadRequest("[/] odd"), "didn't accept it ([/] odd)"),
    ],
)
def test_a_failure_is_one_line_until_the_next_key(error: Exception, words: str) -> None:
    async def act(scene: Scene) -> None:
        scene.remote.fail(Next(), error)  # type: ignore[arg-type]  # every one is a SpotifyError
        await scene.pilot.pause()
        assert "Couldn't skip to the next" in scene.bottom()
        assert words in scene.bottom()
        await scene.press("j")
        assert "Couldn't" not in scene.bottom()

    perform(act)


def test_focus_of_the_terminal_reaches_the_remote() -> None:
    async def act(scene: Scene) -> None:
        from textual.events import AppBlur, AppFocus

        scene.app.post_message(AppBlur())
        scene.app.post_message(AppFocus())
        await scene.pilot.pause()
        assert scene.remote.attended == [False, True]

    perform(act)


SONGS = tuple(row.track for row in samples.liked(3))
FIRST = Play(context_uri=COLLECTION, offset_uri=SONGS[0].uri if SONGS[0] else None, item=SONGS[0])
QUEUED = AddToQueue((SONGS[0].uri or "") if SONGS[0] else "", item=SONGS[0])


@pytest.mark.parametrize(
    ("keys", "commands"),
    [
        ("z n", [QUEUED, Next()]),
        ("enter n", [FIRST, Next()]),
        ("3 j enter n", [Transfer(samples.KITCHEN), Next()]),
        ("z z n z", [QUEUED, QUEUED, Next(), QUEUED]),
        ("2 n 4 left 1 z p", [Next(), Seek(67_000), QUEUED, Previous()]),
        ("G g g z space", [QUEUED, Pause()]),
    ],
)
def test_keys_that_arrive_together_are_obeyed_in_their_order(
    keys: str, commands: list[Command]
) -> None:
    async def act(scene: Scene) -> None:
        await scene.stage.collection_uri()
        for key in keys.split(" "):
            character = key if len(key) == 1 else None
            scene.app.post_message(events.Key(key, character))
        await scene.pilot.pause()
        assert scene.remote.dispatched == commands

    perform(act)


def test_a_device_chosen_in_the_dialog_comes_before_the_key_after_it() -> None:
    async def act(scene: Scene) -> None:
        scene.remote.fail(Pause(), NoActiveDevice("No active device found"))
        await scene.pilot.pause()
        for key in ("j", "enter", "n"):
            scene.app.post_message(events.Key(key, None))
        await scene.pilot.pause()
        assert scene.remote.dispatched == [replace(Pause(), device_id="kitchen"), Next()]

    perform(act)


TINY = [(20, 3), (1, 1)]
SOME_KEYS = ("pageup", "pagedown", "down", "up", "home", "end", "j", "G", "enter")


@pytest.mark.parametrize("size", TINY)
@pytest.mark.parametrize("opener", ["ctrl+p", "question_mark", "d", "pane"])
def test_no_terminal_is_too_small_to_survive(opener: str, size: tuple[int, int]) -> None:
    async def act(scene: Scene) -> None:
        if opener == "pane":
            scene.remote.fail(Pause(), NoActiveDevice("No active device found"))
        else:
            await scene.press(opener)
        await scene.pilot.pause(0.2)
        for key in SOME_KEYS[:-1]:
            await scene.press(key)
        await scene.pilot.resize_terminal(80, 24)
        await scene.pilot.resize_terminal(*size)
        await scene.press(*SOME_KEYS)
        await scene.press("escape")

    perform(act, size=size)


def test_o_goes_back_to_what_was_started_however_far_away_that_is() -> None:
    async def act(scene: Scene) -> None:
        table = scene.app.main.library.table
        await scene.stage.collection_uri()
        await scene.press("j", "j", "j", "enter")
        started = table.entry_at(3)
        assert started is not None
        assert isinstance(started.thing, Track)
        scene.remote.show(samples.view(samples.playing(started.thing)))
        await far_away(scene)
        await scene.press("o")
        assert table.cursor == 3
        # Three tracks later, in the order of the list.
        later = samples.liked(10)[6].track
        assert later is not None
        context = Context(type="collection", uri=COLLECTION)
        state = replace(samples.playing(later), context=context, shuffle=False)
        scene.remote.show(samples.view(state))
        await far_away(scene)
        await scene.press("o")
        await scene.pilot.pause()
        assert table.cursor == 6
        # And what is not there is said not to be.
        gone = replace(state, item=samples.track(999_999))
        scene.remote.show(samples.view(gone))
        await far_away(scene)
        await scene.press("o")
        await scene.pilot.pause()
        assert "not in this list" in scene.bottom()

    perform(act, songs=5_000)


async def far_away(scene: Scene) -> None:
    """Look at the end of the list, the rest of which is forgotten."""
    await scene.press("G")
    while scene.app.main.library.table.entry_at(scene.app.main.library.table.cursor) is None:
        await scene.pilot.pause()
    scene.stage.liked.reload()
    for _ in range(10):
        await scene.pilot.pause()
    assert scene.app.main.library.table.entry_at(3) is None


@pytest.mark.parametrize("key", ["enter", "z", "s", "c"])
def test_a_row_on_its_way_says_so(key: str) -> None:
    async def act(scene: Scene) -> None:
        await scene.stage.collection_uri()
        scene.stage.liked.reload()
        scene.app.post_message(events.Key(key, None))
        await scene.pilot.pause()
        assert scene.remote.dispatched == []
        assert "This row is not here yet" in scene.bottom()

    perform(act)


def test_rows_refused_for_too_many_requests_say_when_they_come() -> None:
    look = Look(UNICODE, time_of=lambda moment: f"12:00:{moment:02.0f}")
    failed = Failed(RateLimited("quota", retry_after=9, retry_at=9, quota=True))
    assert look.row(failed, ()).note == "Comes at 12:00:09: the app's quota is used up"


def test_a_dialog_that_is_closed_says_that_nothing_was_done() -> None:
    async def act(scene: Scene) -> None:
        scene.stage.device_memory.remember(samples.KITCHEN)
        scene.remote.fail(Next(), NoActiveDevice("No active device found"))
        tried = scene.remote.dispatched.pop()
        assert "trying Kitchen" in scene.bottom()
        scene.remote.fail(tried, NoActiveDevice("No active device found"))
        await scene.pilot.pause()
        assert "trying" not in scene.text()
        await scene.press("escape")
        assert "No device was chosen: tuify didn't skip to the next" in scene.bottom()

    perform(act)


def test_the_help_is_one_screen_however_often_it_is_opened() -> None:
    async def act(scene: Scene) -> None:
        await scene.press("question_mark")
        first = scene.app.screen
        assert "Moving in a list" in scene.text()
        await scene.press("escape", "question_mark")
        assert scene.app.screen is first
        assert "Moving in a list" in scene.text()
        await scene.press("j", "escape", "j")
        assert isinstance(scene.app.screen, MainScreen)

    perform(act)
