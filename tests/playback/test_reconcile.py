"""What is shown while commands are under way, rule by rule."""

from dataclasses import replace

import msgspec
import pytest

from tests.playback.samples import (
    ALBUM,
    DESK,
    KITCHEN,
    episode,
    playing,
    queue,
    track,
)
from tuify.playback import reconcile
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
from tuify.playback.reconcile import Ledger
from tuify.playback.state import NOTHING, DevicesView, Picture, PlaybackState, QueueView, Repeat
from tuify.spotify.models import Queue

ONE, TWO, THREE, FOUR = (track(number) for number in range(1, 5))
BEFORE = playing(ONE, 50_000, at=0.0)


class Script:
    """A ledger to which things happen, in the order in which they are called."""

    def __init__(self, playback: PlaybackState = BEFORE, view: QueueView | None = None) -> None:
        following = queue(playback.item, TWO, THREE, FOUR) if view is None else view
        devices = DevicesView((DESK, KITCHEN), known=True)
        self.ledger = Ledger(base=Picture(playback, following, devices))

    @property
    def shown(self) -> PlaybackState:
        return reconcile.shown(self.ledger).playback

    @property
    def open(self) -> list[Command]:
        return [entry.command for entry in self.ledger.entries]

    @property
    def queue(self) -> QueueView:
        return reconcile.shown(self.ledger).queue

    def give(self, command: Command, at: float) -> int:
        self.ledger = reconcile.issue(self.ledger, command, at)
        return self.ledger.numbers

    def accept(self, number: int, at: float) -> None:
        self.ledger = reconcile.sent(self.ledger, number, at)
        self.ledger = reconcile.succeeded(self.ledger, number, at)

    def refuse(self, *numbers: int, at: float = 10.5) -> None:
        self.ledger = reconcile.failed(self.ledger, frozenset(numbers), at)

    def do(self, command: Command, at: float) -> None:
        self.accept(self.give(command, at), at + 0.2)

    def hear(self, heard: PlaybackState, began: float) -> None:
        """A question asked at `began`; `heard` is as of a moment later."""
        as_of = began + 0.1
        position = heard.position_ms(as_of)
        told = heard if heard.kind == "nothing" else heard.moved_to(position, as_of)
        self.ledger = reconcile.hear(self.ledger, told, began)


def test_an_answer_is_shown() -> None:
    script = Script(NOTHING, QueueView())
    script.hear(BEFORE, began=1.0)
    assert (script.shown.item, script.shown.position_ms(2.0)) == (ONE, 52_000)


def test_a_command_shows_its_effect_at_once() -> None:
    script = Script()
    script.give(Pause(), at=10.0)
    assert not script.shown.is_playing
    assert script.shown.position_ms(30.0) == 60_000


def test_an_answer_to_an_older_question_is_thrown_away() -> None:
    script = Script()
    number = script.give(Pause(), at=10.0)
    script.hear(BEFORE, began=9.9)
    assert not script.shown.is_playing
    script.accept(number, at=10.2)
    script.hear(BEFORE, began=10.1)
    assert not script.shown.is_playing


def test_an_older_answer_that_seems_to_show_the_effect_does_not() -> None:
    script = Script(playing(ONE, 199_000, at=9.0))
    number = script.give(Next(), at=9.9)
    script.hear(playing(TWO, 0, at=10.0), began=9.8)  # it had just ended by itself
    assert script.open == [Next()]
    script.accept(number, at=10.3)
    script.hear(playing(TWO, 0, at=10.0), began=10.2)
    assert script.open == [Next()]


def test_what_an_older_answer_says_of_other_things_is_kept() -> None:
    script = Script()
    script.give(SetVolume(70), at=10.0)
    script.hear(playing(TWO, 0, at=9.9), began=9.9)
    assert (script.shown.item, script.shown.volume) == (TWO, 70)


def test_an_answer_that_lags_does_not_undo_a_success() -> None:
    script = Script()
    script.do(Pause(), at=10.0)
    before = script.shown
    script.hear(BEFORE, began=10.7)
    assert script.shown == before


