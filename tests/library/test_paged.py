"""A list that is fetched as it is looked at: what is asked for, what is not, what goes wrong."""

from __future__ import annotations

import asyncio
import tracemalloc

import pytest

from tests.library.server import Million, Server, Visit
from tests.playback.sim import run_virtual
from tuify.library.changes import (
    Absent,
    Failed,
    ListReset,
    RowsArrived,
    RowsAskedAgain,
    RowsFailed,
    TotalChanged,
)
from tuify.spotify.errors import RateLimited, ServerFault, Unreachable
from tuify.spotify.paging import Page


def fault(message: str = "broken") -> ServerFault:
    return ServerFault(message, status=502)


def test_the_first_look_asks_for_the_first_page_and_nothing_more() -> None:
    async def visit() -> None:
        async with Visit(Server(Million())) as v:
            assert v.list.total is None
            await v.look(0, wait=5)
            assert v.server.windows() == [(0, 50)]
            assert v.list.total == 1_000_000
            assert v.changes == [TotalChanged(1_000_000), RowsArrived(0, 49)]
            assert v.list.row(49) == "row 49"
            assert v.list.row(50) is Absent.LOADING

    run_virtual(visit())


def test_the_first_request_goes_out_in_the_same_moment_as_the_look() -> None:
    async def visit() -> None:
        async with Visit(Server(Million())) as v:
            started = asyncio.get_running_loop().time()
            await v.look(0)
            assert v.server.log[0].at == started
            await v.look(999_969)
            assert v.server.log[1].at == started + 1.0

    run_virtual(visit())


@pytest.mark.parametrize("total", [1, 31, 49, 50, 51, 99, 101, 9_987, 10_000, 10_030, 1_000_000])
def test_end_and_home_cost_one_request_each(total: int) -> None:
    async def visit() -> None:
        async with Visit(Server(Million(total)), keep_pages=1) as v:
            await v.look(0)
            before = len(v.server.log)
            last_top = max(0, total - v.height)
            await v.look(last_top, wait=5)
            assert len(v.server.log) - before <= 1
            assert v.rows(last_top, total - 1) == [f"row {i}" for i in range(last_top, total)]
            await v.look(0, wait=5)
            assert len(v.server.log) - before <= 2
            shown = min(total, v.height)
            assert v.rows(0, shown - 1) == [f"row {i}" for i in range(shown)]

    run_virtual(visit())


def test_what_flies_by_is_never_asked_for() -> None:
    async def visit() -> None:
        async with Visit(Server(Million())) as v:
            await v.look(0)
            for step in range(1, 200):
                await v.look(step * 1000, wait=0.03)
            await v.look(500_000, wait=2)
            # The first jump followed a rest; then nothing stayed until the last.
            assert [offset for offset, _ in v.server.windows()] == [0, 1000, 500_000, 500_050]

    run_virtual(visit())


def test_a_slow_wheel_brings_the_rows_that_stay_in_sight() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(), latency=0.05)) as v:
            await v.look(0)
            for top in range(3, 600, 3):
                await v.look(top, wait=0.03)
            middle = v.rows(597 + 5, 597 + 15)
            assert middle == [f"row {i}" for i in range(602, 613)]
            assert len(v.server.log) <= 16

    run_virtual(visit())


def test_one_page_ahead_in_the_direction_of_travel_and_only_after_moving() -> None:
    async def visit() -> None:
        async with Visit(Server(Million())) as v:
            await v.look(1000)
            assert v.server.windows() == [(1000, 50)]
            await v.look(1010)
            assert v.server.windows()[1:] == [(1050, 50)]
            await v.look(1005)
            assert v.server.windows()[2:] == [(950, 50)]

    run_virtual(visit())


def test_rows_across_two_pages_come_with_one_request() -> None:
    async def visit() -> None:
        async with Visit(Server(Million())) as v:
            await v.look(40)
            assert v.server.windows() == [(40, 50)]

    run_virtual(visit())


def test_paging_through_asks_for_each_row_once() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(1000))) as v:
            for top in range(0, 970, 31):
                await v.look(top)
            asked = [
                i for offset, limit in v.server.windows() for i in range(offset, offset + limit)
            ]
            assert sorted(asked) == list(range(1000))

    run_virtual(visit())


