"""Hearts that are changed: at once on the screen, with few commands, true in the end."""

from __future__ import annotations

import asyncio

import pytest

from tests.library.saved_visit import A, B, Library, Visit, limited, track
from tests.playback.sim import run_virtual
from tuify.library.failures import PATIENCE_S
from tuify.library.saved import REST_S
from tuify.spotify.errors import (
    RateLimited,
    ServerFault,
    SpotifyError,
    Unreachable,
)

LOST = Unreachable("no answer", maybe_sent=True)
TIMED_OUT = ServerFault("gateway timeout", status=504)


def test_a_change_shows_at_once_and_is_sent_when_it_is_begun() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A], saved=False)
            v.told.clear()
            many = v.index.set_many([A], True)
            assert v.index.is_saved(A) is True
            assert v.told == [frozenset({A})]
            await asyncio.sleep(1)
            assert v.library.log == []
            v.index.begin(many)
            await asyncio.sleep(0.001)
            assert v.library.log == [("save", (A,))]
            assert not many.is_over
            await asyncio.sleep(1)
            assert (many.is_over, many.done, many.error) == (True, (A,), None)
            assert v.index.is_saved(A) is True
            assert len(v.told) == 1
            v.change([A], False)
            await asyncio.sleep(1)
            assert v.library.commands() == ["save", "remove"]
            assert v.library.saved == set()

    run_virtual(visit())


@pytest.mark.parametrize(("presses", "sent"), [(2, 2), (3, 1), (4, 2), (5, 1)])
def test_quick_presses_send_no_more_than_they_must(presses: int, sent: int) -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A], saved=False)
            v.press()
            await asyncio.sleep(0.01)
            for _ in range(presses - 1):
                v.press()
            await asyncio.sleep(2)
            assert len(v.library.commands()) == sent
            assert (A in v.library.saved) is bool(presses % 2)
            assert v.index.is_saved(A) is bool(presses % 2)

    run_virtual(visit())


def test_two_presses_before_anything_was_sent_cost_nothing() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A], saved=False)
            first, second = v.press(), v.press()
            await asyncio.sleep(2)
            assert v.library.log == []
            assert (first.is_over, first.done, tuple(first.left)) == (True, (), (A,))
            assert (second.is_over, second.done, tuple(second.left)) == (True, (), ())

    run_virtual(visit())


def test_what_was_outdone_by_the_next_change_is_not_sent() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A, B], saved=False)
            first, second = v.change([A], False), v.change([A], True)
            third, fourth = v.change([B], True), v.change([B], True)
            await asyncio.sleep(2)
            assert v.library.log == [("save", (A,)), ("save", (B,))]
            assert [each.done for each in (first, second, third, fourth)] == [(), (A,), (), (B,)]

    run_virtual(visit())


def test_commands_go_out_one_at_a_time_in_order() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A, B], saved=True)
            v.change([A], False)
            v.change([B], False)
            await asyncio.sleep(0.05)
            assert v.library.log == [("remove", (A,))]
            await asyncio.sleep(0.1)
            assert v.library.log[1:] == [("remove", (B,))]

    run_virtual(visit())


def test_many_go_out_in_batches_and_tell_how_far_they_are() -> None:
    songs = [track(number) for number in range(90)]

    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note(songs, saved=False)
            v.told.clear()
            many = v.index.set_many([*songs, songs[0]], True)
            heard: list[int] = []
            many.on_progress(heard.append)
            v.index.begin(many)
            await many.over()
            sent = [uris for _, uris in v.library.log]
            assert sent == [tuple(songs[:40]), tuple(songs[40:80]), tuple(songs[80:])]
            assert heard == [40, 80, 90]
            assert many.done == tuple(songs)
            assert v.told == [frozenset(songs)]

    run_virtual(visit())


def test_another_way_to_send_takes_the_place_of_the_plain_one() -> None:
    sent: list[tuple[str, ...]] = []

    async def send(uris: tuple[str, ...]) -> None:
        sent.append(uris)

    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A, B], saved=False)
            many = v.change([A, B], True, send)
            await many.over()
            assert sent == [(A, B)]
            assert v.library.log == []
            assert many.done == (A, B)

    run_virtual(visit())


