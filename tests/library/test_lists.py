"""Every place as a list: what opening it, going through it and coming back to it asks for."""

from __future__ import annotations

import asyncio

import pytest

from tests.library.reader import SECTIONS, Reader, entry, inside, rows_here, thing, visit
from tuify.library.changes import Failed
from tuify.library.entries import Entry
from tuify.library.listing import Listing
from tuify.library.lists import KEEP_LEFT, MOST_PLACES
from tuify.library.overview import Overview
from tuify.library.places import LIBRARY, LIKED, PLAYLISTS, Place, PlaceKind, place_of
from tuify.spotify.errors import ClosedBySpotify
from tuify.spotify.models import (
    Album,
    Artist,
    Audiobook,
    Category,
    Chapter,
    Episode,
    Playlist,
    Show,
    Track,
)

ARTISTS = Place(PlaceKind.ARTISTS)


@pytest.mark.parametrize(("place", "kind", "request_"), SECTIONS)
def test_a_section_opens_with_one_request(place: Place, kind: type, request_: str) -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(place)
        assert reader.asked() == [request_]
        assert isinstance(entry(listing, 0).thing, kind)
        assert listing.about is None

    visit(story)


@pytest.mark.parametrize(
    ("of", "kind", "about", "request_"),
    [
        (Place(PlaceKind.ALBUMS), Track, Album, "GET /albums/"),
        (PLAYLISTS, Track, Playlist, "GET /playlists/"),
        (Place(PlaceKind.SHOWS), Episode, Show, "GET /shows/"),
        (Place(PlaceKind.AUDIOBOOKS), Chapter, Audiobook, "GET /audiobooks/"),
        (Place(PlaceKind.CATEGORIES), Playlist, Category, "GET /browse/categories/"),
    ],
)
def test_what_a_row_leads_to_opens_with_one_request(
    of: Place, kind: type, about: type, request_: str
) -> None:
    async def story(reader: Reader) -> None:
        place = await inside(reader, of)
        listing = await reader.open(place)
        (asked,) = reader.asked()
        assert asked.startswith(f"{request_}{place.id}")
        assert isinstance(entry(listing, 0).thing, kind)
        assert isinstance(listing.about, about)

    visit(story)


def test_a_playlist_of_hundreds_costs_one_request_and_then_one_for_each_page() -> None:
    async def story(reader: Reader) -> None:
        made = await reader.elsewhere.playlists.create_playlist("Long")
        liked = await reader.elsewhere.library.get_users_saved_tracks(50, 0)
        uris = [saved.track.uri for saved in liked.items if saved and saved.track]
        for _ in range(5):
            await reader.elsewhere.playlists.add_items_to_playlist(
                made.id, [uri for uri in uris if uri and not uri.startswith("spotify:local")]
            )
        place = Place(PlaceKind.PLAYLIST, made.id)
        listing = await reader.open(place)
        assert reader.asked() == [f"GET /playlists/{made.id}"]
        total = listing.rows.total or 0
        assert total > 220
        assert rows_here(listing) == [*range(100)], "the first answer brings a hundred"
        await reader.look(listing, 40, 70)
        await reader.look(listing, 65, 95)
        reader.asked()
        await reader.look(listing, total - 31, total - 1)
        assert reader.asked() == [f"GET /playlists/{made.id}/items"]
        assert isinstance(entry(listing, total - 1), Entry)

    visit(story)


def test_an_artist_opens_with_one_request_for_each_of_its_lists() -> None:
    async def story(reader: Reader) -> None:
        place = await inside(reader, ARTISTS)
        overview = await reader.survey(place)
        id_ = place.id
        assert sorted(reader.asked()) == sorted(
            [
                f"GET /artists/{id_}",
                f"GET /artists/{id_}/top-tracks",
                *[f"GET /artists/{id_}/albums"] * 4,
                f"GET /artists/{id_}/related-artists",
            ]
        )
        assert isinstance(overview.about, Artist)
        assert [part.title for part in overview.parts][:2] == ["Top tracks", "Albums"]
        assert overview.note == ""
        assert isinstance(thing(overview.parts[0].listing, 0, Track), Track)
        albums = overview.parts[1].listing
        assert reader.lists.open(albums.place) is albums, "what is shown there is the same list"
        await asyncio.sleep(1)
        assert reader.asked() == []

    visit(story)


