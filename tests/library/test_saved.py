"""Hearts: asked for sparingly, and never from an answer that is older than a change."""

from __future__ import annotations

import asyncio

import pytest

from tests.library.saved_visit import A, B, Library, Visit, limited, track
from tests.playback.sim import run_virtual
from tuify.library.savable import CannotSave, refusal
from tuify.library.saved import GATHER_S, MOST_WANTED, PACE_S, REST_S
from tuify.library.saved_records import OWN_S
from tuify.spotify.errors import (
    BadRequest,
    ServerFault,
)


def test_what_is_wanted_is_gathered_into_few_questions_and_never_asked_twice() -> None:
    async def visit() -> None:
        async with Visit(Library({track(3)})) as v:
            for i in range(100):
                v.index.want([track(i)])
            assert v.index.is_saved(track(3)) is None
            await asyncio.sleep(5)
            v.index.want(track(i) for i in range(100))
            await asyncio.sleep(5)
            sizes = [len(uris) for _, uris in v.library.log]
            assert sizes == [40, 40, 20]
            assert v.index.is_saved(track(3)) is True
            assert v.index.is_saved(track(4)) is False
            assert frozenset().union(*v.told) == {track(i) for i in range(100)}

    run_virtual(visit())


def test_one_can_be_learned_of_and_is_asked_only_if_nobody_knows() -> None:
    async def visit() -> None:
        async with Visit(Library({track(3)})) as v:
            assert await v.index.learn(track(3)) is True
            assert await v.index.learn(track(4)) is False
            assert v.told == [frozenset({track(3)}), frozenset({track(4)})]
            assert await v.index.learn(track(3)) is True
            v.index.set_many([track(5)], True)
            assert await v.index.learn(track(5)) is True
            assert [uris for what, uris in v.library.log if what == "ask"] == [
                (track(3),),
                (track(4),),
            ]

    run_virtual(visit())


def test_what_changes_while_one_learns_counts_more_than_the_answer() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            learning = asyncio.create_task(v.index.learn(track(1)))
            await asyncio.sleep(v.library.latency / 2)
            v.change([track(1)], True)
            assert await learning is True
            await asyncio.sleep(5)
            assert track(1) in v.library.saved

    run_virtual(visit())


def test_learning_may_fail_and_nothing_is_known_then() -> None:
    async def visit() -> None:
        library = Library()
        library.errors = [ServerFault("no", status=500)]
        async with Visit(library) as v:
            with pytest.raises(ServerFault):
                await v.index.learn(track(1))
            assert v.index.is_saved(track(1)) is None

    run_virtual(visit())


def test_what_was_wanted_last_is_asked_first() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.want(track(i) for i in range(60))
            await asyncio.sleep(0.1)
            assert track(59) in v.library.log[0][1]
            assert track(0) not in v.library.log[0][1]

    run_virtual(visit())


def test_questions_about_many_are_paced() -> None:
    async def visit() -> None:
        async with Visit(Library(latency=0.0)) as v:
            v.index.want(track(i) for i in range(200))
            await asyncio.sleep(GATHER_S + 0.01)
            asked = [len(v.library.log)]
            for _ in range(5):
                await asyncio.sleep(PACE_S)
                asked.append(len(v.library.log))
            assert asked == [1, 2, 3, 4, 5, 5]

    run_virtual(visit())


def test_of_all_that_was_wanted_in_an_outage_only_the_newest_is_asked_after_it() -> None:
    async def visit() -> None:
        library = Library(errors=[ServerFault("broken", status=503)])
        async with Visit(library) as v:
            v.index.want([A])
            await asyncio.sleep(1)
            for i in range(4000):
                v.index.want([track(i)])
                if i == 3900:
                    v.index.want([track(3661)])  # in sight again
            assert len(library.log) == 1
            await asyncio.sleep(REST_S)
            library.log.clear()
            v.index.want([B])
            await asyncio.sleep(10)
            asked = [uri for _, uris in library.log for uri in uris]
            assert asked[0] == B
            assert set(asked) == {B, track(3661), *map(track, range(4002 - MOST_WANTED, 4000))}
            assert len(asked) == MOST_WANTED
            v.index.want([A, track(5)])
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is False
            assert v.index.is_saved(track(5)) is False

    run_virtual(visit())


def test_what_was_asked_in_vain_is_older_than_what_was_wanted_meanwhile() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[ServerFault("broken", status=503)])) as v:
            v.index.want([A])
            await asyncio.sleep(0.1)
            v.index.want(track(i) for i in range(MOST_WANTED))
            await asyncio.sleep(REST_S + 1)
            v.library.log.clear()
            v.index.want([track(0)])
            await asyncio.sleep(5)
            asked = {uri for _, uris in v.library.log for uri in uris}
            assert asked == {track(i) for i in range(MOST_WANTED)}

    run_virtual(visit())


def test_what_is_known_from_elsewhere_costs_nothing() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A, B], saved=True)
            v.index.want([A, B])
            await asyncio.sleep(5)
            assert v.library.log == []
            assert v.told == [frozenset({A, B})]
            v.index.note([A], saved=True)
            assert len(v.told) == 1

    run_virtual(visit())


