"""What the catalog says of its things, to apps that are told everything and to others."""

import json
from typing import TypeVar

import pytest

from tests.spotify.bodies import (
    ALBUM,
    ARTIST,
    AUDIOBOOK,
    CATEGORY,
    CHAPTER,
    PLAYLIST,
    RECOMMENDED,
    SHOW,
    TRACK,
    changed,
    page,
    without,
)
from tuify.spotify.decoding import decode, decode_patiently
from tuify.spotify.errors import UnreadableAnswer
from tuify.spotify.models import (
    Album,
    Artist,
    ArtistAlbum,
    Audiobook,
    Category,
    Chapter,
    Copyright,
    ExternalIds,
    FeaturedPlaylists,
    Followers,
    Recommendations,
    RecommendationSeed,
    Restrictions,
    SearchResults,
    Show,
    TrackDetails,
    TrackLink,
)
from tuify.spotify.paging import Page

T = TypeVar("T")


def read(body: object, model: type[T]) -> T:
    """Both ways of reading, which must not differ."""
    raw = json.dumps(body).encode()
    patient = decode_patiently(raw, model)
    assert decode(raw, model) == patient
    return patient


def test_details_of_a_track() -> None:
    told = changed(
        TRACK,
        linked_from={"id": "T0", "uri": "spotify:track:T0", "type": "track"},
        restrictions={"reason": "market"},
        external_ids={"isrc": "NLA502612345"},
        preview_url=None,
    )
    track = read(told, TrackDetails)
    assert (track.name, track.popularity, track.preview_url) == ("Paper Lanterns", 40, None)
    assert track.linked_from == TrackLink("T0", "spotify:track:T0")
    assert track.restrictions == Restrictions("market")
    assert track.external_ids == ExternalIds(isrc="NLA502612345")
    bare = read(without(TRACK, "popularity"), TrackDetails)
    assert (bare.popularity, bare.linked_from, bare.external_ids) == (None, None, None)


def test_an_artist_and_followers() -> None:
    told = changed(ARTIST, followers={"href": None, "total": 4.0e3}, popularity=61, genres=["a"])
    artist = read(told, Artist)
    assert (artist.followers, artist.popularity) == (Followers(4000), 61)
    assert read(ARTIST, Artist).followers is None


def test_an_album_as_a_whole_and_in_a_list() -> None:
    told = changed(
        ALBUM, label="Pier", popularity=12, copyrights=[{"text": "2024 Pier", "type": "P"}]
    )
    album = read(told, Album)
    assert (album.label, album.popularity) == ("Pier", 12)
    assert album.copyrights == (Copyright("2024 Pier", "P"),)
    listed = read(page(changed(ALBUM, album_group="appears_on"), ALBUM), Page[ArtistAlbum])
    assert [entry and entry.album_group for entry in listed.items] == ["appears_on", None]


def test_a_show_and_an_audiobook() -> None:
    show = read(SHOW, Show)
    assert (show.publisher, show.languages, show.media_type) == ("Ada", ("en",), "audio")
    book = read(changed(AUDIOBOOK, chapters=page(CHAPTER)), Audiobook)
    assert [author.name for author in (*book.authors, *book.narrators)] == ["Ada", "Bo"]
    assert (book.edition, book.publisher, book.total_chapters) == ("Unabridged", "Press", 9)
    assert book.chapters is not None
    first = book.chapters.items[0]
    assert first is not None
    assert (first.chapter_number, first.audiobook) == (0, None)
    named = read(changed(CHAPTER, audiobook=AUDIOBOOK), Chapter)
    assert named.audiobook is not None
    assert (named.audiobook.name, named.audiobook.uri) == ("The Walk", "spotify:show:K1")
    assert read(without(AUDIOBOOK, "publisher", "edition"), Audiobook).publisher is None


def test_a_category() -> None:
    category = read(CATEGORY, Category)
    assert (category.id, category.name) == ("edm_dance", "Dance")
    assert [icon.url for icon in category.icons] == ["https://i.example/c1"]
    with pytest.raises(UnreadableAnswer):
        decode(json.dumps(without(CATEGORY, "id")).encode(), Category)


def test_featured_playlists_keep_what_may_not_be_shown_in_place() -> None:
    featured = read({"message": "Hi", "playlists": page(None, PLAYLIST)}, FeaturedPlaylists)
    assert featured.message == "Hi"
    assert featured.playlists is not None
    assert [entry is None for entry in featured.playlists.items] == [True, False]
    assert read({"playlists": None, "message": None}, FeaturedPlaylists) == FeaturedPlaylists()


def test_recommendations_and_their_seeds() -> None:
    found = read(RECOMMENDED, Recommendations)
    assert found.seeds == (RecommendationSeed("ambient", "GENRE", 300, 250, 249),)
    assert [track is None for track in found.tracks] == [False, True]


def test_equal_albums_are_one_in_answers_of_the_catalog_as_well() -> None:
    other = changed(TRACK, id="T2")
    found = read({"tracks": page(TRACK, other)}, SearchResults).tracks
    assert found is not None
    recommended = read({"seeds": [], "tracks": [TRACK, other]}, Recommendations).tracks
    for tracks in (found.items, recommended):
        first, second = (track for track in tracks if track)
        assert first.album is second.album
