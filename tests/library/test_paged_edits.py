"""Edits of our own show at once, wherever rows are and whatever the server knows of them yet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.server import Million, Server, Visit
from tests.playback.sim import run_virtual
from tuify.library.changes import (
    Absent,
    Change,
    Failed,
    ListReset,
    RowsArrived,
    RowsEdited,
    TotalChanged,
)
from tuify.library.paged import PagedList
from tuify.spotify.errors import ServerFault
from tuify.spotify.paging import Page

Items = list[str]


@dataclass(frozen=True)
class Remove:
    places: tuple[float, ...]

    def of(self, items: Items) -> tuple[int, ...]:
        return tuple({min(len(items) - 1, int(p * len(items))) for p in self.places if items})

    def on_list(self, rows: PagedList[str], items: Items) -> None:
        rows.remove(self.of(items))

    def on_items(self, items: Items) -> Items:
        gone = set(self.of(items))
        return [row for index, row in enumerate(items) if index not in gone]


@dataclass(frozen=True)
class Insert:
    place: float
    names: tuple[str, ...]

    def on_list(self, rows: PagedList[str], items: Items) -> None:
        rows.insert(int(self.place * len(items)), self.names)

    def on_items(self, items: Items) -> Items:
        at = int(self.place * len(items))
        return [*items[:at], *self.names, *items[at:]]


@dataclass(frozen=True)
class Move:
    first: float
    count: int
    before: float

    def places(self, items: Items) -> tuple[int, int, int]:
        first = int(self.first * len(items))
        return first, min(self.count, len(items) - first), int(self.before * (len(items) + 1))

    def on_list(self, rows: PagedList[str], items: Items) -> None:
        rows.move(*self.places(items))

    def on_items(self, items: Items) -> Items:
        first, count, before = self.places(items)
        if first <= before <= first + count:
            return items
        block = items[first : first + count]
        if before < first:
            return [*items[:before], *block, *items[before:first], *items[first + count :]]
        return [*items[:first], *items[first + count : before], *block, *items[before:]]


@dataclass(frozen=True)
class Replace:
    place: float
    name: str

    def on_list(self, rows: PagedList[str], items: Items) -> None:
        rows.replace(int(self.place * len(items)), self.name)

    def on_items(self, items: Items) -> Items:
        at = int(self.place * len(items))
        return [*items[:at], self.name, *items[at + 1 :]] if items else items


Edit = Remove | Insert | Move | Replace


@dataclass(frozen=True)
class Step:
    """Look somewhere, wait, edit; the server is told after a while (s), or never: refused."""

    look: float
    wait: float
    edit: Edit | None
    told_after: float | None


places = st.floats(0, 0.999)
names = st.uuids().map(str)
edits = st.one_of(
    st.builds(Remove, st.lists(places, min_size=1, max_size=4).map(tuple)),
    st.builds(Insert, places, st.lists(names, min_size=1, max_size=4).map(tuple)),
    st.builds(Move, places, st.integers(1, 30), places),
    st.builds(Replace, places, names),
)
steps = st.lists(
    st.builds(
        Step,
        places,
        st.sampled_from([0.0, 0.05, 0.1, 0.3, 1.0]),
        st.one_of(st.none(), edits),
        st.sampled_from([0.0, 0.05, 0.2, 1.0, 4.0, None]),
    ),
    max_size=12,
)


class Editor:
    """Someone who edits what they look at, and has the server told, one edit after the other."""

    def __init__(self, total: int, latency: float, *, holds: bool) -> None:
        self.server = Server([f"row {i}" for i in range(total)], latency)
        self.visit = Visit(self.server)
        self.items: Items = [f"row {i}" for i in range(total)]
        self.holds = holds
        self.told = 0.0
        self.teller: asyncio.Task[None] | None = None

    def edit(self, edit: Edit, after: float) -> None:
        release = self.visit.list.hold() if self.holds else lambda: None
        edit.on_list(self.visit.list, self.items)
        self.items = edit.on_items(self.items)
        self.teller = asyncio.create_task(self.tell(self.items, after, self.teller, release))

    async def tell(
        self,
        items: Items,
        after: float,
        previous: asyncio.Task[None] | None,
        release: Callable[[], None],
    ) -> None:
        if previous is not None:
            await previous
        if after:
            await asyncio.sleep(after)
        self.server.items = items
        release()

    def check(self) -> None:
        rows = self.visit.list
        if rows.total is None:
            return
        assert rows.total == len(self.items)
        for index, expected in enumerate(self.items):
            assert rows.row(index) in (expected, Absent.LOADING)


def walk(editor: Editor, steps: list[Step], *, told_after: float | None = None) -> None:
    async def visit() -> None:
        async with editor.visit as v:
            await v.look(0)
            for step in steps:
                await v.look(int(step.look * len(editor.items)), wait=step.wait)
                editor.check()
                if step.edit is not None:
                    after = told_after if told_after is not None else step.told_after
                    editor.edit(step.edit, 0.5 if after is None else after)
                    editor.check()
            await asyncio.sleep(60)
            editor.check()
            top = max(0, len(editor.items) // 2 - 10)
            await v.look(top, wait=5)
            seen = editor.items[top : top + v.height]
            assert v.rows(top, top + len(seen) - 1) == seen
            asked = len(v.server.log)
            await asyncio.sleep(100)
            assert len(v.server.log) == asked, "asks although nobody moves"

    run_virtual(visit())


@settings(max_examples=120, deadline=None)
@given(st.integers(1, 400), st.sampled_from([0.0, 0.15, 0.6]), steps)
def test_no_row_ever_stands_in_a_wrong_place_while_the_server_is_told(
    total: int, latency: float, steps: list[Step]
) -> None:
    walk(Editor(total, latency, holds=True), steps)


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 400), st.sampled_from([0.0, 0.15, 0.6]), steps)
def test_without_holding_it_is_so_if_the_server_is_told_at_once(
    total: int, latency: float, steps: list[Step]
) -> None:
    walk(Editor(total, latency, holds=False), steps, told_after=0.0)


async def ready(v: Visit, *tops: int) -> None:
    for top in (0, *tops):
        await v.look(top)
    v.changes.clear()


def test_removed_rows_are_gone_at_once_and_those_below_move_up() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(100))) as v:
            await ready(v, 60)
            v.list.remove([3, 1, 1, 400, -1])
            assert v.list.total == 98
            assert v.rows(0, 3) == ["row 0", "row 2", "row 4", "row 5"]
            edited, total = v.changes
            assert isinstance(edited, RowsEdited)
            assert [edited.moved(i) for i in range(5)] == [0, None, 1, None, 2]
            assert total == TotalChanged(98)

    run_virtual(visit())


def test_inserted_rows_are_here_and_those_unknown_are_asked_for() -> None:
    async def visit() -> None:
        server = Server(Million(100))
        async with Visit(server) as v:
            await ready(v)
            failed = Failed(ServerFault("broken", status=502))
            v.list.insert(1, ["one", Absent.NULL, Absent.LOADING, failed])
            server.items = ["row 0", "one", None, "three", "four", *Million(100)[1:]]
            assert v.list.total == 104
            assert v.rows(0, 2) == ["row 0", "one", Absent.NULL]
            assert v.rows(3, 5) == [Absent.LOADING, Absent.LOADING, "row 1"]
            assert v.changes[1:] == [TotalChanged(104), RowsArrived(1, 2)]
            await asyncio.sleep(1)
            assert v.rows(3, 5) == ["three", "four", "row 1"]
            assert ListReset() not in v.changes

    run_virtual(visit())


@pytest.mark.parametrize(
    ("first", "count", "before", "order"),
    [
        (0, 2, 4, "2301456789"),
        (4, 2, 1, "0451236789"),
        (7, 9, 0, "7890123456"),
        (2, 3, 10, "0156789234"),
        (2, 3, 99, "0156789234"),
        (2, 3, 4, "0123456789"),
        (2, 3, 5, "0123456789"),
        (5, 0, 1, "0123456789"),
    ],
)
def test_moved_rows_stand_where_they_were_put(
    first: int, count: int, before: int, order: str
) -> None:
    async def visit() -> None:
        async with Visit(Server(list("0123456789"))) as v:
            await ready(v)
            v.list.move(first, count, before)
            assert "".join(str(row) for row in v.rows(0, 9)) == order
            for change in v.changes:
                assert isinstance(change, RowsEdited)
                assert [order[change.moved(i) or 0] for i in range(10)] == list("0123456789")

    run_virtual(visit())


def test_a_replaced_row_shows_in_its_place() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(100))) as v:
            await ready(v)
            v.list.replace(2, "renamed")
            v.list.replace(100, "nowhere")
            assert v.rows(1, 3) == ["row 1", "renamed", "row 3"]
            assert v.changes == [RowsArrived(2, 2)]
            assert v.list.total == 100

    run_virtual(visit())


def test_before_the_first_answer_there_is_nothing_to_edit() -> None:
    rows: PagedList[str] = PagedList(Server([]), clock=lambda: 0.0, sleep=asyncio.sleep)
    told: list[Change] = []
    rows.subscribe(told.append)
    rows.remove([0])
    rows.insert(0, ["new"])
    rows.move(0, 1, 5)
    rows.replace(0, "new")
    assert (rows.total, told) == (None, [])


def test_an_answer_under_way_when_rows_were_removed_is_made_good() -> None:
    async def visit() -> None:
        server = Server(Million(300), latency=1.0)
        async with Visit(server) as v:
            await v.look(0, wait=2)
            await v.look(200, wait=0.5)
            v.list.remove(range(10))
            server.items = Million(300)[10:]
            await asyncio.sleep(0.6)
            # Asked of the old list, answered from the new one.
            assert v.rows(200, 220) == [f"row {i}" for i in range(210, 231)]
            await v.look(100, wait=0.5)
            v.list.remove(range(10))
            await asyncio.sleep(0.6)
            # Asked of a list with ten rows more, and answered from it.
            assert v.rows(100, 120) == [f"row {i}" for i in range(120, 141)]
            assert ListReset() not in v.changes

    run_virtual(visit())


def test_rows_on_their_way_move_with_the_others() -> None:
    async def visit() -> None:
        server = Server(Million(300), latency=1.0)
        async with Visit(server) as v:
            v.list.prime(Page(items=("row 0",), total=300, limit=1, offset=0))
            await v.look(200, wait=0.5)
            before = len(server.log)
            v.list.insert(210, [Absent.LOADING] * 5)
            server.items = [*Million(210)[:], *["new"] * 5, *Million(300)[210:]]
            await asyncio.sleep(0.1)
            # Those put in between are not among those on their way; the others are.
            assert server.windows()[before:] == [(210, 5)]
            await asyncio.sleep(2)
            assert v.rows(209, 216) == ["row 209", *["new"] * 5, "row 210", "row 211"]

    run_virtual(visit())


def test_an_answer_from_before_a_change_the_service_has_confirmed_is_made_good() -> None:
    async def visit() -> None:
        server = Server(Million(300))
        async with Visit(server) as v:
            await ready(v)
            release = v.list.hold()
            v.list.remove([0])
            release()
            # It answers from a copy that does not have the change yet.
            await v.look(100, wait=0.2)
            assert v.list.total == 299
            assert v.rows(100, 110) == [f"row {i}" for i in range(101, 112)]
            server.items = Million(300)[1:]
            await asyncio.sleep(3)
            assert v.rows(100, 130) == [f"row {i}" for i in range(101, 132)]
            assert ListReset() not in v.changes

    run_virtual(visit())


def test_a_failure_moves_with_its_rows() -> None:
    error = ServerFault("broken", status=502)

    async def visit() -> None:
        server = Server(Million(300), fail=lambda offset: error if offset == 100 else None)
        async with Visit(server) as v:
            await v.look(60)
            await v.look(110)
            assert v.list.row(149) == Failed(error)
            v.list.remove([120])
            assert v.list.row(148) == Failed(error)
            assert v.list.row(149) == "row 150"
            v.list.move(110, 1, 0)
            assert v.list.row(0) == Failed(error)
            assert v.list.row(1) is Absent.LOADING

    run_virtual(visit())


def test_a_change_taken_back_leaves_the_list_as_it_was_and_asks_for_nothing() -> None:
    async def visit() -> None:
        async with Visit(Server(Million(100))) as v:
            await ready(v)
            asked = len(v.server.log)
            release = v.list.hold()
            taken = [v.list.row(5), v.list.row(6)]
            v.list.remove([5, 6])
            await asyncio.sleep(3)
            v.list.insert(5, taken)
            release()
            await asyncio.sleep(3)
            assert v.list.total == 100
            assert v.rows(0, 30) == [f"row {i}" for i in range(31)]
            assert len(v.server.log) == asked

    run_virtual(visit())


def test_while_a_move_is_held_rows_that_could_be_either_wait_and_the_others_do_not() -> None:
    async def visit() -> None:
        server = Server(Million(1000))
        async with Visit(server) as v:
            await ready(v)
            release = v.list.hold()
            v.list.move(0, 1, 420)
            await v.look(400, wait=3)
            assert v.rows(420, 430) == [f"row {i}" for i in range(420, 431)]
            assert v.rows(400, 418) == [Absent.LOADING] * 19
            assert len(server.log) <= 12, "asks without pause"
            items = Million(1000)[:]
            server.items = [*items[1:420], items[0], *items[420:]]
            release()
            release()
            await asyncio.sleep(1)
            assert v.rows(400, 420) == [*(f"row {i}" for i in range(401, 420)), "row 0", "row 420"]

    run_virtual(visit())


def test_once_the_service_was_told_nothing_is_left_open() -> None:
    async def visit() -> None:
        server = Server(Million(1000))
        async with Visit(server) as v:
            await ready(v)
            release = v.list.hold()
            v.list.move(0, 1, 420)
            server.items = [*Million(420)[1:], "row 0", *Million(1000)[420:]]
            release()
            await v.look(400, wait=0.2)
            assert v.rows(400, 420) == [*(f"row {i}" for i in range(401, 420)), "row 0", "row 420"]

    run_virtual(visit())


def test_someone_elses_change_in_between_reads_the_list_anew() -> None:
    async def visit() -> None:
        server = Server(Million(300))
        async with Visit(server) as v:
            await ready(v)
            v.list.remove([0])
            server.items = ["theirs", "too", *Million(300)]
            await v.look(100)
            assert ListReset() in v.changes
            assert v.list.total == 302
            assert v.list.row(100) == "row 98"

    run_virtual(visit())


def test_rows_that_came_another_way_are_here_and_not_asked_for() -> None:
    async def visit() -> None:
        server = Server(Million(300))
        async with Visit(server) as v:
            page = Page(items=tuple(Million(300)[0:50]), total=300, limit=50, offset=0)
            v.list.prime(page)
            assert v.changes == [TotalChanged(300), RowsArrived(0, 49)]
            await v.look(0, wait=5)
            assert server.log == []
            assert v.list.row(49) == "row 49"

    run_virtual(visit())


def test_rows_wanted_besides_come_once() -> None:
    async def visit() -> None:
        server = Server(Million(10_000))
        async with Visit(server, keep_pages=1) as v:
            await ready(v)
            v.list.ask(5_000, 5_120)
            await asyncio.sleep(5)
            assert server.windows()[1:] == [(5000, 50), (5050, 50), (5100, 50)]
            v.list.ask(20_000, 20_010)
            await asyncio.sleep(100)
            assert len(server.log) == 4

    run_virtual(visit())


def test_rows_wanted_besides_wait_for_the_answer_that_tells_how_many_there_are() -> None:
    async def visit() -> None:
        server = Server(Million(300))
        async with Visit(server) as v:
            v.list.ask(250, 400)
            await v.look(0)
            assert sorted(server.windows()) == [(0, 50), (250, 50)]
            assert server.most == 1
            assert not v.list.awaits(250, 400)

    run_virtual(visit())


def test_a_list_read_anew_is_as_it_is_told_though_it_was_as_long_before_edits() -> None:
    async def visit() -> None:
        server = Server(list("abc"))
        async with Visit(server) as v:
            await ready(v)
            release = v.list.hold()
            v.list.remove([0])
            release()
            server.items = list("xyz")
            v.list.reload()
            await asyncio.sleep(1)
            assert v.list.total == 3
            assert v.rows(0, 2) == ["x", "y", "z"]

    run_virtual(visit())


def test_what_was_made_although_it_was_taken_back_here_shows_once_the_list_is_read_anew() -> None:
    async def visit() -> None:
        server = Server(list("ab"))
        async with Visit(server) as v:
            await ready(v)
            release = v.list.hold()
            v.list.insert(0, ["new"])
            v.list.remove([0])
            release()
            server.items = ["new", "a", "b"]
            v.list.reload()
            await asyncio.sleep(1)
            assert v.rows(0, 2) == ["new", "a", "b"]

    run_virtual(visit())


def test_while_the_service_is_yet_to_be_told_a_list_read_anew_still_shows_the_edit() -> None:
    async def visit() -> None:
        server = Server(list("abc"))
        async with Visit(server) as v:
            await ready(v)
            release = v.list.hold()
            v.list.remove([0])
            v.list.reload()
            await asyncio.sleep(1)
            assert (v.list.total, v.rows(0, 1)) == (2, ["b", "c"])
            server.items = list("bc")
            release()
            await asyncio.sleep(1)
            assert (v.list.total, v.rows(0, 1)) == (2, ["b", "c"])

    run_virtual(visit())


def test_a_list_read_anew_while_edits_were_held_is_read_once_more_when_none_is() -> None:
    async def visit() -> None:
        server = Server(list("abcd"))
        async with Visit(server) as v:
            await ready(v)
            first, second = v.list.hold(), v.list.hold()
            v.list.remove([0])
            first()
            v.list.remove([0])
            # It knows the first edit, has rows of someone else's, and will refuse the second one.
            server.items = list("bcdx")
            v.list.reload()
            await asyncio.sleep(1)
            second()
            await asyncio.sleep(1)
            assert (v.list.total, v.rows(0, 3)) == (4, ["b", "c", "d", "x"])
            asked = len(server.log)
            v.list.hold()()
            await asyncio.sleep(10)
            assert len(server.log) == asked

    run_virtual(visit())
