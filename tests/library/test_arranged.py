"""A list filtered and sorted: what it shows, what it costs, and what it does while it is read."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.songs import Reader, song
from tests.playback.sim import run_virtual
from tuify.library.arranged import TELL_S, Arranged
from tuify.library.changes import Absent
from tuify.library.entries import Entry
from tuify.library.fuzzy import matches
from tuify.library.order import Order, Sorter, SortKey
from tuify.library.paged import PagedList
from tuify.spotify.errors import RateLimited, ServerFault
from tuify.spotify.paging import Page

BY_TITLE = Order(SortKey.TITLE)


def songs(count: int) -> list[Entry]:
    """Titles fall as rows rise; every tenth is by Ilse."""
    return [
        song(f"Song {count - i:05}", ["Ilse Moor" if i % 10 == 0 else "Someone"], "Harbour")
        for i in range(count)
    ]


def arranged(reader: Reader) -> Arranged:
    return Arranged(reader.rows, clock=asyncio.get_running_loop().time)


def shown(list_: Arranged) -> list[str]:
    rows = [list_.row(position) for position in range(list_.count() or 0)]
    return [getattr(row.thing, "name", "?") if isinstance(row, Entry) else str(row) for row in rows]


def test_without_words_and_order_it_is_the_list_itself_and_asks_for_nothing() -> None:
    async def visit() -> None:
        async with Reader(songs(500)) as r:
            list_ = arranged(r)
            assert list_.count() is None
            assert list_.position_of(3) is None
            list_.arrange("   ", Order(SortKey.POSITION))
            assert list_.is_plain
            assert r.server.asked == []
            list_.look_at(0, 30)
            await asyncio.sleep(1)
            assert r.server.asked == [(0, 50)]
            assert list_.count() == 500
            assert list_.row(7) == r.server.items[7]
            assert list_.row(400) is Absent.LOADING
            assert (list_.index_of(7), list_.position_of(7), list_.position_of(500)) == (7, 7, None)
            assert r.rows.survey is None

    run_virtual(visit())


def test_a_filter_reads_the_whole_list_and_keeps_its_order() -> None:
    async def visit() -> None:
        async with Reader(songs(120)) as r:
            list_ = arranged(r)
            await r.look(0)
            list_.arrange("ILSE harb")
            assert list_.count() == 5
            await asyncio.sleep(5)
            assert [list_.index_of(p) for p in range(12)] == list(range(0, 120, 10))
            assert list_.position_of(30) == 3
            assert list_.position_of(31) is None
            assert list_.index_of(12) == -1
            assert list_.row(12) is Absent.LOADING
            assert r.server.asked == [(0, 50), (50, 50), (100, 20)]
            list_.arrange("ILSE harb song 00020")
            assert shown(list_) == ["Song 00020"]
            list_.arrange("ilse h")
            assert list_.count() == 12
            assert len(r.server.asked) == 3

    run_virtual(visit())


def test_sorting_shows_all_rows_and_those_without_content_last() -> None:
    async def visit() -> None:
        items: list[Entry | None] = [song("b"), None, song("a"), song("c")]
        async with Reader(items) as r:
            list_ = arranged(r)
            list_.arrange(order=BY_TITLE)
            assert list_.count() == 0
            await asyncio.sleep(1)
            assert [list_.index_of(p) for p in range(4)] == [2, 0, 3, 1]
            list_.arrange(order=Order(SortKey.TITLE, descending=True))
            assert [list_.index_of(p) for p in range(4)] == [3, 0, 2, 1]
            list_.arrange(order=Order(SortKey.POSITION, descending=True))
            assert [list_.index_of(p) for p in range(4)] == [3, 2, 1, 0]
            list_.arrange("b", BY_TITLE)
            assert shown(list_) == ["b"]

    run_virtual(visit())


def test_while_the_list_is_read_it_tells_at_most_five_times_a_second_and_ends_complete() -> None:
    async def visit() -> None:
        async with Reader(songs(1_000), latency=0.01) as r:
            list_ = arranged(r)
            clock = asyncio.get_running_loop().time
            told: list[float] = []
            list_.subscribe(lambda: told.append(clock()))
            list_.arrange("ilse")
            await asyncio.sleep(10)
            gaps = [after - before for before, after in pairwise(told[:-1])]
            assert len(told) > 5
            assert min(gaps) >= TELL_S - 0.001
            assert list_.count() == 100
            assert r.rows.survey is not None
            assert r.rows.survey.is_done

    run_virtual(visit())


def test_what_is_shown_changes_only_when_it_is_told() -> None:
    async def visit() -> None:
        async with Reader(songs(500), latency=0.01) as r:
            list_ = arranged(r)
            counts: list[int | None] = []
            list_.subscribe(lambda: counts.append(list_.count()))
            r.rows.subscribe(lambda change: seen.append(list_.count()))
            seen: list[int | None] = []
            list_.arrange("ilse")
            await asyncio.sleep(5)
            assert set(seen) <= {*counts, 0}
            assert counts == sorted(counts, key=lambda count: count or 0)
            assert counts[-1] == 50

    run_virtual(visit())


def test_stopped_it_stays_as_it_is_until_resumed() -> None:
    async def visit() -> None:
        async with Reader(songs(1_000)) as r:
            list_ = arranged(r)
            list_.arrange("ilse")
            await asyncio.sleep(1)
            list_.stop()
            await asyncio.sleep(5)
            asked = len(r.server.asked)
            assert list_.count() == asked * 5
            assert list_.is_stopped
            list_.resume()
            assert not list_.is_stopped
            await asyncio.sleep(10)
            assert list_.count() == 100
            assert not list_.is_stopped

    run_virtual(visit())


def test_other_words_read_on_after_a_stop_but_ask_no_more_for_what_failed() -> None:
    async def visit() -> None:
        async with Reader(songs(1_000)) as r:
            r.server.fail = lambda offset: (
                ServerFault("broken", status=502) if offset == 600 else None
            )
            list_ = arranged(r)
            list_.arrange("ilse")
            await asyncio.sleep(1)
            list_.stop()
            await asyncio.sleep(1)
            list_.arrange("ilse m")
            await asyncio.sleep(5)
            assert list_.count() == 60
            asked = len(r.server.asked)
            list_.arrange("ilse mo")
            await asyncio.sleep(5)
            assert len(r.server.asked) == asked

    run_virtual(visit())


def test_the_same_words_again_ask_for_nothing() -> None:
    async def visit() -> None:
        async with Reader(songs(3_000)) as r:
            list_ = arranged(r)
            await r.look(0)
            list_.arrange("ilse")
            await asyncio.sleep(15)
            asked = len(r.server.asked)
            assert asked == 60
            list_.arrange()
            await r.look(500)
            list_.arrange("ilse", BY_TITLE)
            await asyncio.sleep(15)
            assert list_.count() == 300
            assert len(r.server.asked) == asked

    run_virtual(visit())


def test_closing_it_lets_go_of_everything() -> None:
    async def visit() -> None:
        async with Reader(songs(1_000)) as r:
            list_ = arranged(r)
            told: list[int | None] = []
            list_.arrange("ilse", BY_TITLE)
            await asyncio.sleep(1)
            leave = list_.subscribe(lambda: told.append(list_.count()))
            list_.close()
            assert told == [1_000]
            assert (list_.needle, list_.order, list_.is_plain) == ("", None, True)
            asked = len(r.server.asked)
            await asyncio.sleep(5)
            assert len(r.server.asked) == asked
            assert r.rows.survey is None
            leave()
            list_.close()
            list_.arrange("ilse")
            assert told == [1_000]

    run_virtual(visit())


def test_a_failure_shows_what_was_found_so_far() -> None:
    async def visit() -> None:
        async with Reader(songs(1_000), latency=0.01) as r:
            r.server.fail = lambda offset: (
                ServerFault("broken", status=502)
                if offset == 300
                else RateLimited("wait", retry_after=9, retry_at=9.0, quota=False)
                if offset == 100 and asyncio.get_running_loop().time() < 8
                else None
            )
            list_ = arranged(r)
            list_.arrange("ilse")
            await asyncio.sleep(5)
            assert list_.count() == 10
            await asyncio.sleep(10)
            assert list_.count() == 30
            assert r.rows.survey is not None
            assert isinstance(r.rows.survey.error, ServerFault)

    run_virtual(visit())


def test_a_list_read_anew_begins_anew() -> None:
    async def visit() -> None:
        async with Reader(songs(100)) as r:
            list_ = arranged(r)
            list_.arrange("ilse", BY_TITLE)
            await asyncio.sleep(5)
            r.server.items = [song("z", ["Ilse"]), song("a", ["Ilse"])]
            r.rows.reload()
            assert list_.count() == 0
            await asyncio.sleep(5)
            assert shown(list_) == ["a", "z"]

    run_virtual(visit())


def test_it_shows_what_comes_without_a_survey() -> None:
    async def visit() -> None:
        async with Reader(songs(100)) as r:
            list_ = arranged(r)
            list_.arrange("ilse")
            r.rows.release()
            await r.look(0)
            assert list_.count() == 5
            r.rows.remove([0])
            assert list_.count() == 4
            assert list_.index_of(0) == 9

    run_virtual(visit())


edits = st.lists(
    st.tuples(st.sampled_from(["remove", "insert", "move", "replace"]), st.integers(0, 130)),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(
    edits, st.sampled_from(["", "ilse", "s 1"]), st.sampled_from([None, *SortKey]), st.booleans()
)
def test_edits_show_at_once(
    edits: list[tuple[str, int]], needle: str, column: SortKey | None, in_the_middle: bool
) -> None:
    async def visit() -> None:
        async with Reader(songs(120)) as r:
            list_ = arranged(r)
            list_.arrange(needle, None if column is None else Order(column, descending=True))
            r.rows.load_all()
            items = songs(120)
            await asyncio.sleep(0.15 if in_the_middle else 5)
            for number, (deed, place) in enumerate(edits):
                added = song(f"1 new {number}", ["Ilse"])
                items = edited(r.rows, items, deed, place, added)
                r.server.items = items
                if not in_the_middle:
                    check(list_, items)
                await asyncio.sleep(0.02)
            await asyncio.sleep(30)
            check(list_, items)

    def check(list_: Arranged, items: list[Entry]) -> None:
        expected = [i for i, e in enumerate(items) if matches(needle, text(e))]
        if list_.order is not None:
            expected = Sorter(list_.order).sort(expected, items.__getitem__)
        assert [list_.index_of(p) for p in range(list_.count() or 0)] == expected
        for position in range(len(expected)):
            assert list_.row(position) == items[list_.index_of(position)]
            assert list_.position_of(list_.index_of(position)) == position

    run_virtual(visit())


def text(entry: Entry) -> str:
    names = (artist.name for artist in getattr(entry.thing, "artists", ()))
    album = getattr(entry.thing, "album", None)
    title = getattr(entry.thing, "name", "")
    return "\n".join((title, *names, album.name if album is not None else ""))


def edited(
    rows: PagedList[Entry], items: list[Entry], deed: str, place: int, added: Entry
) -> list[Entry]:
    place = min(place, len(items) - 1)
    rest = [*items[:place], *items[place + 1 :]]
    match deed:
        case "remove":
            rows.remove([place])
            return rest
        case "insert":
            rows.insert(place, [added])
            return [*items[:place], added, *items[place:]]
        case "move":
            rows.move(place, 1, 0)
            return [items[place], *rest]
    rows.replace(place, added)
    return [*items[:place], added, *items[place + 1 :]]


def quickest(*deeds: Callable[[], None]) -> float:
    """The time of the quickest of these, in ms: what else the machine does adds to the others."""
    times = []
    for deed in deeds:
        started = time.perf_counter()
        deed()
        times.append(time.perf_counter() - started)
    return min(times) * 1000


def test_a_letter_more_and_another_column_cost_little_with_ten_thousand_rows() -> None:
    chance = random.Random(4)
    words = [
        "slow",
        "tide",
        "paper",
        "lantern",
        "harbour",
        "night",
        "walk",
        "ilse",
        "moor",
        "river",
        "glass",
        "été",
        "über",
        "stone",
    ]

    def name(count: int) -> str:
        return " ".join(chance.choice(words) for _ in range(count))

    rows: PagedList[Entry] = PagedList(_Nobody(), clock=lambda: 0.0, sleep=asyncio.sleep)
    list_ = Arranged(rows, clock=lambda: 0.0)
    rows.load_all()
    items = tuple(song(name(4), [name(2)], name(2), number=i % 20) for i in range(10_000))
    rows.prime(Page(items=items, total=10_000, limit=10_000, offset=0))
    list_.arrange("i")
    assert list_.count() == sum(matches("i", text(entry)) for entry in items)
    again = [lambda: list_.arrange("i"), lambda: list_.arrange("il")]
    assert quickest(*(again * 3)[1:]) < 10
    list_.arrange("il")
    assert quickest(lambda: list_.arrange("ils"), lambda: list_.arrange("ilse")) < 10
    orders = [Order(SortKey.BY), Order(SortKey.ALBUM), Order(SortKey.BY), Order(SortKey.ALBUM)]
    # Three times what it takes where nothing else runs, to tell a loss and not a busy machine.
    assert quickest(*[lambda order=order: list_.arrange("", order) for order in orders]) < 180
    assert list_.count() == 10_000


class _Nobody:
    async def fetch(self, offset: int, limit: int) -> Page[Entry]:
        raise AssertionError("nothing is asked for")
