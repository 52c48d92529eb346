"""The oddities of the service's answers, one by one."""

import json
from typing import TypeVar

import msgspec
import pytest

from tests.spotify.bodies import (
    ALBUM,
    ARTIST,
    DEVICE,
    EPISODE,
    LOCAL,
    PLAYBACK,
    PLAYLIST,
    PLAYLIST_ITEM,
    SAVED,
    TRACK,
    USER,
    changed,
    page,
    without,
)
from tuify.spotify.decoding import decode, decode_patiently
from tuify.spotify.errors import UnreadableAnswer
from tuify.spotify.models import (
    Album,
    AlbumRef,
    Artist,
    ArtistRef,
    Context,
    Device,
    Episode,
    Playback,
    PlayHistory,
    Playlist,
    PlaylistItem,
    Queue,
    SavedTrack,
    Track,
    User,
)
from tuify.spotify.paging import CursorPage, Page

T = TypeVar("T")


def read(body: object, model: type[T]) -> T:
    """Both ways of reading, which must not differ."""
    raw = json.dumps(body, ensure_ascii=False).encode()
    patient = decode_patiently(raw, model)
    assert decode(raw, model) == patient
    return patient


def track(**fields: object) -> Track:
    return read(changed(TRACK, **fields), Track)


def test_a_track() -> None:
    assert track() == Track(
        name="Paper Lanterns",
        uri="spotify:track:T1",
        id="T1",
        duration_ms=242_000,
        is_playable=True,
        track_number=3,
        artists=(ArtistRef("Ilse Moor", "A1", "spotify:artist:A1"),),
        album=read(ALBUM, AlbumRef),
    )
    assert track().type == "track"


def test_a_local_track() -> None:
    local = read(LOCAL, Track)
    assert (local.id, local.is_local, local.duration_ms) == (None, True, 184_000)
    assert local.album == AlbumRef(name="")
    assert local.artists == (ArtistRef("Someone"),)


def test_an_episode() -> None:
    episode = read(EPISODE, Episode)
    assert episode.type == "episode"
    assert episode.show is not None
    assert (episode.show.name, episode.duration_ms, episode.explicit) == ("Woods", 3_690_161, True)
    assert episode.resume_point is not None
    assert episode.resume_point.resume_position_ms == 26_000


def test_a_playback() -> None:
    playback = read(PLAYBACK, Playback)
    assert playback.device == read(DEVICE, Device)
    assert playback.disallows == {"resuming", "skipping_prev"}
    assert playback.context == Context(
        "collection", "spotify:user:u1:collection", "https://api.example/v1/me/tracks"
    )
    assert playback.item == track()
    assert (playback.progress_ms, playback.is_playing) == (225_564, True)
    assert playback == read(PLAYBACK, Playback)


@pytest.mark.parametrize("actions", [None, {}, {"disallows": {}}, {"disallows": None}, [], "x"])
def test_nothing_is_disallowed(actions: object) -> None:
    assert read(changed(PLAYBACK, actions=actions), Playback).disallows == frozenset()


@pytest.mark.parametrize(
    ("kind", "item", "found"),
    [
        ("track", TRACK, Track),
        ("episode", EPISODE, Episode),
        ("ad", None, None),
        ("unknown", changed(TRACK, type="hologram"), None),
        ("track", without(TRACK, "type"), Track),
        ("episode", without(EPISODE, "type"), Episode),
        ("track", changed(TRACK, type=None), Track),
        ("track", changed(TRACK, type=["track"]), None),
        ("track", "no object", None),
        ("track", {}, None),
    ],
)
def test_kinds_of_items(kind: str, item: object, found: type[object] | None) -> None:
    told = changed(PLAYBACK, currently_playing_type=kind, item=item)
    playback = read(told, Playback)
    assert playback.currently_playing_type == kind
    assert playback.item is None if found is None else isinstance(playback.item, found)


def test_an_advertisement_between() -> None:
    told = changed(PLAYBACK, item=None, context=None, progress_ms=None, timestamp=0)
    playback = read(told, Playback)
    assert (playback.item, playback.context, playback.progress_ms) == (None, None, None)


def test_a_restricted_device() -> None:
    told = without(changed(DEVICE, id=None, is_restricted=True, volume_percent=None), "x")
    device = read(without(told, "supports_volume"), Device)
    assert (device.id, device.is_restricted, device.volume_percent) == (None, True, None)
    assert device.supports_volume
    assert read(without(DEVICE, "id"), Device).id is None


