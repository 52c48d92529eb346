"""What is told of each kind of thing."""

import pytest

from tuify.library.details import (
    Known,
    kind_of,
    length,
    link_of,
    name_of,
    sections_about,
)
from tuify.spotify.models import (
    Album,
    AlbumRef,
    Artist,
    ArtistAlbum,
    ArtistRef,
    Audiobook,
    AudiobookRef,
    Author,
    Category,
    Chapter,
    Copyright,
    Episode,
    ExternalIds,
    Followers,
    Owner,
    Playlist,
    PlaylistItem,
    Restrictions,
    ResumePoint,
    Show,
    ShowRef,
    Track,
    TrackDetails,
    TrackLink,
    User,
)
from tuify.spotify.paging import Page

ID = "1" * 22


def facts(thing: Known, *, saved: bool | None = None) -> dict[str, str]:
    """Everything that is told, by its label."""
    sections = sections_about(thing, saved=saved)
    return {fact.label: fact.value for section in sections for fact in section.facts}


def test_a_track_with_everything() -> None:
    track = TrackDetails(
        name="Paper Lanterns",
        id=ID,
        uri=f"spotify:track:{ID}",
        duration_ms=242_000,
        artists=(ArtistRef("Ilse Moor"), ArtistRef("The Quay")),
        album=AlbumRef("Harbour", release_date="2019-03"),
        disc_number=2,
        track_number=4,
        explicit=True,
        popularity=0,
        linked_from=TrackLink(uri="spotify:track:x"),
        restrictions=Restrictions("market"),
        external_ids=ExternalIds(isrc="DEA621900001"),
        preview_url="https://p/1",
    )
    assert facts(track, saved=False) == {
        "Artists": "Ilse Moor, The Quay",
        "Album": "Harbour",
        "Track number": "4 of disc 2",
        "Released": "2019-03",
        "Length": "4 min 2 s",
        "Explicit": "yes",
        "Playable": "no, not in this account's country",
        "Popularity": "0 of 100",
        "Stands in for": "spotify:track:x",
        "Saved": "no",
        "Link": f"https://open.spotify.com/track/{ID}",
        "URI": f"spotify:track:{ID}",
        "ISRC": "DEA621900001",
        "Preview": "https://p/1",
    }


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        (Track("t"), {}),
        (Track("t", is_local=True, is_playable=False), {"A local file": "yes", "Playable": "no"}),
        (Track("t", is_playable=True, album=AlbumRef("", release_date="0000")), {}),
        (TrackDetails("t", restrictions=Restrictions("novelty")), {"Playable": "no"}),
        (AlbumRef("a"), {}),
        (ArtistAlbum("a", album_type="single", album_group="single"), {"Type": "single"}),
        (
            ArtistAlbum("a", album_type="album", album_group="appears_on"),
            {"Type": "album", "To the artist": "appears on"},
        ),
        (
            Album(
                "a",
                label="Tidal Flat",
                copyrights=(Copyright("2019 Moor", "C"), Copyright("2019 Flat", "P")),
                genres=("folk", "pop"),
                popularity=41,
                total_tracks=1_200,
                external_ids=ExternalIds(upc="0123", ean="0456"),
            ),
            {
                "Tracks": "1,200",
                "Label": "Tidal Flat",
                "Genres": "folk, pop",
                "Popularity": "41 of 100",
                "Rights": "2019 Moor",
                "Recording": "2019 Flat",
                "EAN": "0456",
                "UPC": "0123",
            },
        ),
        (ArtistRef("a"), {}),
        (
            Artist("a", genres=("folk",), followers=Followers(1_234_567), popularity=70),
            {"Genres": "folk", "Followers": "1,234,567", "Popularity": "70 of 100"},
        ),
        (
            Playlist(
                "",
                owner=Owner("u", "Ilse"),
                items=Page[PlaylistItem](total=0),
                followers=Followers(0),
                public=False,
                collaborative=True,
                snapshot_id="abc",
                description="for walks",
            ),
            {
                "Owner": "Ilse",
                "Entries": "0",
                "Followers": "0",
                "On profile": "no",
                "Collaborative": "yes",
                "": "for walks",
                "Snapshot": "abc",
            },
        ),
        (ShowRef("s"), {}),
        (
            Show("s", publisher="Quay", total_episodes=3, media_type="audio", languages=("en",)),
            {"Episodes": "3", "Media": "audio", "Publisher": "Quay", "Languages": "en"},
        ),
        (
            AudiobookRef("b", authors=(Author("A"),), narrators=(Author("N"), Author("M"))),
            {"By": "A", "Read by": "N, M"},
        ),
        (
            Audiobook("b", edition="Unabridged", total_chapters=9, explicit=True),
            {"Chapters": "9", "Edition": "Unabridged", "Explicit": "yes"},
        ),
        (
            Episode("e", show=ShowRef("s"), resume_point=ResumePoint(fully_played=True)),
            {"Podcast": "s", "Heard": "to the end"},
        ),
        (Episode("e", resume_point=ResumePoint()), {"Heard": "nothing yet"}),
        (
            Chapter("c", chapter_number=0, audiobook=AudiobookRef("b"), duration_ms=61_000),
            {"Book": "b", "Chapter": "1", "Length": "1 min 1 s"},
        ),
        (Category(""), {}),
        (
            User("ilse", followers=Followers(5), product="premium", uri="spotify:user:ilse"),
            {
                "Followers": "5",
                "Subscription": "premium",
                "Link": "https://open.spotify.com/user/ilse",
                "URI": "spotify:user:ilse",
            },
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_told_and_nothing_else(thing: Known, told: dict[str, str]) -> None:
    assert facts(thing) == told


@pytest.mark.parametrize(
    ("thing", "label"),
    [
        (Artist("a"), "Followed"),
        (Playlist("p"), "Followed"),
        (Show("s"), "Followed"),
        (Owner("u"), "Followed"),
        (Album("a"), "Saved"),
        (Audiobook("b"), "Saved"),
        (Episode("e"), "Saved"),
    ],
)
def test_some_things_are_saved_and_others_followed(thing: Known, label: str) -> None:
    told = {
        fact.label: fact.value for each in sections_about(thing, saved=True) for fact in each.facts
    }
    assert told[label] == "yes"
    assert ("Saved" in told) is (label == "Saved")


def test_no_section_is_empty() -> None:
    assert sections_about(Track("t")) == ()
    described = sections_about(Show("s", description="waves"))
    assert [section.title for section in described] == ["Description"]


def test_a_user_is_known_by_name_or_id() -> None:
    assert name_of(User("ilse", display_name="Ilse Moor")) == "Ilse Moor"
    assert name_of(User("ilse")) == "ilse"
    assert name_of(Track("t")) == "t"
    assert str(kind_of(User("ilse"))) == str(kind_of(Owner("ilse"))) == "user"
    assert link_of(User("")) is None


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0, None),
        (-1, None),
        (999, None),
        (1_000, "1 s"),
        (60_000, "1 min"),
        (3_600_000, "1 h"),
        (3_725_000, "1 h 2 min"),
    ],
)
def test_lengths_in_words(milliseconds: int, words: str | None) -> None:
    assert length(milliseconds) == words