def test_an_artist_that_is_at_hand_is_not_asked_for() -> None:
    async def story(reader: Reader) -> None:
        artist = thing(await reader.open(ARTISTS), 0, Artist)
        place = place_of(artist)
        assert place is not None
        overview = reader.lists.open(place, artist)
        assert overview.about is artist
        reader.asked()
        await asyncio.sleep(1)
        assert reader.asked() == []

    visit(story)


def test_a_search_of_all_kinds_is_one_request_and_each_kind_goes_on_from_there() -> None:
    async def story(reader: Reader) -> None:
        overview = await reader.survey(Place(PlaceKind.SEARCH, "the"))
        assert reader.asked() == ["GET /search"]
        assert [part.title for part in overview.parts] == [
            "Tracks",
            "Artists",
            "Albums",
            "Playlists",
            "Podcasts",
            "Episodes",
            "Audiobooks",
        ]
        episodes = await reader.open(Place(PlaceKind.SEARCH, "the", "episode"), 0, 9)
        assert episodes is overview.parts[5].listing
        assert reader.asked() == []
        assert (episodes.rows.total or 0) > 10
        await reader.look(episodes, 5, 14)
        assert reader.asked_in_full() == [
            "GET /search?q=the&type=episode&limit=10&offset=10",
            "GET /search?q=the&type=episode&limit=10&offset=20",
        ], "what is in sight, and a page ahead"

    visit(story)


def test_the_same_place_is_the_same_list_whatever_it_is_called() -> None:
    async def story(reader: Reader) -> None:
        named = reader.lists.open(Place(PlaceKind.ALBUM, "1" * 22, name="Known as this"))
        assert reader.lists.open(Place(PlaceKind.ALBUM, "1" * 22)) is named
        assert reader.lists.kept(Place(PlaceKind.ALBUM, "1" * 22)) is named
        assert reader.asked() == []

    visit(story)


def test_the_library_itself_is_no_list() -> None:
    async def story(reader: Reader) -> None:
        with pytest.raises(ValueError, match="library"):
            reader.lists.open(LIBRARY)
        with pytest.raises(ValueError, match="searched"):
            reader.lists.open(Place(PlaceKind.SEARCH, "words", "nonsense"))

    visit(story)


# What is closed


def test_what_is_closed_is_told_with_its_date_and_not_asked_for_again() -> None:
    async def story(reader: Reader) -> None:
        told: list[str] = []
        reader.lists.on_change(lambda: told.append("told"))
        assert not any(section.is_closed for section in reader.lists.sections())
        listing = await reader.open(Place(PlaceKind.NEW_RELEASES))
        row = listing.rows.row(0)
        assert isinstance(row, Failed)
        assert isinstance(row.error, ClosedBySpotify)
        assert told == ["told"]
        (closed,) = [section for section in reader.lists.sections() if section.is_closed]
        assert closed.place == Place(PlaceKind.NEW_RELEASES)
        assert f"{closed.closed}" == "2026-02-11"
        await reader.open(Place(PlaceKind.RECOMMENDATIONS, detail=f"spotify:artist:{'1' * 22}"))
        assert reader.lists.sections()[-1].title == "Recommendations"

    visit(story, "development")


def test_an_artist_leaves_out_what_is_closed_and_says_so() -> None:
    async def story(reader: Reader) -> None:
        artists = await reader.open(ARTISTS)
        first, second = (place_of(entry(artists, index).thing) for index in (0, 1))
        assert first is not None
        assert second is not None
        overview = reader.lists.open(first)
        told: list[str] = []
        assert isinstance(overview, Overview)
        end = overview.on_about(lambda: told.append("told"))
        assert len(overview.parts) == 6
        await reader.survey(first)
        assert [part.title for part in overview.parts][-1] == "Compilations"
        assert "Related artists: closed by Spotify on 2024-11-27" in overview.note
        assert "found by search" in overview.note
        assert "2026-02-11" in overview.note
        assert told
        end()
        reader.asked()
        other = reader.lists.open(second)
        assert isinstance(other, Overview)
        assert len(other.parts) == 5, "what is known to be closed is not even tried"
        await reader.survey(second)
        assert not any("related" in request for request in reader.asked())

    visit(story, "development")