def test_at_most_two_requests_at_a_time() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(), latency=3.0), height=140) as v:
            await v.look(0, wait=4)
            await v.look(0, wait=4)
            for top in (5000, 5100, 7000, 9000):
                await v.look(top, wait=0.5)
            await asyncio.sleep(10)
            assert v.server.most == 2
            assert v.rows(9000, 9139) == [f"row {i}" for i in range(9000, 9140)]

    run_virtual(visit())


def test_a_request_for_rows_out_of_sight_gives_way_to_a_newer_wish() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(), latency=2.0)) as v:
            await v.look(0, wait=3)
            await v.look(1000, wait=0.2)
            await v.look(500_000, wait=0.2)
            ends = {asked.offset: asked.ended for asked in v.server.log}
            assert ends == {
                0: "answered",
                1000: "cancelled",
                1050: "cancelled",
                500_000: "under way",
                500_050: "under way",
            }
            await asyncio.sleep(3)
            assert v.list.row(1000) is Absent.LOADING
            assert v.list.row(500_000) == "row 500000"

    run_virtual(visit())


def test_a_failed_page_says_so_and_comes_again_only_when_asked() -> None:
    error = fault()

    async def visit() -> None:
        server = Server(Million(), fail=lambda offset: error)
        async with Visit(server) as v:
            await v.look(0, wait=600)
            assert v.server.windows() == [(0, 50)]
            assert v.list.row(3) == Failed(error)
            assert v.changes == [RowsFailed(0, 49, error)]
            server.fail = lambda offset: None
            v.list.retry()
            await asyncio.sleep(1)
            assert v.server.windows() == [(0, 50)] * 2
            assert v.list.row(3) == "row 3"
            assert v.changes[1:] == [
                RowsAskedAgain(0, 49),
                TotalChanged(1_000_000),
                RowsArrived(0, 49),
            ]

    run_virtual(visit())


def test_retry_without_failures_asks_for_nothing() -> None:
    async def visit() -> None:
        async with Visit(Server(Million())) as v:
            await v.look(0)
            v.list.retry()
            await asyncio.sleep(1)
            assert len(v.server.log) == 1

    run_virtual(visit())


def test_a_failure_out_of_sight_is_forgotten_so_that_coming_back_asks_again() -> None:
    error = Unreachable("no answer", maybe_sent=True)

    async def visit() -> None:
        server = Server(Million())
        async with Visit(server) as v:
            await v.look(0)
            server.fail = lambda offset: error if offset == 5000 else None
            await v.look(5000)
            assert v.list.row(5000) == Failed(error)
            await v.look(20_000)
            assert v.list.row(5000) is Absent.LOADING
            server.fail = lambda offset: None
            await v.look(5000)
            assert v.list.row(5000) == "row 5000"

    run_virtual(visit())


def test_after_a_rate_limit_rows_in_sight_come_by_themselves_at_its_time() -> None:
    async def visit() -> None:
        server = Server(Million())
        async with Visit(server) as v:
            now = asyncio.get_running_loop().time()
            limited = RateLimited("slow down", retry_after=30, retry_at=now + 30, quota=False)
            server.fail = lambda offset: limited
            await v.look(0, wait=20)
            assert v.list.row(0) == Failed(limited)
            assert len(server.log) == 1
            server.fail = lambda offset: None
            await asyncio.sleep(15)
            assert [asked.at - now for asked in server.log] == pytest.approx([0, 30], abs=0.01)
            assert v.list.row(0) == "row 0"

    run_virtual(visit())


def test_a_rate_limit_whose_time_has_passed_makes_no_loop() -> None:
    async def visit() -> None:
        server = Server(Million(), latency=0)
        server.fail = lambda offset: RateLimited("odd", retry_after=0, retry_at=0.0, quota=False)
        async with Visit(server) as v:
            await v.look(0, wait=10)
            assert len(server.log) <= 11

    run_virtual(visit())