def test_an_answer_that_agrees_ends_the_prediction() -> None:
    script = Script()
    script.do(Pause(), at=10.0)
    script.hear(playing(ONE, 60_100, paused=True), began=10.7)
    assert script.open == []
    assert script.shown.position_ms(99.0) == 60_100
    script.hear(BEFORE, began=11.0)
    assert script.shown.is_playing


@pytest.mark.parametrize(
    ("command", "grace"), [(Pause(), 3.0), (SetShuffle(True), 3.0), (SetVolume(70), 5.0)]
)
def test_after_its_grace_the_service_is_believed(command: Command, grace: float) -> None:
    script = Script()
    script.do(command, at=10.0)
    shown = script.shown
    script.hear(BEFORE, began=10.2 + grace - 0.01)
    assert script.shown == shown
    script.hear(BEFORE, began=10.2 + grace)
    assert script.shown == script.ledger.base.playback
    assert (script.shown.is_playing, script.shown.shuffle, script.shown.volume) == (True, False, 40)


def test_without_any_answer_a_success_stays_on_show() -> None:
    script = Script()
    script.do(Pause(), at=10.0)
    shown = script.shown
    script.ledger = reconcile.settle(script.ledger, 1000.0)
    assert script.open == []
    assert script.shown == shown


def test_an_answer_asked_before_a_command_is_worthless_however_late_it_comes() -> None:
    script = Script()
    script.do(Pause(), at=10.0)
    script.ledger = reconcile.settle(script.ledger, horizon=9.0)
    script.hear(BEFORE, began=9.0)
    assert not script.shown.is_playing


def test_a_failure_brings_the_old_state_back_moved_on_by_the_clock() -> None:
    script = Script()
    script.refuse(script.give(Next(), at=10.0))
    assert script.shown == BEFORE
    assert script.shown.position_ms(11.0) == 61_000
    assert script.queue == queue(ONE, TWO, THREE, FOUR)


def test_commands_after_one_that_failed_still_have_their_effect() -> None:
    script = Script()
    first = script.give(SetVolume(45), at=10.0)
    script.give(SetVolume(50), at=10.1)
    script.refuse(first)
    assert script.shown.volume == 50


def test_after_a_skip_that_failed_the_next_one_starts_from_where_it_was() -> None:
    script = Script()
    first = script.give(Next(), at=10.0)
    script.give(Next(), at=10.1)
    assert script.shown.item == THREE
    script.refuse(first)
    assert script.shown.item == TWO


def test_two_skips_of_which_the_service_shows_one() -> None:
    script = Script()
    script.do(Next(), at=10.0)
    script.do(Next(), at=11.0)
    script.hear(playing(TWO, 0, at=10.1), began=12.0)
    assert script.shown.item == THREE
    assert script.queue == queue(THREE, FOUR)
    script.hear(playing(THREE, 0, at=11.1), began=13.0)
    assert script.open == []
    assert script.queue == queue(THREE, FOUR)


def test_two_skips_of_which_the_service_shows_neither() -> None:
    script = Script()
    script.do(Next(), at=10.0)
    script.do(Next(), at=11.0)
    script.hear(BEFORE, began=12.0)
    assert script.shown.item == THREE


def test_two_skips_of_which_the_service_shows_both() -> None:
    script = Script()
    script.do(Next(), at=10.0)
    script.do(Next(), at=11.0)
    script.hear(playing(THREE, 0, at=11.1), began=12.0)
    assert script.open == []
    assert (script.shown.item, script.queue.items) == (THREE, (FOUR,))


def test_a_skip_that_led_elsewhere_than_predicted_is_believed() -> None:
    script = Script()
    script.do(Next(), at=10.0)
    other = track(77)
    script.hear(playing(other, 0, at=10.1), began=10.7)
    assert script.shown.item == other
    assert (script.queue.items, script.queue.known) == ((), False)