# What is kept


def test_the_places_opened_last_are_kept() -> None:
    async def story(reader: Reader) -> None:
        first = reader.lists.open(LIKED)
        places = [Place(PlaceKind.ALBUM, f"{number:022}") for number in range(MOST_PLACES)]
        for place in places[:-1]:
            reader.lists.open(place)
        assert reader.lists.kept(LIKED) is first
        reader.lists.open(places[-1])
        assert reader.lists.kept(LIKED) is None
        assert reader.lists.kept(places[0]) is not None
        reader.lists.forget(places[0])
        assert reader.lists.kept(places[0]) is None

    visit(story)


def test_a_list_that_was_let_go_asks_no_more() -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(LIKED)
        reader.lists.forget(LIKED)
        reader.asked()
        await reader.look(listing, 5_000, 5_030)
        assert reader.asked() == []
        assert await reader.open(LIKED) is not listing

    visit(story)


def test_a_search_that_was_let_go_is_dropped() -> None:
    async def story(reader: Reader) -> None:
        place = Place(PlaceKind.SEARCH, "the")
        before = asyncio.all_tasks()
        overview = reader.lists.open(place)
        assert isinstance(overview, Overview)
        overview.parts[0].listing.rows.look_at(0, 4)
        await asyncio.sleep(0.1)
        assert len(asyncio.all_tasks()) > len(before) + len(overview.parts)
        reader.lists.forget(place)
        await asyncio.sleep(0.1)
        assert asyncio.all_tasks() == before

    visit(story, latency_ms=1_000)


def test_a_list_keeps_a_dozen_screens_and_a_few_once_it_is_left() -> None:
    async def story(reader: Reader) -> None:
        listing = await reader.open(LIKED)
        for first in range(0, 2_000, 30):
            await reader.look(listing, first, first + 29)
        kept = rows_here(listing)
        assert len(kept) == 500
        assert kept == [*range(kept[0], kept[0] + 500)]
        assert {*range(1_980, 2_010)} <= {*kept}
        await reader.open(PLAYLISTS)
        left = rows_here(listing)
        assert len(left) == KEEP_LEFT
        assert {*range(1_980, 2_010)} <= {*left}
        reader.asked()
        await reader.open(LIKED, 1_980, 2_009)
        assert "GET /me/tracks" not in reader.asked()[1:]

    visit(story)


def test_only_one_list_that_was_left_stays_whole() -> None:
    async def story(reader: Reader) -> None:
        place = Place(PlaceKind.TOP_TRACKS)
        charts = await reader.open(place)
        charts.rows.load_all()
        await asyncio.sleep(10)
        assert len(rows_here(charts)) == charts.rows.total == 300
        playlists = await reader.open(PLAYLISTS)
        assert len(rows_here(charts)) == 300
        playlists.rows.load_all()
        await asyncio.sleep(10)
        await reader.open(LIKED)
        assert charts.rows.survey is None
        assert playlists.rows.survey is not None
        assert len(rows_here(charts)) == KEEP_LEFT

    visit(story)


def test_a_list_that_was_read_for_a_filter_stays_whole_after_it_and_only_the_last_one() -> None:
    async def story(reader: Reader) -> None:
        charts = await reader.open(Place(PlaceKind.TOP_TRACKS))
        charts.rows.load_all()
        await asyncio.sleep(10)
        charts.rows.release()
        playlists = await reader.open(PLAYLISTS)
        await reader.open(Place(PlaceKind.TOP_TRACKS))
        assert len(rows_here(charts)) == 300
        await reader.open(PLAYLISTS)
        playlists.rows.load_all()
        await asyncio.sleep(10)
        playlists.rows.release()
        await reader.open(LIKED)
        assert len(rows_here(playlists)) == playlists.rows.total
        assert len(rows_here(charts)) == KEEP_LEFT

    visit(story)


def test_lists_that_are_opened_before_the_loops_run_come_with_them() -> None:
    async def story(reader: Reader) -> None:
        listing = reader.lists.open(LIKED)
        assert isinstance(listing, Listing)
        listing.rows.look_at(0, 30)
        await asyncio.sleep(0.5)
        assert reader.asked() == ["GET /me/tracks"]

    visit(story)