def test_entries_without_content_and_short_pages_keep_their_places() -> None:
    items: list[str | None] = [f"row {i}" for i in range(120)]
    items[7] = None

    class Short(Server):
        """Leaves out the last three of each page that isn't the last."""

        async def fetch(self, offset: int, limit: int) -> Page[str]:
            page = await super().fetch(offset, limit)
            if offset + limit >= page.total:
                return page
            return Page(page.items[:-3], page.total, page.limit, page.offset)

    async def visit() -> None:
        async with Visit(Short(items)) as v:
            await v.look(0)
            await v.look(31)
            await v.look(89)
            assert v.list.row(7) is Absent.NULL
            assert v.rows(46, 51) == ["row 46", *[Absent.NULL] * 3, "row 50", "row 51"]
            assert v.list.row(119) == "row 119"
            assert v.server.windows() == [(0, 50), (50, 50), (100, 20)]

    run_virtual(visit())


def test_a_service_that_gives_less_than_asked_for_is_asked_for_the_rest() -> None:
    class Stingy(Server):
        async def fetch(self, offset: int, limit: int) -> Page[str]:
            return await super().fetch(offset, min(20, limit))

    async def visit() -> None:
        async with Visit(Stingy(Million(100))) as v:
            await v.look(0)
            assert v.rows(0, 30) == [f"row {i}" for i in range(31)]

    run_virtual(visit())


def test_another_total_forgets_the_other_pages_and_reads_what_is_in_sight_once() -> None:
    async def visit() -> None:
        server = Server(Million(1000))
        async with Visit(server) as v:
            await v.look(0)
            server.items = ["new", *Million(1000)]
            v.changes.clear()
            await v.look(31)
            # Ahead of the look the next page said there are 1001 now: what was here has moved.
            assert v.list.total == 1001
            assert v.changes[:3] == [ListReset(), TotalChanged(1001), RowsArrived(50, 99)]
            assert v.list.row(31) == "row 30"
            assert v.list.row(0) == "new"
            assert v.server.windows() == [(0, 50), (50, 50), (100, 50), (0, 50)]

    run_virtual(visit())


def test_an_answer_from_before_the_list_changed_is_asked_for_again() -> None:
    """Two requests are under way; the first answer tells of a change the second does not know."""

    async def visit() -> None:
        server = Server(Million(1000))
        async with Visit(server, height=80) as v:
            await v.look(0)
            before = len(server.log)
            totals = iter([1001, 1000])
            server.total = lambda: next(totals, 1001)
            await v.look(400, wait=0.16)
            assert v.list.total == 1001
            half = {v.list.row(449), v.list.row(450)}
            assert half in ({"row 449", Absent.LOADING}, {"row 450", Absent.LOADING})
            await asyncio.sleep(1)
            assert v.rows(449, 450) == ["row 449", "row 450"]
            asked = v.server.windows()[before:][:3]
            assert sorted(asked) in (
                [(400, 50), (400, 50), (450, 50)],
                [(400, 50), (450, 50), (450, 50)],
            )

    run_virtual(visit())


def test_a_total_that_flaps_makes_no_loop() -> None:
    async def visit() -> None:
        server = Server(Million(1000))
        async with Visit(server, height=140) as v:
            totals = iter(range(500, 100_000))
            server.total = lambda: next(totals)
            await v.look(0, wait=60)
            assert len(server.log) <= 7
            assert v.rows(0, 139) == [f"row {i}" for i in range(140)]

    run_virtual(visit())


def test_rows_beyond_a_new_end_are_forgotten() -> None:
    async def visit() -> None:
        server = Server(Million(1000), latency=0.15)
        async with Visit(server, height=140) as v:
            totals = iter([1000, 990, 990])
            server.total = lambda: next(totals, 120)
            await v.look(0, wait=10)
            assert v.list.total == 120
            assert v.list.row(119) == "row 119"
            assert v.rows(120, 139) == [Absent.LOADING] * 20

    run_virtual(visit())