def test_what_is_stopped_shows_again_what_the_service_holds() -> None:
    songs = [track(number) for number in range(60)]

    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([*songs, A], saved=False)
            many = v.change(songs, True)
            waits = v.index.set_many([A], True)
            await asyncio.sleep(0.05)
            v.index.stop(waits)
            assert (waits.is_over, v.index.is_saved(A)) == (True, False)
            v.told.clear()
            v.index.stop(many)
            assert not many.is_over
            await asyncio.sleep(5)
            assert [v.index.is_saved(uri) for uri in songs] == [True] * 40 + [False] * 20
            assert v.told == [frozenset(songs[40:])]
            assert many.done == tuple(songs[:40])
            assert v.library.saved == set(songs[:40])

    run_virtual(visit())


def test_what_was_under_way_shows_again_when_a_change_of_mind_is_stopped() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A], saved=False)
            many = v.change([A], True)
            await asyncio.sleep(0.05)
            v.told.clear()
            v.index.stop(v.index.set_many([A], False))
            assert v.index.is_saved(A) is True
            assert v.told == [frozenset({A})] * 2
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is True
            assert len(v.told) == 2
            assert many.done == (A,)

    run_virtual(visit())


def test_what_is_found_out_on_the_way_is_shown_of_what_is_stopped() -> None:
    async def visit() -> None:
        async with Visit(Library({A})) as v:
            first = v.change([A], False)
            await asyncio.sleep(0.07)
            assert v.library.log == [("ask", (A,))]
            v.index.stop(first)
            v.told.clear()
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is True
            assert v.told == [frozenset({A})]
            assert (tuple(first.left), v.library.commands()) == ((A,), [])

    run_virtual(visit())


@pytest.mark.parametrize("is_under_way", [True, False])
def test_what_waits_counts_again_when_the_change_after_it_is_stopped(is_under_way: bool) -> None:
    songs = [track(number) for number in range(80)]

    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([*songs, A], saved=False)
            before = v.change([*songs, A] if is_under_way else songs, True)
            first = before if is_under_way else v.change([A], True)
            second = v.index.set_many([A], False)
            await asyncio.sleep(0.15)
            assert v.index.is_saved(A) is False
            v.index.stop(second)
            assert v.index.is_saved(A) is True
            await asyncio.sleep(2)
            assert v.index.is_saved(A) is True
            assert v.library.saved == {*songs, A}
            assert A in first.done

    run_virtual(visit())


def test_what_is_begun_late_does_not_count_after_what_was_wished_since() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A], saved=True)
            early = v.index.set_many([A], True)
            v.change([A], False)
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is False
            v.index.begin(early)
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is False
            assert v.library.commands() == ["remove"]

    run_virtual(visit())


def test_setting_what_is_so_already_sends_nothing() -> None:
    async def visit() -> None:
        async with Visit(Library({A})) as v:
            v.index.note([A], saved=True)
            v.told.clear()
            many = v.change([A], True)
            await asyncio.sleep(1)
            assert v.library.log == []
            assert v.told == []
            assert (many.is_over, many.done, tuple(many.left)) == (True, (), ())

    run_virtual(visit())


def test_a_failure_shows_again_what_the_service_holds_and_says_why() -> None:
    error = ServerFault("broken", status=500)

    async def visit() -> None:
        async with Visit(Library(errors=[error])) as v:
            v.index.note([A], saved=False)
            v.told.clear()
            many = v.change([A], True)
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is False
            assert v.told == [frozenset({A}), frozenset({A})]
            assert (many.is_over, many.done, many.error) == (True, (), error)
            assert v.library.commands() == ["save"]

    run_virtual(visit())


def test_a_failure_ends_the_change_and_not_those_behind_it() -> None:
    songs = [track(number) for number in range(90)]
    error = ServerFault("broken", status=500)

    async def visit() -> None:
        async with Visit(Library(errors=[None, error])) as v:
            v.index.note([*songs, A], saved=False)
            many, behind = v.change(songs, True), v.change([A], True)
            await asyncio.sleep(2)
            assert v.library.saved == {*songs[:40], A}
            assert [v.index.is_saved(uri) for uri in songs] == [True] * 40 + [False] * 50
            assert (many.done, many.error) == (tuple(songs[:40]), error)
            assert (behind.done, behind.error) == ((A,), None)

    run_virtual(visit())


