"""Hearts: asked for sparingly, changed at once, true in the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.playback.sim import run_virtual
from tuify.library.savable import refusal
from tuify.library.saved import OWN_S, REST_S, CannotSave, SavedIndex, SaveFailed
from tuify.spotify.errors import (
    BadRequest,
    RateLimited,
    ServerFault,
    SpotifyError,
    Unreachable,
)


def track(name: object) -> str:
    return f"spotify:track:t{name}"


A, B = track("a"), track("b")


@dataclass
class Library:
    """The service's side. `log` has what was asked, and what was commanded, in order."""

    saved: set[str] = field(default_factory=set)
    latency: float = 0.1
    log: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    errors: list[SpotifyError | None] = field(default_factory=list)
    has_its_effect: bool = False

    async def check_users_saved_items(self, uris: Sequence[str]) -> tuple[bool, ...]:
        assert 1 <= len(uris) <= 40
        self.log.append(("ask", tuple(uris)))
        answer = tuple(uri in self.saved for uri in uris)
        await self._weather()
        return answer

    async def save_items_to_library(self, uris: Sequence[str]) -> None:
        self.log.append(("save", tuple(uris)))
        await self._change(uris, self.saved.update)

    async def remove_items_from_library(self, uris: Sequence[str]) -> None:
        self.log.append(("remove", tuple(uris)))
        await self._change(uris, self.saved.difference_update)

    async def _change(self, uris: Sequence[str], change: Callable[[Sequence[str]], None]) -> None:
        error = self.errors[0] if self.errors else None
        if error is None or self.has_its_effect:
            change(uris)
        await self._weather()

    async def _weather(self) -> None:
        error = self.errors.pop(0) if self.errors else None
        await asyncio.sleep(self.latency)
        if error is not None:
            raise error

    def commands(self) -> list[str]:
        return [what for what, _ in self.log if what != "ask"]


class Visit:
    """An index with its loops running; notes what it tells."""

    def __init__(self, library: Library, keep: int = 5000) -> None:
        self.library = library
        self.index = SavedIndex(
            library,
            clock=lambda: asyncio.get_running_loop().time(),
            sleep=asyncio.sleep,
            keep=keep,
        )
        self.told: list[frozenset[str]] = []
        self.failed: list[SaveFailed] = []
        self.index.subscribe(self.told.append)
        self.index.on_failure(self.failed.append)
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Visit:
        self._task = asyncio.create_task(self.index.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        if self._task.done():
            self._task.result()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


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
            v.index.set(track(5), True)
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
            v.index.set(track(1), True)
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


def test_a_toggle_shows_at_once_and_is_sent_at_once() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A], saved=False)
            v.told.clear()
            assert v.index.toggle(A) is None
            assert v.index.is_saved(A) is True
            assert v.told == [frozenset({A})]
            await asyncio.sleep(0.001)
            assert v.library.log == [("save", (A,))]
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is True
            assert len(v.told) == 1
            v.index.toggle(A)
            await asyncio.sleep(1)
            assert v.library.commands() == ["save", "remove"]
            assert v.library.saved == set()

    run_virtual(visit())


@pytest.mark.parametrize(("presses", "sent"), [(2, 2), (3, 1), (4, 2), (5, 1)])
def test_quick_presses_send_no_more_than_they_must(presses: int, sent: int) -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A], saved=False)
            v.index.toggle(A)
            await asyncio.sleep(0.01)
            for _ in range(presses - 1):
                v.index.toggle(A)
            await asyncio.sleep(2)
            assert len(v.library.commands()) == sent
            assert (A in v.library.saved) is bool(presses % 2)
            assert v.index.is_saved(A) is bool(presses % 2)

    run_virtual(visit())


def test_two_presses_before_anything_was_sent_cost_nothing() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A], saved=False)
            v.index.toggle(A)
            v.index.toggle(A)
            await asyncio.sleep(2)
            assert v.library.log == []

    run_virtual(visit())


