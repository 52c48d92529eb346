"""Where something is in a long list, and how few requests that takes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.songs import Reader, song
from tests.playback.sim import run_virtual
from tuify.library.changes import SurveyMoved
from tuify.library.entries import Entry, Thing
from tuify.library.finding import Finder, Found, NotThere, Outcome, Searching
from tuify.library.guessing import guess, line_of, sought_in
from tuify.library.places import LIKED, PLAYLISTS, Place, PlaceKind
from tuify.spotify.errors import ServerFault
from tuify.spotify.models import (
    AlbumRef,
    ArtistRef,
    AudiobookRef,
    Chapter,
    Episode,
    Playlist,
    ShowRef,
    Track,
)

ALBUM = Place(PlaceKind.ALBUM, "a1")
SHOW = Place(PlaceKind.SHOW, "s1")
BOOK = Place(PlaceKind.AUDIOBOOK, "b1")


def songs(count: int) -> list[Entry]:
    return [song(f"Song {i}") for i in range(count)]


def episode(number: int, day: int) -> Entry:
    released = (date(2020, 1, 1) + timedelta(days=day)).isoformat()
    return Entry(Episode(f"No. {number}", uri=f"spotify:episode:{number}", release_date=released))


async def search(reader: Reader, finder: Finder, item: Thing, **how: bool) -> Outcome:
    """As the screen does: look again at each change until it ends."""
    outcomes = [finder.find(item, in_order=how.get("in_order", False))]

    def look(_: object) -> None:
        if isinstance(outcomes[-1], Searching):
            outcomes.append(finder.look())

    leave = reader.rows.subscribe(look)
    await asyncio.sleep(600)
    leave()
    return outcomes[-1]


def find_in(
    items: Sequence[Entry], item: Thing, place: Place | None = None, *, look: int | None = 0
) -> tuple[Outcome, int]:
    """Where it is, and how many requests it took."""

    async def visit() -> tuple[Outcome, int]:
        async with Reader(items) as r:
            if look is not None:
                await r.look(look)
            before = len(r.server.asked)
            found = await search(r, Finder(r.rows, place), item)
            assert r.rows.survey is None
            return found, len(r.server.asked) - before

    return run_virtual(visit())


def test_a_row_that_is_here_is_found_at_once() -> None:
    items = songs(1_000)
    assert find_in(items, items[20].thing, LIKED) == (Found(20), 0)


def test_the_row_it_was_started_from_is_one_request_away_and_soon_after_in_order() -> None:
    items = songs(10_000)

    async def visit() -> None:
        async with Reader(items) as r:
            await r.look(0)
            finder = Finder(r.rows, LIKED)
            finder.started(7_000, "spotify:track:Song 7000")
            assert await search(r, finder, items[7_000].thing) == Found(7_000)
            assert r.server.asked[1:] == [(6_995, 50)]
            # One after the other is played: what plays since is here already, or close by.
            assert await search(r, finder, items[7_030].thing, in_order=True) == Found(7_030)
            above = [song(f"Above {number}") for number in range(1_000)]
            r.server.items = [*above, *items]
            r.rows.insert(0, above)
            assert await search(r, finder, items[7_060].thing, in_order=True) == Found(8_060)
            assert len(r.server.asked) == 3

    run_virtual(visit())


def test_without_order_and_trail_the_list_is_read_through_and_left_as_it_was() -> None:
    items = songs(500)
    assert find_in(items, items[333].thing, LIKED) == (Found(333), 6)
    assert find_in(items, song("Elsewhere").thing, LIKED) == (NotThere(), 9)
    assert find_in([], song("Elsewhere").thing, LIKED, look=None) == (NotThere(), 1)


def test_it_says_when_it_reads_all_and_can_be_given_up() -> None:
    items = songs(5_000)

    async def visit() -> None:
        async with Reader(items) as r:
            await r.look(0)
            finder = Finder(r.rows, LIKED)
            assert finder.find(items[4_999].thing) == Searching(reads_all=True)
            await asyncio.sleep(2)
            assert finder.look() == Searching(reads_all=True)
            finder.stop()
            asked = len(r.server.asked)
            await asyncio.sleep(5)
            assert len(r.server.asked) == asked
            assert finder.look() == NotThere()
            assert isinstance(r.changes[-1], SurveyMoved)

    run_virtual(visit())


def test_a_survey_of_somebody_else_goes_on() -> None:
    items = songs(500)

    async def visit() -> None:
        async with Reader(items) as r:
            await r.look(0)
            r.rows.load_all()
            assert await search(r, Finder(r.rows, LIKED), items[120].thing) == Found(120)
            assert r.rows.survey is not None
            assert r.rows.survey.is_done
            assert len(r.server.asked) == 10

    run_virtual(visit())


def test_an_album_is_asked_for_the_page_of_the_track() -> None:
    items = [song(f"T{i}", number=i + 1) for i in range(300)]
    track = items[260].thing
    assert find_in(items, track, ALBUM) == (Found(260), 1)
    assert find_in(items, track, ALBUM, look=None) == (Found(260), 2)


def test_an_album_of_several_discs_takes_a_few() -> None:
    items = [song(f"T{d}-{n}", disc=d, number=n) for d in range(1, 9) for n in range(1, 61)]
    for at in (0, 59, 60, 200, 333, 479):
        outcome, asked = find_in(items, items[at].thing, ALBUM)
        assert outcome == Found(at)
        assert asked <= 4


def test_an_audiobook_by_its_chapters() -> None:
    items = [
        Entry(Chapter(name=f"C{i}", uri=f"spotify:episode:c{i}", chapter_number=i))
        for i in range(400)
    ]
    assert find_in(items, items[390].thing, BOOK) == (Found(390), 1)


def test_a_show_of_thousands_by_the_date() -> None:
    items = [episode(i, 7 * (3_000 - i)) for i in range(3_000)]
    for at in (49, 50, 1_234, 2_999):
        outcome, asked = find_in(items, items[at].thing, SHOW)
        assert outcome == Found(at)
        assert asked <= 7


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=260), st.data())
def test_any_show_gives_its_episode(days: list[int], data: st.DataObject) -> None:
    in_order = data.draw(st.booleans())
    ordered = sorted(days, reverse=True) if in_order else days
    items = [episode(i, day) for i, day in enumerate(ordered)]
    at = data.draw(st.integers(0, len(items) - 1))
    outcome, asked = find_in(items, items[at].thing, SHOW)
    assert outcome == Found(at)
    assert asked <= -(-len(items) // 50)


def test_a_guess_that_fails_does_not_end_the_search() -> None:
    items = [song(f"T{i}", number=i + 1) for i in range(300)]

    async def visit() -> None:
        async with Reader(items) as r:
            await r.look(0)
            errors = iter([ServerFault("broken", status=502)])
            r.server.fail = lambda offset: next(errors, None) if offset == 250 else None
            assert await search(r, Finder(r.rows, ALBUM), items[260].thing) == Found(260)

    run_virtual(visit())


def test_what_holds_up_the_reading_is_told_by_the_survey() -> None:
    items = songs(500)
    broken = ServerFault("broken", status=502)

    async def visit() -> None:
        async with Reader(items) as r:
            await r.look(0)
            r.server.fail = lambda offset: broken if offset == 100 else None
            finder = Finder(r.rows, LIKED)
            assert await search(r, finder, items[400].thing) == Searching(reads_all=True)
            assert r.rows.survey is not None
            assert r.rows.survey.error is broken

    run_virtual(visit())


ITEM = Track(
    name="T",
    uri="spotify:track:t",
    id="t",
    album=AlbumRef(name="A", id="a1", uri="spotify:album:a1"),
    artists=(ArtistRef(name="X", uri="spotify:artist:x"), ArtistRef(name="Y")),
)
NEWS = Episode("E", uri="spotify:episode:e", show=ShowRef(name="S", id="s1", uri="spotify:show:s1"))
PART = Chapter(
    name="C",
    uri="spotify:episode:c",
    audiobook=AudiobookRef(name="B", id="b1", uri="spotify:show:b1"),
)


@pytest.mark.parametrize(
    ("place", "item", "sought"),
    [
        (None, ITEM, {"spotify:track:t"}),
        (LIKED, ITEM, {"spotify:track:t"}),
        (ALBUM, ITEM, {"spotify:track:t"}),
        (Place(PlaceKind.ALBUM, "other"), ITEM, set()),
        (ALBUM, NEWS, set()),
        (SHOW, NEWS, {"spotify:episode:e"}),
        (Place(PlaceKind.SHOW, "other"), NEWS, set()),
        (BOOK, PART, {"spotify:episode:c"}),
        (Place(PlaceKind.AUDIOBOOK, "other"), PART, set()),
        (Place(PlaceKind.ALBUMS), ITEM, {"spotify:album:a1"}),
        (Place(PlaceKind.ALBUMS), NEWS, set()),
        (Place(PlaceKind.ARTISTS), ITEM, {"spotify:artist:x"}),
        (Place(PlaceKind.SHOWS), NEWS, {"spotify:show:s1"}),
        (Place(PlaceKind.AUDIOBOOKS), PART, {"spotify:show:b1"}),
        (PLAYLISTS, ITEM, {"spotify:playlist:p"}),
        (Place(PlaceKind.CATEGORIES), ITEM, set()),
    ],
)
def test_what_a_list_can_have_of_it(place: Place | None, item: Thing, sought: set[str]) -> None:
    assert sought_in(place, item, "spotify:playlist:p") == sought


def test_where_the_list_cannot_have_it_nothing_is_asked() -> None:
    items = [Entry(Playlist(id=str(i), uri=f"spotify:playlist:{i}")) for i in range(200)]
    assert find_in(items, ITEM, PLAYLISTS) == (NotThere(), 0)


def test_a_guess_lies_between_what_comes_before_and_after() -> None:
    line = line_of(SHOW, Episode("E", release_date="2020-05-05"))
    assert line is not None
    assert guess(line, {0: "2021-01-01", 9: "2019-01-01"}, 10) in range(1, 9)
    assert guess(line, {0: "2021-01-01", 1: "2020-01-01"}, 10) is None
    assert guess(line, {4: "2020-05-05", 5: None}, 10) == 3
    assert guess(line, {0: "2019-01-01", 9: "2021-01-01"}, 10) is None
    assert line_of(LIKED, ITEM) is None
    assert line_of(None, ITEM) is None