def test_taking_back_what_then_fails_sends_nothing() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[ServerFault("broken", status=500)])) as v:
            v.index.note([A], saved=False)
            v.press()
            await asyncio.sleep(0.01)
            back = v.press()
            v.told.clear()
            await asyncio.sleep(2)
            assert v.index.is_saved(A) is False
            assert v.told == []
            assert (back.done, back.error) == ((), None)
            assert v.library.commands() == ["save"]

    run_virtual(visit())


@pytest.mark.parametrize("lost", [LOST, TIMED_OUT])
@pytest.mark.parametrize("took_effect", [True, False])
def test_after_a_command_of_unknown_outcome_the_service_is_asked(
    took_effect: bool, lost: SpotifyError
) -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[lost], has_its_effect=took_effect)) as v:
            v.index.note([A], saved=False)
            many = v.change([A], True)
            await asyncio.sleep(2)
            assert [what for what, _ in v.library.log] == ["save", "ask"]
            assert v.index.is_saved(A) is took_effect
            assert (many.done, many.error) == (((A,), None) if took_effect else ((), lost))
            assert many.in_doubt == ()

    run_virtual(visit())


def test_what_turns_out_to_have_had_its_effect_goes_on() -> None:
    songs = [track(number) for number in range(90)]

    async def visit() -> None:
        async with Visit(Library(errors=[None, TIMED_OUT], has_its_effect=True)) as v:
            v.index.note(songs, saved=False)
            many = v.change(songs, True)
            await asyncio.sleep(5)
            assert [what for what, _ in v.library.log] == ["save", "save", "ask", "save"]
            assert (many.done, many.error) == (tuple(songs), None)

    run_virtual(visit())


@pytest.mark.parametrize("lost", [LOST, TIMED_OUT])
@pytest.mark.parametrize("took_effect", [True, False])
def test_what_cannot_be_found_out_at_once_stays_in_doubt_and_is_asked_again(
    took_effect: bool, lost: SpotifyError
) -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[lost, LOST], has_its_effect=took_effect)) as v:
            v.index.note([A], saved=False)
            many = v.change([A], True)
            await asyncio.sleep(2)
            assert [what for what, _ in v.library.log] == ["save", "ask", "ask"]
            assert v.index.is_saved(A) is took_effect
            assert (many.done, many.in_doubt, many.error) == ((), (A,), lost)

    run_virtual(visit())


def test_a_page_older_than_a_command_of_unknown_outcome_does_not_settle_the_doubt() -> None:
    async def visit() -> None:
        library = Library(errors=[LOST, LOST], has_its_effect=True, slowness=1.0)
        async with Visit(library) as v:
            v.index.note([A], saved=False)
            v.change([A], True)
            await asyncio.sleep(1.11)
            assert [what for what, _ in library.log] == ["save", "ask"]
            v.index.note([A], saved=False)
            await asyncio.sleep(5)
            assert [what for what, _ in library.log] == ["save", "ask", "ask"]
            assert v.index.is_saved(A) is True

    run_virtual(visit())


@pytest.mark.parametrize("took_effect", [True, False])
def test_a_change_of_mind_after_an_unknown_outcome_finds_out_what_is_to_be_sent(
    took_effect: bool,
) -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[LOST], has_its_effect=took_effect)) as v:
            v.index.note([A], saved=False)
            v.press()
            await asyncio.sleep(0.01)
            back = v.press()
            await asyncio.sleep(2)
            assert v.library.saved == set()
            assert v.index.is_saved(A) is False
            sent = ["save", "ask", "remove"][: 2 + took_effect]
            assert [what for what, _ in v.library.log] == sent
            assert back.done == ((A,) if took_effect else ())

    run_virtual(visit())


def test_of_what_nobody_knows_it_is_asked_first_and_what_is_so_is_left_alone() -> None:
    async def visit() -> None:
        async with Visit(Library({A})) as v:
            v.index.note([track(1)], saved=False)
            v.index.want([A])
            many = v.change([A, B, track(1)], True)
            v.index.want([A, B])
            assert v.index.is_saved(A) is True
            await asyncio.sleep(2)
            assert v.library.log == [("ask", (A, B)), ("save", (B, track(1)))]
            assert many.done == (B, track(1))

    run_virtual(visit())


