"""The order in which commands leave."""

import pytest

from tests.playback.samples import KITCHEN
from tuify.playback.commands import (
    AddToQueue,
    Command,
    Next,
    Pause,
    Play,
    Resume,
    Seek,
    SetVolume,
    Transfer,
)
from tuify.playback.lane import QUIET, SPACING, Entry, append, doomed_by, next_turn
from tuify.spotify.errors import (
    BadRequest,
    DeviceNotFound,
    NoActiveDevice,
    PremiumRequired,
    RateLimited,
    RestrictionViolated,
    ServerFault,
    SpotifyError,
    TokenMissing,
    Unauthorized,
    Unreachable,
)


def lane(*commands: Command, sent: int = 0) -> tuple[Entry, ...]:
    """A lane of these commands, given one second after the other, the first `sent` on their way."""
    entries: tuple[Entry, ...] = ()
    for number, command in enumerate(commands):
        at = float(number)
        entry = Entry(number, command, at, sent_at=at if number < sent else None)
        entries = append(entries, entry)
    return entries


def commands(entries: tuple[Entry, ...]) -> list[Command]:
    return [entry.command for entry in entries]


def test_commands_keep_their_order() -> None:
    given = [Pause(), Next(), Resume(), Next(), AddToQueue("spotify:track:t1")]
    assert commands(lane(*given)) == given


def test_a_newer_volume_replaces_one_that_waits() -> None:
    assert commands(lane(SetVolume(45), SetVolume(50), SetVolume(55))) == [SetVolume(55)]


def test_what_is_on_its_way_is_not_replaced() -> None:
    given = lane(SetVolume(45), SetVolume(50), SetVolume(55), sent=1)
    assert commands(given) == [SetVolume(45), SetVolume(55)]


def test_what_has_nothing_to_do_with_it_may_stand_between() -> None:
    assert commands(lane(SetVolume(45), Pause(), SetVolume(50))) == [Pause(), SetVolume(50)]


@pytest.mark.parametrize(
    "given",
    [
        [Seek(1), Next(), Seek(2)],
        [Seek(1), Play(uris=("spotify:track:t1",)), Seek(2)],
        [SetVolume(10), Transfer(KITCHEN), SetVolume(20)],
        [SetVolume(10), Resume(device_id="kitchen"), SetVolume(20)],
        [SetVolume(10, device_id="kitchen"), SetVolume(20)],
    ],
)
def test_what_means_another_item_or_device_is_kept(given: list[Command]) -> None:
    assert commands(lane(*given)) == given


def test_other_commands_are_never_replaced() -> None:
    assert len(lane(Next(), Next(), Pause(), Pause())) == 4


def test_one_goes_at_a_time() -> None:
    assert next_turn(lane(Next(), Next(), sent=1), {}) is None
    assert next_turn((), {}) is None


def test_the_next_goes_when_the_one_before_has_its_answer() -> None:
    first = Entry(1, Next(), 0.0, sent_at=0.0, answered_at=0.2)
    second = Entry(2, Next(), 0.1)
    assert next_turn((first, second), {}) == (second, 0.1)


def turn(entries: tuple[Entry, ...], last_sent: dict[type[Command], float]) -> float:
    due = next_turn(entries, last_sent)
    assert due is not None
    return due[1]


def test_a_first_volume_goes_at_once() -> None:
    assert turn((Entry(1, SetVolume(45), 10.0),), {}) == 10.0
    assert turn((Entry(1, SetVolume(45), 10.0),), {SetVolume: 10.0 - SPACING}) <= 10.0


def test_a_volume_soon_after_another_waits_for_the_keys_to_rest() -> None:
    assert turn((Entry(2, SetVolume(50), 10.1),), {SetVolume: 10.0}) == 10.1 + QUIET


def test_but_not_longer_than_the_spacing_however_long_the_storm() -> None:
    assert turn((Entry(9, SetVolume(90), 10.7),), {SetVolume: 10.0}) == 10.0 + SPACING


def test_nor_while_it_keeps_another_command_waiting() -> None:
    waiting = (Entry(2, SetVolume(50), 10.1), Entry(3, Next(), 10.15))
    assert turn(waiting, {SetVolume: 10.0}) == 10.1


def test_other_commands_are_never_held_back() -> None:
    assert turn((Entry(2, Next(), 10.1),), {Next: 10.0}) == 10.1


def doomed(error: SpotifyError, *waiting: Command) -> list[Command]:
    entries = lane(Pause(), *waiting, sent=1)
    return commands(doomed_by(error, entries[0], entries))


@pytest.mark.parametrize(
    "error",
    [
        Unreachable("reset", maybe_sent=True),
        RateLimited("slow down", retry_after=5, retry_at=5, quota=False),
        Unauthorized("expired", status=401),
        PremiumRequired("Premium required", status=403),
    ],
)
def test_without_the_service_all_that_wait_are_given_up(error: SpotifyError) -> None:
    waiting = [Next(), Transfer(KITCHEN), SetVolume(5)]
    assert doomed(error, *waiting) == waiting


@pytest.mark.parametrize("error", [NoActiveDevice("none"), DeviceNotFound("gone")])
def test_without_a_device_those_up_to_one_that_brings_its_own_are(error: SpotifyError) -> None:
    assert doomed(error, Next(), SetVolume(5), Transfer(KITCHEN), Pause()) == [Next(), SetVolume(5)]
    assert doomed(error, Next(), Resume(device_id="kitchen"), Pause()) == [Next()]


@pytest.mark.parametrize(
    "error",
    [
        RestrictionViolated("no"),
        ServerFault("oops", status=500),
        BadRequest("what"),
        TokenMissing("Access token missing", status=401),
    ],
)
def test_other_errors_are_of_one_command_only(error: SpotifyError) -> None:
    assert doomed(error, Next(), Pause()) == []