def test_a_list_that_became_shorter_asks_for_nothing_beyond_its_end() -> None:
    async def visit() -> None:
        server = Server(Million(1000))
        async with Visit(server, keep_pages=1) as v:
            await v.look(0)
            server.items = Million(200)
            await v.look(969, wait=5)
            assert v.list.total == 200
            assert len(server.log) == 2
            await v.look(169)
            assert v.list.row(199) == "row 199"

    run_virtual(visit())


def test_an_empty_list() -> None:
    async def visit() -> None:
        server = Server([])
        async with Visit(server) as v:
            await v.look(0, wait=10)
            await v.look(5, wait=10)
            assert v.list.total == 0
            assert len(server.log) == 1
            server.items = ["first"]
            v.list.reload()
            await asyncio.sleep(1)
            assert (v.list.total, v.list.row(0)) == (1, "first")

    run_virtual(visit())


def test_reload_reads_what_is_in_sight_anew_and_keeps_the_total_meanwhile() -> None:
    async def visit() -> None:
        server = Server(Million(1000))
        async with Visit(server) as v:
            await v.look(0)
            await v.look(500)
            server.items = [f"other {i}" for i in range(1000)]
            before = len(server.log)
            v.changes.clear()
            v.list.reload()
            assert v.list.total == 1000
            assert v.list.row(500) is Absent.LOADING
            await asyncio.sleep(1)
            assert v.changes == [ListReset(), RowsArrived(500, 549)]
            assert v.list.row(500) == "other 500"
            assert len(server.log) == before + 1

    run_virtual(visit())


def test_an_answer_that_was_under_way_when_the_list_was_reloaded_is_not_taken() -> None:
    async def visit() -> None:
        server = Server(Million(10), latency=1.0)
        async with Visit(server) as v:
            await v.look(0, wait=0.5)
            v.list.reload()
            server.items = ["only"]
            await asyncio.sleep(0.7)
            assert v.list.row(0) is Absent.LOADING
            await asyncio.sleep(1)
            assert v.list.row(0) == "only"

    run_virtual(visit())


def test_memory_is_bounded_and_what_is_in_sight_stays() -> None:
    async def visit() -> None:
        async with Visit(Server(Million()), keep_pages=2) as v:
            for top in range(0, 3000, 31):
                await v.look(top)
                assert v.rows(top, top + 30) == [f"row {i}" for i in range(top, top + 31)]
            here = [i for i in range(3100) if v.list.row(i) is not Absent.LOADING]
            assert len(here) <= 150
            assert v.list.find(lambda row: row == "row 5") is None
            assert v.list.find(lambda row: row.endswith("0")) == here[0] + (-here[0] % 10)

    run_virtual(visit())


def test_a_window_taller_than_all_that_is_kept_does_not_chase_its_tail() -> None:
    async def visit() -> None:
        async with Visit(Server(Million()), keep_pages=1, height=180) as v:
            await v.look(100, wait=30)
            assert v.rows(100, 279) == [f"row {i}" for i in range(100, 280)]
            assert len(v.server.log) == 4

    run_virtual(visit())


def test_a_million_rows_scrolled_widely_cost_little_more_than_fifty() -> None:
    def peak(total: int) -> int:
        async def visit() -> None:
            async with Visit(Server(Million(total), latency=0.01)) as v:
                step = max(1, total // 150)
                for top in range(0, total, step):
                    await v.look(top, wait=0.2)
                v.server.log.clear()

        run_virtual(visit())  # what is made once and stays is not counted
        tracemalloc.start()
        run_virtual(visit())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(1_000_000) - peak(50) < 5_000_000


def test_nobody_is_told_after_leaving() -> None:
    async def visit() -> None:
        async with Visit(Server(Million())) as v:
            told: list[object] = []
            leave = v.list.subscribe(told.append)
            leave()
            leave()
            await v.look(0)
            assert told == []
            assert v.changes

    run_virtual(visit())


def test_the_list_can_be_run_again_after_it_was_stopped() -> None:
    async def visit() -> None:
        visit_ = Visit(Server(Million(), latency=1.0))
        async with visit_ as v:
            await v.look(0, wait=0.5)
        async with visit_ as v:
            await asyncio.sleep(2)
            assert v.list.row(0) == "row 0"

    run_virtual(visit())