def test_a_skip_back_shows_what_plays_until_the_service_tells() -> None:
    script = Script()
    script.do(Previous(), at=10.0)
    assert script.shown == BEFORE
    script.hear(BEFORE, began=10.7)
    assert script.open == [Previous()]
    script.hear(playing(ONE, 0, at=10.1), began=11.0)
    assert script.open == []
    assert script.shown.position_ms(11.1) == 1_000
    assert script.queue == queue(ONE, TWO, THREE, FOUR)


def test_seeks_forth_and_back_are_not_taken_for_each_other() -> None:
    script = Script()
    script.do(Seek(150_000), at=10.0)
    script.do(Seek(66_000), at=11.0)
    script.hear(BEFORE, began=11.5)  # at 61.6 s, before both
    assert script.shown.position_ms(11.6) == 66_600
    assert len(script.open) == 2
    script.hear(playing(ONE, 66_000, at=11.1), began=12.0)
    assert script.open == []


def test_a_seek_is_seen_by_where_it_led() -> None:
    script = Script()
    script.do(Seek(120_000), at=10.0)
    script.hear(playing(ONE, 119_000, at=10.1), began=10.7)  # a player may be a second off
    assert script.open == []
    assert script.shown.position_ms(11.0) == 119_900


def test_a_little_drift_does_not_move_what_is_shown() -> None:
    script = Script()
    script.do(Seek(120_000), at=10.0)
    shown = script.shown
    script.hear(playing(ONE, 120_000, at=10.1), began=10.7)
    assert script.open == []
    assert script.shown == shown


def test_of_many_volumes_only_the_last_counts() -> None:
    script = Script()
    script.do(SetVolume(60), at=10.0)
    script.do(SetVolume(45), at=10.5)
    script.hear(BEFORE, began=11.0)  # 40 is nearer to 45 than 60 is, and still the old volume
    assert script.shown.volume == 45
    script.hear(BEFORE.with_volume(45), began=11.5)
    assert script.open == []


def test_a_device_that_knows_few_steps_has_its_own_volume() -> None:
    script = Script()
    script.do(SetVolume(55), at=10.0)
    script.hear(BEFORE.with_volume(53), began=11.0)
    assert (script.shown.volume, script.open) == (53, [])


def test_the_old_volume_is_not_taken_for_the_new_one_next_to_it() -> None:
    script = Script()
    script.do(SetVolume(41), at=10.0)
    script.hear(BEFORE, began=11.0)
    assert script.shown.volume == 41


def test_play_is_seen_when_the_item_plays() -> None:
    script = Script()
    script.do(Play(context_uri=ALBUM.uri, item=FOUR), at=10.0)
    script.hear(BEFORE, began=10.5)
    assert script.shown.item == FOUR
    script.hear(playing(FOUR, 0, at=10.1), began=11.0)
    assert script.open == []
    assert (script.queue.items, script.queue.after) == ((), FOUR)


def test_play_from_the_start_again_is_told_from_what_plays() -> None:
    script = Script()
    script.do(Play(context_uri=ALBUM.uri, item=ONE), at=10.0)
    script.hear(BEFORE, began=10.5)
    assert script.shown.position_ms(11.0) == 1_000
    script.hear(playing(ONE, 0, at=10.1), began=11.0)
    assert script.open == []


def test_play_of_a_context_waits_for_the_service_to_name_the_item() -> None:
    script = Script()
    script.do(Play(context_uri="spotify:artist:x"), at=10.0)
    assert script.shown == BEFORE
    assert not script.queue.known
    podcast = episode(1)
    script.hear(playing(podcast, 26_000, at=10.1), began=10.7)
    assert (script.shown.item, script.open) == (podcast, [])


def test_a_device_just_woken_may_say_for_a_while_that_nothing_plays() -> None:
    script = Script()
    script.do(Transfer(KITCHEN), at=10.0)
    woken = PlaybackState(kind="unknown", device=KITCHEN, volume=25)
    script.hear(woken, began=11.0)
    assert (script.shown.item, script.shown.volume) == (ONE, 25)
    script.hear(woken, began=13.3)
    assert (script.shown.kind, script.shown.item) == ("unknown", None)
    assert script.shown.device is not None
    assert script.shown.device.id == "kitchen"