def test_a_question_that_failed_is_not_put_again_about_what_was_changed_meanwhile() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[ServerFault("broken", status=500)])) as v:
            v.index.want([A, B])
            await asyncio.sleep(0.1)
            v.change([A], True)
            await asyncio.sleep(REST_S + 1)
            v.library.log.clear()
            v.index.want([A, B])
            await asyncio.sleep(1)
            assert v.library.log == [("ask", (B,))]

    run_virtual(visit())


def test_an_answer_older_than_a_change_does_not_count() -> None:
    async def visit() -> None:
        async with Visit(Library({A}, latency=1.0)) as v:
            v.index.want([A])
            await asyncio.sleep(0.5)
            v.change([A], False)
            await asyncio.sleep(5)
            assert v.index.is_saved(A) is False

    run_virtual(visit())


def test_a_page_that_is_older_than_a_change_does_not_count() -> None:
    async def visit() -> None:
        async with Visit(Library({A})) as v:
            v.index.note([A], saved=True)
            v.change([A], False)
            await asyncio.sleep(1)
            v.index.note([A], saved=True)
            assert v.index.is_saved(A) is False
            await asyncio.sleep(OWN_S)
            v.index.note([A], saved=True)
            assert v.index.is_saved(A) is True

    run_virtual(visit())


def test_a_question_that_failed_is_put_again_after_a_rest_when_someone_wants_to_know() -> None:
    async def visit() -> None:
        async with Visit(Library({A}, errors=[ServerFault("broken", status=500)])) as v:
            v.index.want([A])
            await asyncio.sleep(1)
            v.index.want([B])
            await asyncio.sleep(REST_S / 2)
            assert len(v.library.log) == 1
            await asyncio.sleep(REST_S + 20)
            v.index.want([A])
            await asyncio.sleep(1)
            assert len(v.library.log) == 2
            assert (v.index.is_saved(A), v.index.is_saved(B)) == (True, False)

    run_virtual(visit())


def test_a_rate_limit_is_waited_out_before_anything_is_asked() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[limited(500)])) as v:
            v.index.want([A])
            await asyncio.sleep(400)
            v.index.want([A])
            await asyncio.sleep(50)
            assert len(v.library.log) == 1
            await asyncio.sleep(100)
            v.index.want([A])
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is False

    run_virtual(visit())


def test_a_question_the_service_refuses_is_not_put_again() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[BadRequest("no", status=400)])) as v:
            v.index.want([A])
            await asyncio.sleep(REST_S * 2)
            v.index.want([A])
            await asyncio.sleep(5)
            assert len(v.library.log) == 1

    run_virtual(visit())


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        (None, CannotSave.NO_URI),
        ("", CannotSave.NO_URI),
        ("spotify:local:Artist:Album:Title:180", CannotSave.LOCAL),
        ("spotify:chapter:abc", CannotSave.KIND),
        ("spotify:track:a,b", CannotSave.KIND),
        ("nonsense", CannotSave.KIND),
        (A, None),
        ("spotify:episode:abc", None),
    ],
)
def test_what_cannot_be_saved_is_refused_without_a_request(
    uri: str | None, reason: CannotSave | None
) -> None:
    assert refusal(uri) is reason
    if reason is None:
        return

    async def visit() -> None:
        async with Visit(Library()) as v:
            assert v.change([uri or ""], True).uris == ()
            assert v.change([uri or "", A], True).uris == (A,)
            await asyncio.sleep(1)
            v.library.log.clear()
            v.index.want([uri])
            v.index.note([uri or ""], saved=True)
            await asyncio.sleep(1)
            assert v.index.is_saved(uri) is None
            assert v.library.log == []

    run_virtual(visit())


def test_what_could_not_be_found_out_is_forgotten_like_all_else() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[BadRequest("no", status=400)]), keep=10) as v:
            v.index.want([A])
            await asyncio.sleep(REST_S * 2)
            v.index.note((track(i) for i in range(20)), saved=True)
            v.index.want([A])
            await asyncio.sleep(1)
            assert v.library.log == [("ask", (A,)), ("ask", (A,))]
            assert v.index.is_saved(A) is False

    run_virtual(visit())


def test_memory_is_bounded_but_no_wish_is_forgotten() -> None:
    async def visit() -> None:
        async with Visit(Library(latency=10), keep=100) as v:
            v.index.note([A, B], saved=False)
            v.change([A], True)
            waits = v.index.set_many([B], True)
            for i in range(1000):
                v.index.note([track(i)], saved=True)
            known = [i for i in range(1000) if v.index.is_saved(track(i))]
            assert known == list(range(902, 1000))
            assert (v.index.is_saved(A), v.index.is_saved(B)) == (True, True)
            v.index.begin(waits)
            await asyncio.sleep(30)
            assert v.library.saved == {A, B}
            assert v.library.commands() == ["save", "save"]

    run_virtual(visit())