def test_both_spellings_of_playlists() -> None:
    newer = changed(PLAYLIST, items=page(PLAYLIST_ITEM, total=9))
    older_item = without(changed(PLAYLIST_ITEM, track=TRACK), "item")
    older = without(changed(PLAYLIST, tracks=page(older_item, total=9)), "items")
    both = changed(
        newer, tracks=page(changed(PLAYLIST_ITEM, track=EPISODE), total=9), images=[None]
    )
    expected = read(newer, Playlist)
    assert expected.items is not None
    assert expected.items.total == 9
    assert expected.items.items[0] == PlaylistItem(
        added_at="2025-07-29T21:11:55Z", added_by=expected.owner, item=track()
    )
    assert read(older, Playlist) == expected
    assert read(both, Playlist) == expected


def test_an_account_without_an_id_is_none() -> None:
    for body in (changed(USER, id=None), changed(USER, id=""), without(USER, "id")):
        with pytest.raises(UnreadableAnswer):
            decode(json.dumps(body).encode(), User)


def test_a_playlist_of_someone_else_has_no_contents() -> None:
    playlist = read(without(PLAYLIST, "items"), Playlist)
    assert (playlist.items, playlist.images, playlist.public) == (None, (), None)


def test_null_entries_keep_their_place() -> None:
    told = page(PLAYLIST, None, changed(PLAYLIST, id=None), "junk", PLAYLIST)
    items = read(told, Page[Playlist]).items
    assert [item is None for item in items] == [False, True, True, True, False]
    told = page(SAVED, {"added_at": None, "track": None}, None)
    assert read(told, Page[SavedTrack]).items[1:] == (SavedTrack(), None)
    told = {"currently_playing": None, "queue": [TRACK, None, EPISODE, TRACK]}
    assert [type(item).__name__ for item in read(told, Queue).queue] == [
        "Track",
        "NoneType",
        "Episode",
        "Track",
    ]


def test_an_empty_queue() -> None:
    assert read({"currently_playing": None, "queue": []}, Queue) == Queue()


def test_a_page_knows_at_least_what_it_holds() -> None:
    assert read(page(SAVED, SAVED, total=0, offset=50), Page[SavedTrack]).total == 52
    assert read(changed(page(SAVED), total=None), Page[SavedTrack]).total == 1
    assert read(page(total=30), Page[SavedTrack]).total == 30


def test_cursors() -> None:
    told = {"items": [{"track": TRACK, "played_at": "x"}], "limit": 1, "cursors": None}
    recent = read(told, CursorPage[PlayHistory])
    assert recent.cursors is None
    cursors = {"after": "1700000000000", "before": None}
    recent = read({**told, "cursors": cursors}, CursorPage[PlayHistory])
    assert recent.cursors is not None
    assert (recent.cursors.after, recent.cursors.before) == ("1700000000000", None)


def test_an_account() -> None:
    assert read(USER, User) == User("u1", "Ada", "spotify:user:u1", "acc1")
    assert read({"id": 1112, "display_name": None}, User) == User("1112")


@pytest.mark.parametrize("blank", [None, {}, "x"])
def test_an_empty_newer_spelling_does_not_hide_the_older(blank: object) -> None:
    playlist = read(changed(PLAYLIST, items=blank, tracks={"total": 3}), Playlist)
    assert playlist.items is not None
    assert playlist.items.total == 3
    entry = read(changed(PLAYLIST_ITEM, item=blank, track=EPISODE), PlaylistItem)
    assert isinstance(entry.item, Episode)


def test_an_album_with_its_tracks() -> None:
    album = read(changed(ALBUM, tracks=page(without(TRACK, "album"))), Album)
    assert album.tracks is not None
    first = album.tracks.items[0]
    assert first is not None
    assert (first.name, first.album) == ("Paper Lanterns", None)


def test_capitals_in_the_kind_of_an_album_are_kept() -> None:
    assert read(changed(ALBUM, album_type="ALBUM"), AlbumRef).album_type == "ALBUM"


@pytest.mark.parametrize(
    ("told", "read_as"),
    [
        (4.9e7, 49_000_000),
        (640.0, 640),
        (-5, 0),
        (10**30, 2**31),
        (1e300, 2**31),
        ({"totalMilliseconds": 7}, 7),
        ({"totalMilliseconds": "7"}, 0),
        (None, 0),
        (True, 0),
        ("242000", 0),
        ([1], 0),
    ],
)
def test_lengths_that_are_no_whole_numbers(told: object, read_as: int) -> None:
    assert track(duration_ms=told).duration_ms == read_as


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_numbers_that_are_none(number: str) -> None:
    raw = json.dumps(changed(TRACK, duration_ms="@")).replace('"@"', number).encode()
    try:
        assert decode(raw, Track).duration_ms in (0, 2**31)
    except UnreadableAnswer:
        assert number == "9" * 5000


def test_volume_is_a_percentage() -> None:
    assert read(changed(DEVICE, volume_percent=140), Device).volume_percent == 100
    assert read(changed(DEVICE, volume_percent=59.7), Device).volume_percent == 59