def test_commands_go_out_one_at_a_time_in_order() -> None:
    async def visit() -> None:
        async with Visit(Library()) as v:
            v.index.note([A, B], saved=True)
            v.index.set(A, False)
            v.index.set(B, False)
            await asyncio.sleep(0.05)
            assert v.library.log == [("remove", (A,))]
            await asyncio.sleep(0.1)
            assert v.library.log[1:] == [("remove", (B,))]

    run_virtual(visit())


def test_setting_what_is_so_already_sends_nothing() -> None:
    async def visit() -> None:
        async with Visit(Library({A})) as v:
            v.index.note([A], saved=True)
            v.told.clear()
            v.index.set(A, True)
            await asyncio.sleep(1)
            assert v.library.log == []
            assert v.told == []

    run_virtual(visit())


def test_a_failure_shows_again_what_the_service_holds() -> None:
    error = ServerFault("broken", status=500)

    async def visit() -> None:
        async with Visit(Library(errors=[error])) as v:
            v.index.note([A], saved=False)
            v.told.clear()
            v.index.toggle(A)
            await asyncio.sleep(1)
            assert v.index.is_saved(A) is False
            assert v.told == [frozenset({A}), frozenset({A})]
            assert v.failed == [SaveFailed(A, True, error)]
            assert v.library.commands() == ["save"]

    run_virtual(visit())


def test_after_a_failure_that_the_user_took_back_nobody_is_troubled() -> None:
    async def visit() -> None:
        async with Visit(Library(errors=[ServerFault("broken", status=500)])) as v:
            v.index.note([A], saved=False)
            v.index.toggle(A)
            await asyncio.sleep(0.01)
            v.index.toggle(A)
            await asyncio.sleep(2)
            assert v.index.is_saved(A) is False
            assert v.failed == []
            assert v.library.commands() == ["save"]

    run_virtual(visit())


@pytest.mark.parametrize("took_effect", [True, False])
def test_after_a_command_of_unknown_outcome_the_service_is_asked(took_effect: bool) -> None:
    lost = Unreachable("no answer", maybe_sent=True)

    async def visit() -> None:
        async with Visit(Library(errors=[lost], has_its_effect=took_effect)) as v:
            v.index.note([A], saved=False)
            v.index.toggle(A)
            await asyncio.sleep(2)
            assert [what for what, _ in v.library.log] == ["save", "ask"]
            assert v.index.is_saved(A) is took_effect
            assert len(v.failed) == 1

    run_virtual(visit())


def test_a_change_of_mind_after_an_unknown_outcome_is_sent_to_be_sure() -> None:
    lost = Unreachable("no answer", maybe_sent=True)

    async def visit() -> None:
        async with Visit(Library(errors=[lost], has_its_effect=True)) as v:
            v.index.note([A], saved=False)
            v.index.toggle(A)
            await asyncio.sleep(0.01)
            v.index.toggle(A)
            await asyncio.sleep(2)
            assert v.library.saved == set()
            assert v.index.is_saved(A) is False

    run_virtual(visit())


def test_a_toggle_of_something_unknown_asks_first() -> None:
    async def visit() -> None:
        async with Visit(Library({A})) as v:
            v.index.toggle(A)
            assert v.index.is_saved(A) is None
            await asyncio.sleep(2)
            assert v.library.log == [("ask", (A,)), ("remove", (A,))]
            assert v.index.is_saved(A) is False

    run_virtual(visit())


def test_a_toggle_of_something_unknown_that_stays_unknown_says_so() -> None:
    error = ServerFault("broken", status=500)

    async def visit() -> None:
        async with Visit(Library({A}, errors=[error])) as v:
            v.index.toggle(A)
            await asyncio.sleep(2)
            assert v.failed == [SaveFailed(A, True, error)]
            assert v.library.commands() == []

    run_virtual(visit())


