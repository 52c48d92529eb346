"""Coming back to a list, renewing and refreshing it: what that asks for, and what is shown."""

from __future__ import annotations

import asyncio

import pytest

from tests.library.reader import SECTIONS, Reader, entry, inside, thing, visit
from tuify.library.changes import Absent, Change, Failed, ListReset
from tuify.library.entries import Entry
from tuify.library.freshness import A_DAY_S
from tuify.library.listing import Listing
from tuify.library.places import LIKED, PLAYLISTS, Place, PlaceKind
from tuify.spotify.models import (
    Playlist,
    Track,
)


@pytest.mark.parametrize(("place", "kind", "request_"), SECTIONS)
def test_coming_back_asks_for_nothing_in_time_and_for_one_page_after_it(
    place: Place, kind: type, request_: str
) -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(place)
        await asyncio.sleep(55)
        reader.asked()
        assert await reader.open(place) is listing
        assert reader.asked() == []
        await asyncio.sleep(600)
        changes: list[Change] = []
        listing.rows.subscribe(changes.append)
        await reader.open(place)
        assert reader.asked() == [request_]
        assert changes == [] or place.kind is PlaceKind.RECENT, "nothing is drawn for it"
        await reader.open(place)
        assert reader.asked() == []

    visit(story)


def test_what_is_of_the_catalog_is_good_for_a_day() -> None:
    async def story(reader: Reader) -> None:
        place = await inside(reader, Place(PlaceKind.ALBUMS))
        await reader.open(place)
        await asyncio.sleep(86_000)
        reader.asked()
        await reader.open(place)
        assert reader.asked() == []
        await asyncio.sleep(1_000)
        await reader.open(place)
        assert reader.asked() == [f"GET /albums/{place.id}"]

    visit(story)


def test_a_list_with_a_tag_is_compared_without_being_sent_again() -> None:
    async def story(reader: Reader) -> None:
        await reader.open(LIKED)
        await asyncio.sleep(61)
        await reader.open(LIKED)
        assert reader.statuses() == [200, 304]

    visit(story, caching=True)


def test_a_playlist_is_compared_by_its_snapshot() -> None:
    async def story(reader: Reader) -> None:
        place = await inside(reader, PLAYLISTS)
        listing = await reader.open(place)
        assert listing.snapshot_id
        await asyncio.sleep(61)
        reader.asked()
        await reader.open(place)
        (asked,) = reader.asked_in_full()
        assert asked.startswith(f"GET /playlists/{place.id}?fields=id%2Csnapshot_id")

    visit(story)


def test_a_playlist_that_somebody_changed_is_read_anew_without_going_blank() -> None:
    async def story(reader: Reader) -> None:
        place = await inside(reader, PLAYLISTS)
        listing = await reader.open(place)
        before = listing.snapshot_id
        second = thing(listing, 1, Track)
        await reader.elsewhere.playlists.update_playlist_items(
            place.id, range_start=1, insert_before=0
        )
        await asyncio.sleep(61)
        reader.asked()
        blank: list[Change] = []

        def look(change: Change) -> None:
            if not isinstance(change, ListReset) and listing.rows.row(0) is Absent.LOADING:
                blank.append(change)

        listing.rows.subscribe(look)
        await reader.open(place)
        assert reader.asked() == [f"GET /playlists/{place.id}"] * 2
        assert thing(listing, 0, Track).uri == second.uri
        assert blank == []
        assert listing.snapshot_id not in ("", before)

    visit(story)


def test_liked_songs_that_changed_elsewhere_are_read_anew() -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(LIKED)
        first, second = thing(listing, 0, Track), thing(listing, 1, Track)
        assert first.uri
        await reader.elsewhere.library.remove_items_from_library([first.uri])
        await asyncio.sleep(61)
        reader.asked()
        await reader.open(LIKED)
        assert reader.asked() == ["GET /me/tracks"]
        assert listing.rows.total == 9_999
        assert thing(listing, 0, Track).uri == second.uri

    visit(story)


def test_a_comparison_that_fails_leaves_what_is_shown() -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(LIKED)
        shown = entry(listing, 0)
        await asyncio.sleep(61)
        await reader.spotify.aclose()
        await reader.open(LIKED)
        await asyncio.sleep(60)
        assert entry(listing, 0) == shown

    visit(story)