def test_the_list_of_devices_follows_a_transfer_and_its_failure() -> None:
    script = Script()
    number = script.give(Transfer(KITCHEN), at=10.0)
    active = [one.is_active for one in reconcile.shown(script.ledger).devices.devices]
    assert active == [False, True]
    script.refuse(number)
    active = [one.is_active for one in reconcile.shown(script.ledger).devices.devices]
    assert active == [True, False]


def test_someone_elses_change_of_device_brings_its_volume_along() -> None:
    script = Script()
    script.give(SetVolume(70), at=10.0)
    script.hear(playing(ONE, 60_000, at=10.0, device=KITCHEN), began=9.9)
    assert script.ledger.base.playback.volume == 25
    assert script.shown.volume == 70


def test_pause_and_resume_in_a_row() -> None:
    script = Script()
    script.do(Pause(), at=10.0)
    script.do(Resume(), at=11.0)
    script.hear(playing(ONE, 60_000, at=11.1), began=12.0)
    assert script.open == []
    assert script.shown.position_ms(12.1) == pytest.approx(61_000, abs=150)


def test_what_follows_a_seen_command_is_folded_on_the_newer_answer() -> None:
    script = Script()
    script.do(Next(), at=10.0)
    script.give(Pause(), at=10.9)  # under way: the answer below says nothing of it
    script.hear(playing(TWO, 0, at=10.1), began=10.8)
    assert (script.shown.item, script.shown.is_playing) == (TWO, False)


def test_one_empty_answer_is_doubted_and_a_second_believed() -> None:
    script = Script()
    script.hear(NOTHING, began=5.0)
    assert (script.shown, script.ledger.doubts) == (BEFORE, True)
    script.hear(NOTHING, began=7.0)
    assert script.shown == NOTHING
    assert script.queue == QueueView(known=True)
    assert not any(one.is_active for one in reconcile.shown(script.ledger).devices.devices)


def test_an_empty_answer_is_believed_once_a_command_found_no_device() -> None:
    script = Script()
    script.ledger = reconcile.doubt(script.ledger)
    script.hear(NOTHING, began=5.0)
    assert script.shown == NOTHING
    assert not reconcile.doubt(script.ledger).doubts


def devices_shown(script: Script) -> list[str]:
    return [device.name for device in reconcile.shown(script.ledger).devices.devices]


def test_a_later_list_of_devices_outlasts_older_words_of_the_player() -> None:
    script = Script()
    script.hear(BEFORE, began=5.0)
    script.ledger = reconcile.hear_devices(script.ledger, (KITCHEN,), began=6.0)
    assert devices_shown(script) == ["Kitchen"]
    script.hear(BEFORE, began=5.5)  # asked before the list, answered after it
    script.hear(NOTHING, began=6.5)
    assert devices_shown(script) == ["Kitchen"]
    script.hear(BEFORE, began=7.0)
    assert devices_shown(script) == ["Kitchen", "Desk"]


def test_a_device_that_was_chosen_is_listed_whatever_the_list_says() -> None:
    script = Script()
    script.ledger = reconcile.hear_devices(script.ledger, (DESK,), began=6.0)
    script.give(Transfer(KITCHEN), at=7.0)
    assert devices_shown(script) == ["Desk", "Kitchen"]


def test_an_answer_in_between_ends_the_doubts() -> None:
    script = Script()
    script.hear(NOTHING, began=5.0)
    script.hear(BEFORE, began=7.0)
    script.hear(NOTHING, began=9.0)
    assert script.shown.item == ONE


def test_empty_answers_while_skipping_do_not_clear_the_screen() -> None:
    script = Script()
    script.do(Next(), at=10.0)
    script.hear(NOTHING, began=10.7)
    script.hear(NOTHING, began=12.2)
    assert script.shown.item == TWO
    script.hear(NOTHING, began=13.3)
    assert script.shown == NOTHING