def test_an_answer_older_than_a_change_does_not_count() -> None:
    async def visit() -> None:
        async with Visit(Library({A}, latency=1.0)) as v:
            v.index.want([A])
            await asyncio.sleep(0.5)
            v.index.set(A, False)
            await asyncio.sleep(5)
            assert v.index.is_saved(A) is False

    run_virtual(visit())


def test_a_page_that_is_older_than_a_change_does_not_count() -> None:
    async def visit() -> None:
        async with Visit(Library({A})) as v:
            v.index.note([A], saved=True)
            v.index.toggle(A)
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


def test_a_rate_limit_is_waited_out() -> None:
    async def visit() -> None:
        now = asyncio.get_running_loop().time()
        limited = RateLimited("slow down", retry_after=500, retry_at=now + 500, quota=False)
        async with Visit(Library(errors=[limited])) as v:
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
            assert v.index.toggle(uri) is reason
            assert v.index.set(uri, True) is reason
            v.index.want([uri])
            v.index.note([uri or ""], saved=True)
            await asyncio.sleep(1)
            assert v.index.is_saved(uri) is None
            assert v.library.log == []

    run_virtual(visit())


def test_memory_is_bounded_but_no_wish_is_forgotten() -> None:
    async def visit() -> None:
        async with Visit(Library(latency=10), keep=100) as v:
            v.index.note([A], saved=False)
            v.index.toggle(A)
            for i in range(1000):
                v.index.note([track(i)], saved=True)
            known = [i for i in range(1000) if v.index.is_saved(track(i))]
            assert known == list(range(901, 1000))
            assert v.index.is_saved(A) is True
            await asyncio.sleep(20)
            assert v.library.saved == {A}

    run_virtual(visit())


@settings(max_examples=200, deadline=None)
@given(
    start=st.booleans(),
    latency=st.sampled_from([0.0, 0.05, 0.3]),
    effect=st.booleans(),
    moves=st.lists(
        st.tuples(
            st.sampled_from(["toggle", "save", "remove", "want"]),
            st.sampled_from([A, B]),
            st.sampled_from([0.0, 0.02, 0.2]),
        ),
        max_size=25,
    ),
    weather=st.lists(
        st.sampled_from(
            [
                None,
                None,
                ServerFault("broken", status=500),
                Unreachable("refused", maybe_sent=False),
                Unreachable("no answer", maybe_sent=True),
            ]
        ),
        max_size=12,
    ),
)
def test_whatever_happens_the_screen_ends_in_the_service_state(
    start: bool,
    latency: float,
    effect: bool,
    moves: list[tuple[str, str, float]],
    weather: list[SpotifyError | None],
) -> None:
    async def visit() -> None:
        library = Library({A} if start else set(), latency, errors=list(weather))
        library.has_its_effect = effect and all(_may_have_effect(error) for error in weather)
        async with Visit(library) as v:
            v.index.note([A], saved=start)
            for what, uri, wait in moves:
                if what == "want":
                    v.index.want([uri])
                elif what == "toggle":
                    v.index.toggle(uri)
                else:
                    v.index.set(uri, what == "save")
                await asyncio.sleep(wait)
            await asyncio.sleep(REST_S + 20)
            library.errors.clear()
            v.index.want([A, B])
            await asyncio.sleep(5)
            for uri in (A, B):
                shown = v.index.is_saved(uri)
                assert shown is (uri in library.saved)
                if not weather and what_was_wanted(moves, uri) is not None:
                    assert (uri in library.saved) is what_was_wanted(moves, uri)

    run_virtual(visit())


def _may_have_effect(error: SpotifyError | None) -> bool:
    return error is None or (isinstance(error, Unreachable) and error.maybe_sent)


def what_was_wanted(moves: list[tuple[str, str, float]], uri: str) -> bool | None:
    """What the last moves on an item come to, as far as they say so by themselves."""
    wanted: bool | None = None
    for what, moved, _ in moves:
        if moved != uri:
            continue
        if what in ("save", "remove"):
            wanted = what == "save"
        elif what == "toggle" and wanted is not None:
            wanted = not wanted
    return wanted
