"""Reading a whole list in the background: how fast, how far, and what it leaves alone."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from tests.library.server import Million, Server, Visit
from tests.playback.sim import run_virtual
from tuify.library.changes import Absent, Failed, ListReset, SurveyMoved
from tuify.library.survey import PACE_S, Survey
from tuify.spotify.errors import RateLimited, ServerFault, SpotifyError


def surveys(v: Visit) -> list[Survey]:
    return [c.survey for c in v.changes if isinstance(c, SurveyMoved) and c.survey is not None]


def survey_of(v: Visit) -> Survey:
    assert v.list.survey is not None
    return v.list.survey


def test_without_a_survey_there_is_nothing_to_say() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(100))) as v:
            await v.look(0)
            assert v.list.survey is None
            v.list.stop_loading()
            assert surveys(v) == []

    run_virtual(visit())


def test_it_asks_for_each_missing_row_once_and_then_rests() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1_020))) as v:
            await v.look(500)
            v.list.load_all()
            await asyncio.sleep(60)
            asked = [i for at, limit in v.server.windows() for i in range(at, at + limit)]
            assert sorted(asked) == list(range(1_020))
            assert v.rows(0, 1_019) == [f"row {i}" for i in range(1_020)]
            assert survey_of(v) == Survey(1_020, 1_020, is_done=True)
            seen = [survey.seen for survey in surveys(v)]
            assert seen == sorted(seen)
            assert v.server.most == 1

    run_virtual(visit())


@pytest.mark.parametrize("latency", [0.0, 0.1, 0.5])
def test_it_sends_at_most_six_requests_a_second(latency: float) -> None:
    async def visit() -> None:
        async with Visit(Server(Million(3_000), latency)) as v:
            v.list.load_all()
            await asyncio.sleep(60)
            times = [asked.at for asked in v.server.log]
            assert len(times) == 60
            gaps = [after - before for before, after in pairwise(times)]
            assert min(gaps) >= PACE_S - 0.001
            assert v.server.most == 1

    run_virtual(visit())


def test_what_is_in_sight_goes_first() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(10_000))) as v:
            v.list.load_all()
            await asyncio.sleep(2)
            now = asyncio.get_running_loop().time()
            await v.look(9_000, wait=0.2)
            assert v.rows(9_000, 9_030) == [f"row {i}" for i in range(9_000, 9_031)]
            assert (9_000, 50, now) in [(a.offset, a.limit, a.at) for a in v.server.log]

    run_virtual(visit())


def test_all_rows_stay_also_once_released_until_the_list_is_left() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1_000)), keep_pages=2) as v:
            await v.look(0)
            v.list.load_all()
            await asyncio.sleep(10)
            await v.look(900)
            v.list.shrink(50)
            v.list.stop_loading()
            await v.look(10)
            assert v.rows(0, 999) == [f"row {i}" for i in range(1_000)]
            asked = len(v.server.log)
            v.list.release()
            await v.look(20)
            assert v.list.survey is None
            assert v.changes[-1] == SurveyMoved(None)
            assert v.rows(0, 999) == [f"row {i}" for i in range(1_000)]
            v.list.load_all()
            assert survey_of(v).is_done
            v.list.release()
            await asyncio.sleep(5)
            assert len(v.server.log) == asked
            assert v.list.is_kept_whole
            v.list.shrink(50)
            assert not v.list.is_kept_whole
            assert v.list.row(20) == "row 20"
            assert v.list.row(999) is Absent.LOADING

    run_virtual(visit())


def test_of_a_list_that_was_read_in_part_no_more_rows_stay_than_were_read() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1_000_000)), keep_pages=2) as v:
            await v.look(0)
            v.list.load_all()
            await asyncio.sleep(2)
            seen = survey_of(v).seen
            assert 300 < seen < 900
            v.list.release()
            for first in range(100_000, 102_000, 40):
                await v.look(first, wait=0.5)
            assert sum(isinstance(row, str) for row in v.rows(0, 110_000)) <= seen + 50

    run_virtual(visit())


def test_a_list_that_is_read_anew_keeps_no_more_rows_than_usual() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1_000)), keep_pages=2) as v:
            await v.look(0)
            v.list.load_all()
            await asyncio.sleep(10)
            v.list.release()
            v.list.reload()
            for first in range(0, 1_000, 30):
                await v.look(first, wait=0.5)
            assert sum(isinstance(row, str) for row in v.rows(0, 999)) <= 200

    run_virtual(visit())


def test_all_rows_stay_until_the_last_user_lets_go() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1_000)), keep_pages=2) as v:
            await v.look(0)
            for user in ("filter", "marks"):
                v.list.load_all(user=user)
            await asyncio.sleep(10)
            asked = len(v.server.log)
            for user in ("filter", "filter", "palette"):
                v.list.release(user)
            await v.look(10)
            v.list.shrink(50)
            assert survey_of(v) == Survey(1_000, 1_000, is_done=True)
            assert v.rows(0, 999) == [f"row {i}" for i in range(1_000)]
            v.list.release("marks")
            assert v.list.survey is None
            v.list.shrink(50)
            assert v.list.row(999) is Absent.LOADING
            assert len(v.server.log) == asked

    run_virtual(visit())


def test_it_goes_on_as_long_as_somebody_wants_it_to() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1_000))) as v:
            for user in ("filter", "palette"):
                v.list.load_all(user=user)
            await asyncio.sleep(1)
            v.list.release("palette")
            assert survey_of(v).is_running
            v.list.stop_loading("filter")
            asked, survey = len(v.server.log), survey_of(v)
            await asyncio.sleep(10)
            assert not survey.is_running
            assert len(v.server.log) <= asked + 1
            v.list.load_all(lambda row: row == "row 900", user="jump")
            await asyncio.sleep(0.5)
            v.list.release("jump")
            asked = len(v.server.log)
            await asyncio.sleep(10)
            assert not survey_of(v).is_running
            assert survey_of(v).found is None
            assert len(v.server.log) <= asked + 1
            assert v.list.row(999) is Absent.LOADING

    run_virtual(visit())


def test_without_a_user_nobody_needs_it() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1_000))) as v:
            for user in ("filter", "marks"):
                v.list.load_all(user=user)
            await asyncio.sleep(0.5)
            v.list.stop_loading()
            assert not survey_of(v).is_running
            v.list.release()
            assert v.list.survey is None
            v.list.release("marks")
            assert v.changes[-1] == SurveyMoved(None)
            assert v.changes.count(SurveyMoved(None)) == 1

    run_virtual(visit())


def test_a_list_that_is_left_keeps_as_little_as_it_is_told() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1_000))) as v:
            for top in (0, 300, 600, 500):
                await v.look(top)
            v.list.shrink(60)
            here = [i for i in range(1_000) if v.list.row(i) is not Absent.LOADING]
            assert set(range(500, 531)) <= set(here)
            assert len(here) == 60

    run_virtual(visit())


def test_it_stops_when_told_and_goes_on_where_it_was() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1_000))) as v:
            v.list.load_all()
            await asyncio.sleep(1)
            v.list.stop_loading()
            await asyncio.sleep(10)
            asked, survey = len(v.server.log), survey_of(v)
            assert asked < 10
            assert survey == Survey(asked * 50, 1_000, is_done=False)
            v.list.load_all()
            assert survey_of(v).is_running
            await asyncio.sleep(10)
            assert len(v.server.log) == 20
            assert survey_of(v).is_done

    run_virtual(visit())


def test_it_ends_at_the_row_that_was_looked_for() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(10_000))) as v:
            v.list.load_all(lambda row: row == "row 333")
            await asyncio.sleep(60)
            assert survey_of(v) == Survey(350, 10_000, is_done=True, found=333)
            assert len(v.server.log) == 7
            v.list.load_all(lambda row: row == "row 5")
            assert survey_of(v).found == 5
            await asyncio.sleep(60)
            assert len(v.server.log) == 7

    run_virtual(visit())


def test_what_is_not_there_is_known_once_all_was_seen() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(120))) as v:
            v.list.load_all(lambda row: row == "nobody")
            await asyncio.sleep(60)
            assert survey_of(v) == Survey(120, 120, is_done=True)

    run_virtual(visit())


def test_looking_for_a_row_does_not_end_a_survey_of_all() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(500))) as v:
            v.list.load_all(user="filter")
            v.list.load_all(lambda row: row == "row 70", user="jump")
            await asyncio.sleep(60)
            assert survey_of(v) == Survey(500, 500, is_done=True, found=70)
            v.list.remove([3])
            assert survey_of(v).found == 69

    run_virtual(visit())


def test_a_rate_limit_is_waited_for_and_told() -> None:
    async def visit() -> None:
        server = Server(Million(500))
        async with Visit(server) as v:
            v.list.load_all()
            await asyncio.sleep(0.5)
            now = asyncio.get_running_loop().time()
            limited = RateLimited("slow down", retry_after=30, retry_at=now + 30, quota=False)
            server.fail = lambda offset: limited
            await asyncio.sleep(20)
            held_up = survey_of(v)
            assert held_up.error is limited
            assert held_up.is_running
            before = len(server.log)
            v.list.retry()
            server.fail = lambda offset: None
            await asyncio.sleep(9)
            assert len(server.log) == before
            await asyncio.sleep(30)
            assert server.log[before].at == pytest.approx(now + 30, abs=0.01)
            assert survey_of(v) == Survey(500, 500, is_done=True)

    run_virtual(visit())


@pytest.mark.parametrize("looks", [False, True])
def test_another_failure_stops_it_until_someone_says_retry(looks: bool) -> None:
    broken = ServerFault("broken", status=502)

    def fail(offset: int) -> SpotifyError | None:
        return broken if offset == 200 else None

    async def visit() -> None:
        server = Server(Million(500), fail=fail)
        async with Visit(server) as v:
            if looks:
                await v.look(210)
                assert v.list.row(210) == Failed(broken)
            v.list.load_all()
            await asyncio.sleep(60)
            asked = len(server.log)
            assert survey_of(v).error is broken
            assert not survey_of(v).is_done
            assert asked == (6 if looks else 5)
            server.fail = lambda offset: None
            v.list.retry()
            assert survey_of(v).error is None
            await asyncio.sleep(60)
            assert survey_of(v) == Survey(500, 500, is_done=True)
            assert len(server.log) == asked + 6

    run_virtual(visit())


def test_a_list_that_changes_meanwhile_is_read_anew_each_time() -> None:
    async def visit() -> None:
        server = Server(Million(500))
        async with Visit(server) as v:
            v.list.load_all()
            await asyncio.sleep(1)
            server.items = ["first", *Million(500)]
            await asyncio.sleep(1)
            assert survey_of(v).seen < 400
            server.items = ["zeroth", "first", *Million(500)]
            await asyncio.sleep(30)
            assert v.changes.count(ListReset()) == 2
            assert v.rows(0, 501) == ["zeroth", "first", *(f"row {i}" for i in range(500))]
            assert survey_of(v) == Survey(502, 502, is_done=True)

    run_virtual(visit())


def test_a_list_that_changed_at_the_last_look_may_change_again_before_the_survey() -> None:
    async def visit() -> None:
        server = Server(Million(500))
        async with Visit(server) as v:
            await v.look(0)
            server.items = ["first", *Million(500)]
            await v.look(100)
            server.items = ["zeroth", "first", *Million(500)]
            v.list.load_all()
            await asyncio.sleep(30)
            assert v.rows(0, 501) == ["zeroth", "first", *(f"row {i}" for i in range(500))]

    run_virtual(visit())


def test_a_total_that_flaps_makes_no_endless_survey() -> None:
    async def visit() -> None:
        server = Server(Million(1_000))
        totals = iter(range(500, 100_000))
        server.total = lambda: next(totals)
        async with Visit(server) as v:
            v.list.load_all()
            await asyncio.sleep(600)
            assert len(server.log) <= 60
            assert not survey_of(v).is_running

    run_virtual(visit())


def test_reading_the_list_anew_has_the_survey_begin_anew() -> None:
    async def visit() -> None:
        server = Server(Million(200))
        async with Visit(server) as v:
            v.list.load_all()
            await asyncio.sleep(10)
            server.items = [f"other {i}" for i in range(200)]
            v.list.reload()
            assert survey_of(v).seen == 0
            assert not survey_of(v).is_done
            await asyncio.sleep(10)
            assert v.list.row(199) == "other 199"
            assert survey_of(v) == Survey(200, 200, is_done=True)

    run_virtual(visit())


def test_an_empty_list_is_read_with_one_request() -> None:
    async def visit() -> None:
        async with Visit(Server([])) as v:
            v.list.load_all(lambda row: True)
            await asyncio.sleep(10)
            assert survey_of(v) == Survey(0, 0, is_done=True)
            assert len(v.server.log) == 1

    run_virtual(visit())