def test_an_advertisement_is_shown_and_the_queue_goes_on_after_it() -> None:
    script = Script()
    script.hear(PlaybackState(kind="ad", is_playing=True, device=DESK, volume=40), began=5.0)
    assert (script.shown.kind, script.shown.item) == ("ad", None)
    script.hear(playing(TWO, 0, at=35.0), began=35.0)
    assert script.queue == queue(TWO, THREE, FOUR)


def test_a_new_track_by_itself_moves_the_queue_up() -> None:
    script = Script()
    script.hear(playing(TWO, 1_000, at=150.0), began=151.0)
    assert script.queue == queue(TWO, THREE, FOUR)


def test_repeat_set_back_leaves_the_position_where_it_was() -> None:
    script = Script(playing(ONE, 190_000, at=0.0, repeat=Repeat.TRACK))
    script.give(SetRepeat(Repeat.OFF), at=20.0)
    assert script.shown.position_ms(21.0) == 11_000


def test_nothing_predicted_is_told_apart() -> None:
    script = Script(view=QueueView())
    skip, seek = script.give(Next(), at=10.0), script.give(Seek(1), at=10.0)
    assert not reconcile.is_predicted(script.ledger, skip)
    assert reconcile.is_predicted(script.ledger, seek)


class TestTheQueue:
    """The queue that was read."""

    def test_it_is_not_believed_while_a_command_changes_it(self) -> None:
        script = Script()
        assert reconcile.hears_queue(script.ledger, 9.0)
        number = script.give(AddToQueue("spotify:track:t9"), at=10.0)
        assert not reconcile.hears_queue(script.ledger, 11.0)
        script.accept(number, at=10.2)
        assert not reconcile.hears_queue(script.ledger, 10.1)
        assert reconcile.hears_queue(script.ledger, 10.3)

    def test_it_is_believed_while_the_volume_changes(self) -> None:
        script = Script()
        script.give(SetVolume(5), at=10.0)
        assert reconcile.hears_queue(script.ledger, 9.0)

    def test_nulls_and_duplicates_stay(self) -> None:
        script = Script()
        told = Queue(currently_playing=ONE, queue=(None, TWO, TWO, ONE))
        script.ledger = reconcile.hear_queue(script.ledger, told)
        assert script.queue == queue(ONE, None, TWO, TWO, ONE)

    def test_one_that_is_a_step_behind_is_brought_forward(self) -> None:
        script = Script(playing(TWO), QueueView())
        told = Queue(currently_playing=ONE, queue=(TWO, THREE))
        script.ledger = reconcile.hear_queue(script.ledger, told)
        assert script.queue == queue(TWO, THREE)

    def test_one_that_is_a_step_ahead_waits_for_the_player(self) -> None:
        script = Script(BEFORE, QueueView())
        told = Queue(currently_playing=TWO, queue=(THREE,))
        script.ledger = reconcile.hear_queue(script.ledger, told)
        assert script.queue.next_after(ONE) is None
        script.hear(playing(TWO, 0, at=5.0), began=5.0)
        assert script.queue == queue(TWO, THREE)

    def test_a_track_of_another_release_does_not_stop_it(self) -> None:
        script = Script(BEFORE, QueueView())
        told = Queue(
            currently_playing=msgspec.structs.replace(ONE, uri="spotify:track:other"), queue=(TWO,)
        )
        script.ledger = reconcile.hear_queue(script.ledger, told)
        assert script.queue.next_after(ONE) == TWO

    def test_a_failure_keeps_what_was_known(self) -> None:
        from tuify.spotify.errors import ServerFault

        script = Script()
        error = ServerFault("oops", status=500)
        script.ledger = reconcile.miss_queue(script.ledger, error)
        assert script.queue == replace(queue(ONE, TWO, THREE, FOUR), error=error)
        script.ledger = reconcile.hear_queue(script.ledger, Queue(currently_playing=ONE))
        assert script.queue.error is None