def test_what_stays_unknown_is_not_sent_and_asked_again_when_someone_wants_to_know() -> None:
    error = ServerFault("broken", status=500)

    async def visit() -> None:
        async with Visit(Library({A}, errors=[error, error])) as v:
            many = v.change([A], False)
            await asyncio.sleep(2)
            assert (many.is_over, many.error) == (True, error)
            assert v.index.is_saved(A) is None
            await asyncio.sleep(REST_S)
            v.index.want([A])
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is True
            assert v.library.log == [("ask", (A,))] * 3

    run_virtual(visit())


def test_of_what_is_stopped_before_anybody_knew_it_is_found_out() -> None:
    async def visit() -> None:
        async with Visit(Library({A})) as v:
            v.index.want([A])
            many = v.index.set_many([A], False)
            v.index.stop(many)
            assert v.index.is_saved(A) is None
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is True
            assert v.library.log == [("ask", (A,))]

    run_virtual(visit())


def test_a_short_rate_limit_is_waited_out_in_the_middle_of_a_change() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[limited(PATIENCE_S)])) as v:
            v.index.note([A], saved=False)
            many = v.change([A], True)
            await asyncio.sleep(PATIENCE_S)
            assert v.library.commands() == ["save"]
            assert v.index.is_saved(A) is True
            await asyncio.sleep(1)
            assert v.library.commands() == ["save", "save"]
            assert (many.done, many.error) == ((A,), None)

    run_virtual(visit())


def test_each_request_has_a_short_rate_limit_waited_out_once() -> None:
    songs = [track(number) for number in range(120)]

    async def visit() -> None:
        async with Visit(Library(errors=[limited(10), None, limited(10), None])) as v:
            v.index.note(songs, saved=False)
            many = v.change(songs, True)
            await asyncio.sleep(60)
            assert v.library.commands() == ["save"] * 5
            assert (len(many.done), many.error) == (120, None)

    run_virtual(visit())


def test_a_short_rate_limit_that_comes_again_and_again_ends_a_change() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[limited(10)] * 2)) as v:
            v.index.note([A, B], saved=False)
            many, behind = v.change([A], True), v.change([B], True)
            await asyncio.sleep(15)
            assert isinstance(many.error, RateLimited)
            assert (v.index.is_saved(A), behind.done) == (False, (B,))
            assert v.library.log == [("save", (A,)), ("save", (A,)), ("save", (B,))]

    run_virtual(visit())


def test_what_is_stopped_waits_for_no_rate_limit() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[limited(10)])) as v:
            v.index.note([A, B], saved=False)
            many, behind = v.change([A], True), v.change([B], True)
            await asyncio.sleep(1)
            v.index.stop(many)
            await asyncio.sleep(0.2)
            assert (many.is_over, many.error, v.index.is_saved(A)) == (True, None, False)
            assert behind.done == (B,)

    run_virtual(visit())


@pytest.mark.parametrize("error", [limited(PATIENCE_S + 1), limited(1, quota=True)])
def test_a_long_rate_limit_ends_a_change(error: RateLimited) -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[error])) as v:
            v.index.note([A], saved=False)
            many = v.change([A], True)
            await asyncio.sleep(60)
            assert v.library.commands() == ["save"]
            assert v.index.is_saved(A) is False
            assert isinstance(many.error, RateLimited)

    run_virtual(visit())


@pytest.mark.parametrize("is_lost_again", [True, False])
def test_an_answer_asked_for_in_doubt_does_not_count_after_the_next_change(
    is_lost_again: bool,
) -> None:
    async def visit() -> None:
        library = Library(errors=[LOST, LOST], has_its_effect=True)
        async with Visit(library) as v:
            v.index.note([A], saved=False)
            v.change([A], True)
            await asyncio.sleep(0.15)
            library.slowness = 1.0
            await asyncio.sleep(0.25)
            asked = ["save", "ask", "ask"]  # the last answer takes a while
            assert [what for what, _ in library.log] == asked
            library.slowness = 0.0
            library.errors += [None, LOST, LOST] if is_lost_again else []
            v.change([A], False)
            v.told.clear()
            await asyncio.sleep(5)
            after = ["ask", "remove", "ask", "ask"] if is_lost_again else ["ask", "remove"]
            assert [what for what, _ in library.log[3:]] == after
            assert library.saved == set()
            assert v.index.is_saved(A) is False
            assert len(v.told) == (2 if is_lost_again else 0)  # there again, until it is found out

    run_virtual(visit())
