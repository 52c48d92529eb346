"""One list: what it makes of an answer that says what it is like by now."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from tests.playback.sim import run_virtual
from tuify.library.changes import Absent, Change, ListReset, RowsArrived
from tuify.library.entries import Entry
from tuify.library.listing import REST_S, Listing
from tuify.library.paged import PagedList
from tuify.library.places import LIKED, Place, PlaceKind
from tuify.library.sources.feed import Feed
from tuify.library.sources.heading import Heading, Opened
from tuify.spotify.errors import ServerFault, SpotifyError
from tuify.spotify.models import Album, Episode, Playlist, ResumePoint
from tuify.spotify.paging import Page


def episode(number: int, heard_ms: int = 0) -> Entry:
    point = ResumePoint(resume_position_ms=heard_ms)
    return Entry(Episode(name=f"{number}", uri=f"spotify:episode:{number}", resume_point=point))


@dataclass
class Served:
    """A list that may change, with its snapshot if it has one."""

    rows: list[Entry | None] = field(default_factory=lambda: [episode(n) for n in range(120)])
    page_size: int = 50

    async def opening(self) -> Opened | None:
        return None

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        await asyncio.sleep(0.1)
        return Page(tuple(self.rows[offset : offset + limit]), len(self.rows), limit, offset)


@dataclass
class ServedWithSnapshot(Served):
    """The same with its snapshot: somebody changed it since "one"."""

    snapshot: str = "two"
    page_size: int = 50
    errors: list[SpotifyError] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def opening(self) -> Opened | None:
        about, snapshot_id = Playlist("p", name=self.snapshot), self.snapshot
        self.asked.append("opening")
        page = await self.page(0, 100)
        return Opened(page, about, snapshot_id=snapshot_id)

    async def snapshot_id(self) -> str:
        self.asked.append("snapshot")
        await asyncio.sleep(0.1)
        if self.errors:
            raise self.errors.pop()
        return self.snapshot


class Shown:
    """A list with its loop, of which rows 0 to 79 were looked at."""

    def __init__(self, place: Place = LIKED, served: Served | None = None) -> None:
        self.served = served or Served()
        self.heading = Heading()
        clock = asyncio.get_running_loop().time
        feed = Feed(self.served, self.heading, clock=clock)
        rows: PagedList[Entry] = PagedList(feed, clock=clock, sleep=asyncio.sleep)
        self.listing = Listing(place, rows, feed, self.heading, clock=clock)
        self.changes: list[Change] = []
        self._task = asyncio.create_task(rows.run())

    async def __aenter__(self) -> Shown:
        self.listing.rows.look_at(0, 79)
        await asyncio.sleep(1)
        self.listing.rows.subscribe(self.changes.append)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


def test_a_list_that_is_as_it_was_is_left_alone() -> None:
    async def story() -> None:
        async with Shown() as shown:
            await shown.listing.revalidate()
            assert shown.changes == []

    run_virtual(story())


def test_rows_of_which_more_is_known_are_replaced_and_all_else_stays() -> None:
    async def story() -> None:
        async with Shown() as shown:
            shown.served.rows[3] = episode(3, heard_ms=60_000)
            await shown.listing.revalidate()
            assert shown.listing.rows.row(3) == episode(3, heard_ms=60_000)
            assert shown.listing.rows.row(70) == episode(70)
            assert shown.changes == [RowsArrived(0, 49)]

    run_virtual(story())


def test_rows_that_moved_take_all_others_with_them() -> None:
    async def story() -> None:
        async with Shown() as shown:
            shown.served.rows.insert(0, shown.served.rows.pop(90))
            await shown.listing.revalidate()
            assert shown.listing.rows.row(0) == episode(90)
            assert shown.listing.rows.row(70) is Absent.LOADING
            await asyncio.sleep(1)
            assert shown.listing.rows.row(70) == episode(69)

    run_virtual(story())


def test_another_snapshot_means_that_rows_may_have_moved_where_nobody_looked() -> None:
    async def story() -> None:
        async with Shown(served=ServedWithSnapshot()) as shown:
            shown.listing.snapshot_id = "one"
            rows = shown.served.rows
            rows[70], rows[71] = rows[71], rows[70]
            await shown.listing.revalidate()
            await asyncio.sleep(1)
            assert shown.listing.rows.row(70) == episode(71)

    run_virtual(story())


def test_what_comes_after_an_edit_was_made_leaves_all_as_it_was() -> None:
    async def story() -> None:
        async with Shown(served=ServedWithSnapshot()) as shown:
            listing, served = shown.listing, shown.served
            assert isinstance(served, ServedWithSnapshot)
            read_at = listing.read_at
            served.rows.insert(0, served.rows.pop())
            served.snapshot = "three"
            asking = asyncio.create_task(listing.revalidate())
            await asyncio.sleep(0.15)
            listing.rows.move(0, 1, 3)
            await asking
            assert served.asked[1:] == ["snapshot", "opening"]
            assert (listing.snapshot_id, listing.read_at) == ("two", read_at)
            assert listing.about == Playlist("p", name="two")
            await asyncio.sleep(REST_S)
            await listing.revalidate()
            assert listing.snapshot_id == "three"
            assert listing.rows.row(0) == episode(119)

    run_virtual(story())


def test_a_list_with_edits_that_nobody_was_told_of_is_not_compared() -> None:
    async def story() -> None:
        async with Shown(served=ServedWithSnapshot()) as shown:
            assert isinstance(shown.served, ServedWithSnapshot)
            release = shown.listing.rows.hold()
            shown.listing.rows.move(0, 1, 3)
            await asyncio.sleep(REST_S + 1)
            await shown.listing.revalidate()
            assert shown.served.asked == ["opening"]
            release()
            await shown.listing.revalidate()
            assert shown.served.asked == ["opening", "opening"]

    run_virtual(story())


def test_after_an_edit_the_snapshot_that_it_led_to_is_no_proof() -> None:
    async def story() -> None:
        async with Shown(served=ServedWithSnapshot()) as shown:
            served = shown.served
            assert isinstance(served, ServedWithSnapshot)
            shown.listing.rows.look_at(70, 119)
            await asyncio.sleep(1)
            shown.listing.rows.move(0, 1, 3)
            served.rows[:4] = [served.rows[1], served.rows[2], served.rows[0], served.rows[3]]
            # Somebody else was at it just before; the snapshot tells of both.
            served.rows[110], served.rows[111] = served.rows[111], served.rows[110]
            served.snapshot = shown.listing.snapshot_id = "three"
            await asyncio.sleep(REST_S)
            await shown.listing.revalidate()
            await asyncio.sleep(1)
            assert shown.listing.rows.row(110) == episode(111)
            await shown.listing.revalidate()
            assert served.asked == ["opening", "opening", "snapshot"]

    run_virtual(story())


def test_after_a_comparison_that_failed_it_rests() -> None:
    async def story() -> None:
        async with Shown(served=ServedWithSnapshot()) as shown:
            assert isinstance(shown.served, ServedWithSnapshot)
            assert not shown.listing.rests
            shown.served.errors = [ServerFault("down", status=503)]
            await shown.listing.revalidate()
            assert shown.listing.rests
            await asyncio.sleep(REST_S)
            assert not shown.listing.rests
            shown.served.errors = [ServerFault("down", status=503)]
            await shown.listing.revalidate()
            await shown.listing.revalidate()
            assert not shown.listing.rests

    run_virtual(story())


def test_an_edit_while_the_question_is_under_way_is_not_taken_back() -> None:
    async def story() -> None:
        async with Shown() as shown:
            asking = asyncio.create_task(shown.listing.revalidate())
            await asyncio.sleep(0.05)
            shown.listing.rows.remove([0])
            await asking
            assert shown.listing.rows.row(0) == episode(1)
            assert not any(isinstance(change, ListReset) for change in shown.changes)

    run_virtual(story())


def test_when_an_answer_shows_a_change_nobody_knows_the_snapshot() -> None:
    async def story() -> None:
        async with Shown() as shown:
            shown.listing.snapshot_id = "one"
            shown.served.rows.pop()
            shown.listing.rows.look_at(90, 119)
            await asyncio.sleep(1)
            assert shown.listing.rows.total == 119
            assert shown.listing.snapshot_id == ""

    run_virtual(story())


def test_a_list_nobody_has_looked_at_is_not_compared() -> None:
    async def story() -> None:
        shown = Shown()
        await shown.listing.revalidate()
        assert shown.listing.rows.total is None
        await shown.__aexit__()

    run_virtual(story())


def test_the_context_is_that_of_the_thing_itself_once_it_is_here() -> None:
    async def story() -> None:
        liked, album = Shown(), Shown(Place(PlaceKind.ALBUM, "a1"))
        assert liked.listing.context_uri is None
        assert album.listing.context_uri == "spotify:album:a1"
        told: list[str] = []
        end = album.listing.on_about(lambda: told.append("told"))
        album.listing.tell_about(Album("Ivy", id="a1", uri="spotify:album:other"))
        assert album.listing.context_uri == "spotify:album:other"
        end()
        album.heading.tell(note="a note")
        assert (told, album.listing.note) == (["told"], "a note")
        for shown in (liked, album):
            await shown.__aexit__()

    run_virtual(story())