@pytest.mark.parametrize("nothing", [None, "junk", 7, {}])
def test_lists_that_are_none(nothing: object) -> None:
    assert track(artists=nothing).artists == ()
    assert read(changed(ALBUM, images=nothing), AlbumRef).images == ()


def test_pictures_without_address_are_left_out() -> None:
    told = [{"url": None}, {"url": "https://i.example/1", "width": None}, None, {"width": 3}]
    images = read(changed(ALBUM, images=told), AlbumRef).images
    assert [image.url for image in images] == ["", "https://i.example/1"]


def test_names_that_are_null_are_empty() -> None:
    assert track(name=None).name == ""
    assert read(changed(EPISODE, name=None, description=None), Episode).name == ""


@pytest.mark.parametrize("flag", [None, "yes", 2, []])
def test_flags_that_are_none(flag: object) -> None:
    assert track(explicit=flag, is_playable=flag).explicit is False
    assert track(is_playable=flag).is_playable is None
    assert track(explicit=1).explicit is True


def test_a_lone_surrogate_does_not_lose_the_page() -> None:
    raw = json.dumps(page(changed(SAVED, track=changed(TRACK, name="bro\ud83dken")))).encode()
    assert b"\\ud83d" in raw
    assert _first_name(raw) == "broken"


def test_bytes_that_are_no_utf8_do_not_lose_the_page() -> None:
    raw = json.dumps(page(SAVED)).encode().replace(b"Paper", b"Pa\xffper")
    assert _first_name(raw) == "Pa\ufffdper Lanterns"


def test_of_twice_the_same_key_the_last_counts() -> None:
    assert decode(b'{"name": "a", "name": "b"}', Track).name == "b"


def test_hostile_text_is_cleaned_in_every_field() -> None:
    hostile = "\x1b]52;c;ZXZpbA==\x07\u202ex\n" + "\u0301" * 9 + "y" * 900
    for body, model in (
        (page(_with_text(SAVED, hostile)), Page[SavedTrack]),
        (page(_with_text(PLAYLIST_ITEM, hostile)), Page[PlaylistItem]),
        (page(_with_text(PLAYLIST, hostile)), Page[Playlist]),
        (_with_text(PLAYBACK, hostile), Playback),
        (_with_text(EPISODE, hostile), Episode),
        (_with_text(USER, hostile), User),
        (_with_text(changed(ARTIST, genres=["a"], images=ALBUM["images"]), hostile), Artist),
    ):
        shown = repr(msgspec.to_builtins(decode(json.dumps(body).encode(), model)))
        assert not {"\\x1b", "\\x07", "\\u202e", "\\n"} & set(_escapes(shown))
        assert "x " in shown
        assert "y" * 501 not in shown


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"EkJbtxDxPnQzrcHfR59mihtOKvc",
        b"9h5npEXfBOvTJweMy83FqSmeRcc",
        b"<html><body>Log in to this network</body></html>",
        b"null",
        b"[]",
        b'"text"',
        b"7",
        b"{}",
        b'{"error": {"status": 500, "message": "Oops"}}',
        b'{"items": [1, 2',
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"\xff\xfe",
        b"\xef\xbb\xbf{",
    ],
    ids=lambda body: repr(body[:20]),
)
@pytest.mark.parametrize("model", [Page[SavedTrack], Playback, Track, User, Queue, Album])
def test_what_can_not_be_read_is_called_so(body: bytes, model: type[object]) -> None:
    with pytest.raises(UnreadableAnswer) as failed:
        decode(body, model)
    assert failed.value.status == 200


def test_equal_albums_and_artists_of_a_page_are_one() -> None:
    other = changed(TRACK, id="T2", album=changed(ALBUM, name="Harbour (Deluxe)"))
    tracks = [changed(SAVED, track=told) for told in (TRACK, TRACK, other)]
    items = read(page(*tracks), Page[SavedTrack]).items
    first, second, third = (item.track for item in items if item and item.track)
    assert first.album is second.album
    assert first.artists is third.artists
    assert third.album is not None
    assert third.album.name == "Harbour (Deluxe)"


def _first_name(raw: bytes) -> str:
    first = decode(raw, Page[SavedTrack]).items[0]
    assert first is not None
    assert first.track is not None
    return first.track.name


def _with_text(body: object, text: str) -> object:
    """The body with every text in it, but for what tells kinds apart, replaced."""
    if isinstance(body, str):
        return text
    if isinstance(body, list):
        return [_with_text(entry, text) for entry in body]
    if not isinstance(body, dict):
        return body
    kept = ("track", "episode")
    return {
        key: value if key == "type" and value in kept else _with_text(value, text)
        for key, value in body.items()
    }


def _escapes(shown: str) -> list[str]:
    return [
        shown[at : at + (6 if shown[at + 1] == "u" else 4 if shown[at + 1] == "x" else 2)]
        for at in range(len(shown) - 1)
        if shown[at] == "\\"
    ]
