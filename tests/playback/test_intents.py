"""What a key means."""

from dataclasses import replace

import msgspec
import pytest

from tests.playback.samples import DESK, HALL, KITCHEN, PHONE, playing, track
from tuify.playback import intents
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
from tuify.playback.intents import Intent, Reason, Refusal
from tuify.playback.state import NOTHING, PlaybackState, Repeat

PLAYING = playing(track(1), 10_000)
ADVERTISEMENT = PlaybackState(kind="ad", is_playing=True, device=DESK, volume=40)


def test_play_and_pause_share_a_key() -> None:
    assert intents.toggle_play(PLAYING) == Pause()
    assert intents.toggle_play(playing(track(1), paused=True)) == Resume()


def test_with_nothing_on_show_the_service_may_still_know_what_to_go_on_with() -> None:
    assert intents.toggle_play(NOTHING) == Resume()
    assert intents.next_track(NOTHING) == Next()
    assert intents.previous_track(NOTHING) == Previous()


@pytest.mark.parametrize(
    ("delta", "intent"),
    [(5_000, Seek(16_000)), (-5_000, Seek(6_000)), (-60_000, Seek(0)), (190_000, Next())],
)
def test_seeking_starts_from_where_it_is_now(delta: int, intent: Intent) -> None:
    assert intents.seek_by(PLAYING, delta, now=1.0) == intent


@pytest.mark.parametrize(
    ("state", "reason"), [(NOTHING, Reason.NOTHING_PLAYS), (ADVERTISEMENT, Reason.ADVERTISEMENT)]
)
def test_one_seeks_only_in_an_item(state: PlaybackState, reason: Reason) -> None:
    assert intents.seek_by(state, 5_000, now=0.0) == Refusal(reason)


@pytest.mark.parametrize(("delta", "percent"), [(5, 45), (-5, 35), (70, 100), (-70, 0)])
def test_the_volume_stays_within_its_limits(delta: int, percent: int) -> None:
    assert intents.change_volume(PLAYING, delta) == SetVolume(percent)


def test_the_volume_is_refused_with_the_reason() -> None:
    unknown = msgspec.structs.replace(DESK, volume_percent=None)
    loudest = PLAYING.with_volume(100)
    reasons = {
        Reason.NOTHING_PLAYS: NOTHING,
        Reason.NO_VOLUME_CONTROL: playing(track(1), device=PHONE),
        Reason.RESTRICTED_DEVICE: playing(track(1), device=HALL),
        Reason.VOLUME_UNKNOWN: playing(track(1), device=unknown),
        Reason.VOLUME_AT_LIMIT: loudest,
    }
    assert {reason: intents.change_volume(state, 5) for reason, state in reasons.items()} == {
        reason: Refusal(reason) for reason in reasons
    }
    assert intents.change_volume(loudest, -5) == SetVolume(95)


def test_shuffle_and_repeat_go_round() -> None:
    assert intents.toggle_shuffle(PLAYING) == SetShuffle(True)
    modes = [Repeat.OFF, Repeat.CONTEXT, Repeat.TRACK]
    intended = [intents.cycle_repeat(playing(track(1), repeat=mode)) for mode in modes]
    assert intended == [SetRepeat(mode) for mode in (Repeat.CONTEXT, Repeat.TRACK, Repeat.OFF)]


def test_a_mode_that_nobody_knows_is_not_changed() -> None:
    assert intents.toggle_shuffle(NOTHING) == Refusal(Reason.NOTHING_PLAYS)
    assert intents.cycle_repeat(NOTHING) == Refusal(Reason.NOTHING_PLAYS)


def test_a_restricted_device_takes_no_commands() -> None:
    state = playing(track(1), device=HALL)
    refused = [
        intents.toggle_play(state),
        intents.next_track(state),
        intents.previous_track(state),
        intents.seek_by(state, 1_000, now=0.0),
        intents.toggle_shuffle(state),
        intents.cycle_repeat(state),
        intents.transfer_to(HALL),
    ]
    assert refused == [Refusal(Reason.RESTRICTED_DEVICE)] * 7


def test_a_device_with_an_id_can_be_chosen() -> None:
    assert intents.transfer_to(KITCHEN, play=True) == Transfer(KITCHEN, True)


def test_what_the_player_disallows_is_still_asked_of_it() -> None:
    state = replace(PLAYING, disallows=frozenset({"pausing", "skipping_next", "seeking"}))
    assert intents.toggle_play(state) == Pause()
    assert intents.next_track(state) == Next()


@pytest.mark.parametrize(
    "command", [AddToQueue("spotify:track:t1"), Play(uris=("spotify:track:t1",)), Seek(1)]
)
def test_a_restricted_device_is_given_nothing_but_others_are(command: Command) -> None:
    restricted = playing(track(1), device=HALL)
    elsewhere = replace(command, device_id="kitchen")
    assert intents.permitted(restricted, command) == Refusal(Reason.RESTRICTED_DEVICE)
    assert intents.permitted(restricted, elsewhere) == elsewhere
    assert intents.permitted(PLAYING, command) == command
    assert intents.permitted(NOTHING, command) == command