def test_in_an_outage_it_is_compared_now_and_then_and_whenever_somebody_says_so() -> None:
    async def story(reader: Reader) -> None:
        await reader.open(LIKED)
        await asyncio.sleep(61)
        await reader.weather({"kind": "server_error", "path": "/v1/me/tracks"})
        await reader.open(LIKED)
        await asyncio.sleep(10)
        assert reader.asked()
        await reader.open(LIKED)
        assert reader.asked() == []
        reader.lists.renew(LIKED)
        await asyncio.sleep(10)
        assert reader.asked()
        await asyncio.sleep(30)
        await reader.open(LIKED)
        assert reader.asked()

    visit(story)


def test_an_artist_is_left_alone_too_while_there_is_no_answer() -> None:
    async def story(reader: Reader) -> None:
        place = await inside(reader, Place(PlaceKind.ARTISTS))
        overview = await reader.survey(place)
        await asyncio.sleep(A_DAY_S + 1)
        await reader.weather({"kind": "server_error"})
        reader.asked()
        await reader.survey(place)
        await asyncio.sleep(10)
        assert reader.asked()
        assert overview.rests
        await reader.survey(place)
        assert reader.asked() == []

    visit(story)


def test_a_list_that_was_just_edited_is_not_compared() -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(LIKED)
        await asyncio.sleep(58)
        listing.rows.remove([0])
        await asyncio.sleep(10)
        reader.asked()
        await reader.open(LIKED)
        assert reader.asked() == [], "the answer might take the edit back"
        await asyncio.sleep(30)
        await reader.open(LIKED)
        assert "GET /me/tracks" in reader.asked()

    visit(story)


def test_refreshing_reads_rows_and_what_they_are_about() -> None:
    async def story(reader: Reader) -> None:
        place = await inside(reader, PLAYLISTS)
        listing = await reader.open(place)
        await reader.elsewhere.playlists.change_playlist_details(place.id, name="Another name")
        reader.asked()
        told: list[str] = []
        listing.on_about(lambda: told.append("told"))
        reader.lists.refresh(place)
        await asyncio.sleep(0.5)
        assert reader.asked() == [f"GET /playlists/{place.id}"]
        assert isinstance(listing.about, Playlist)
        assert listing.about.name == "Another name"
        assert told == ["told"]

    visit(story)


def test_renewing_a_list_that_is_as_it_was_costs_one_request_and_keeps_its_rows() -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(LIKED)
        changes: list[Change] = []
        listing.rows.subscribe(changes.append)
        reader.asked()
        reader.lists.renew(LIKED)
        await asyncio.sleep(0.5)
        assert reader.asked() == ["GET /me/tracks"]
        assert changes == []

    visit(story)


def test_renewing_shows_what_was_changed_elsewhere() -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(LIKED)
        first, second = thing(listing, 0, Track), thing(listing, 1, Track)
        assert first.uri
        await reader.elsewhere.library.remove_items_from_library([first.uri])
        reader.lists.renew(LIKED)
        await asyncio.sleep(0.5)
        assert thing(listing, 0, Track).uri == second.uri

    visit(story)


def test_renewing_without_a_network_keeps_what_is_shown() -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(LIKED)
        shown = entry(listing, 0)
        await reader.spotify.aclose()
        reader.lists.renew(LIKED)
        await asyncio.sleep(60)
        assert entry(listing, 0) == shown

    visit(story)


def test_renewing_asks_again_for_rows_that_failed() -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(LIKED)
        await reader.weather({"kind": "server_error", "path": "/v1/me/tracks"})
        await reader.look(listing, 5_000, 5_030)
        await asyncio.sleep(60)
        assert isinstance(listing.rows.row(5_000), Failed)
        await reader.weather()
        reader.lists.renew(LIKED)
        await asyncio.sleep(0.5)
        assert isinstance(entry(listing, 5_000), Entry)

    visit(story)


def test_renewing_before_the_first_answer_reads_it() -> None:
    async def story(reader: Reader) -> None:
        listing = reader.lists.open(LIKED)
        assert isinstance(listing, Listing)
        await reader.weather({"kind": "server_error", "path": "/v1/me/tracks"})
        await reader.look(listing, 0, 30)
        await asyncio.sleep(60)
        await reader.weather()
        reader.lists.renew(LIKED)
        await asyncio.sleep(0.5)
        assert listing.rows.total == 10_000

    visit(story)


def test_refreshing_a_search_is_one_request_again() -> None:
    async def story(reader: Reader) -> None:
        place = Place(PlaceKind.SEARCH, "the")
        await reader.survey(place)
        reader.asked()
        reader.lists.refresh(place)
        await asyncio.sleep(0.5)
        assert reader.asked() == ["GET /search"]
        await asyncio.sleep(7_201)
        await reader.survey(place)
        assert reader.asked() == ["GET /search"]

    visit(story)
