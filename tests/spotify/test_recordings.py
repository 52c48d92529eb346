"""Every recorded body is read, as it is and as an app in Development Mode would be sent it."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.spotify.recordings import as_body, in_development_shape, recorded, recording
from tuify.spotify.answers import Answer, error_in
from tuify.spotify.decoding import decode, decode_patiently
from tuify.spotify.errors import RateLimited, SpotifyError
from tuify.spotify.models import (
    Album,
    Artist,
    ArtistAlbum,
    Audiobook,
    AudioFeatures,
    Chapter,
    Device,
    Episode,
    FollowedArtists,
    Image,
    Playback,
    PlayHistory,
    Playlist,
    PlaylistItem,
    SavedAlbum,
    SavedEpisode,
    SavedShow,
    SavedTrack,
    SearchResults,
    Show,
    Snapshot,
    Track,
    User,
)
from tuify.spotify.paging import CursorPage, Page
from tuify.spotify.text import clean, is_plain


class Devices(msgspec.Struct, frozen=True):
    """The answer to the question for devices."""

    devices: tuple[Device, ...]


MODELS: dict[str, type[object]] = {
    "album_tracks": Page[Track],
    "artist": Artist,
    "artist_albums": Page[ArtistAlbum],
    "audio_features": AudioFeatures,
    "audiobook": Audiobook,
    "audiobook_chapters": Page[Chapter],
    "chapter": Chapter,
    "current_playing_track": Playback,
    "current_user": User,
    "current_user_playlist_1": Page[Playlist],
    "current_user_playlist_2": Page[Playlist],
    "devices": Devices,
    "episode": Episode,
    "followed_artists": FollowedArtists,
    "get_album": Album,
    "library_contains": tuple[bool, ...],
    "new_playlist": Playlist,
    "playback_1": Playback,
    "playback_2": Playback,
    "playback_3": Playback,
    "playback_4": Playback,
    "playback_audiobook_1": Playback,
    "playback_episode_1": Playback,
    "playlist_1": Playlist,
    "playlist_2": Playlist,
    "playlist_3": Playlist,
    "playlist_cover_image": tuple[Image, ...],
    "playlist_items": Page[PlaylistItem],
    "playlist_update_items": Snapshot,
    "recently_played_tracks": CursorPage[PlayHistory],
    "saved_albums": Page[SavedAlbum],
    "saved_audiobooks": Page[Audiobook],
    "saved_episodes": Page[SavedEpisode],
    "saved_shows": Page[SavedShow],
    "saved_tracks": Page[SavedTrack],
    "search": SearchResults,
    "show": Show,
    "show_episodes": Page[Episode],
    "top_artists": Page[Artist],
    "top_tracks": Page[Track],
}

RECORDED = recorded("python-spotify")


def load(name: str) -> bytes:
    return recording(RECORDED[0].with_name(f"{name}.json"))


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_recorded_body(path: Path) -> None:
    raw = recording(path)
    document = json.loads(raw)
    if isinstance(document, dict) and "error" in document:
        error = error_in(Answer(document["error"]["status"], {}, raw))
        assert isinstance(error, SpotifyError)
        assert not isinstance(error, RateLimited)
        assert error.message == document["error"]["message"]
        return
    model = MODELS[path.stem]
    for body in (raw, as_body(in_development_shape(document))):
        read = decode(body, model)
        assert read == decode_patiently(body, model)
        assert _entries(read) == _entries_told(json.loads(body))


@pytest.mark.parametrize("name", ["playback_1", "playback_2", "playback_3", "playback_4"])
def test_playback_of_a_track(name: str) -> None:
    told = json.loads(load(name))
    playback = decode(load(name), Playback)
    assert isinstance(playback.item, Track)
    assert playback.item.name == told["item"]["name"]
    assert playback.item.duration_ms == told["item"]["duration_ms"]
    assert playback.device is not None
    assert playback.device.name == told["device"]["name"]
    assert playback.disallows == set(told["actions"]["disallows"])


def test_oddities_of_the_recorded_playbacks() -> None:
    liked, old, restricted, bare = (decode(load(f"playback_{n}"), Playback) for n in range(1, 5))
    assert liked.context is not None
    assert liked.context.type == "collection"
    assert old.context is not None
    assert old.context.uri.startswith("spotify:user:")
    assert restricted.device is not None
    assert (restricted.device.id, restricted.device.is_restricted) == (None, True)
    assert bare.context is None
    assert bare.smart_shuffle is not None
    for name in ("playback_episode_1", "playback_audiobook_1"):
        assert isinstance(decode(load(name), Playback).item, Episode)


def test_entries_that_are_null() -> None:
    albums = decode(load("saved_albums"), Page[SavedAlbum])
    assert [index for index, entry in enumerate(albums.items) if not (entry and entry.album)] == [
        12
    ]
    episodes = decode(load("saved_episodes"), Page[SavedEpisode])
    first = episodes.items[0]
    assert first is not None
    assert first.episode is not None
    assert (first.episode.name, first.episode.id, first.episode.uri) == ("", None, None)
    assert first.episode.release_date == "0000"


def test_lists_of_playlists_tell_how_long_each_is() -> None:
    told = json.loads(load("current_user_playlist_1"))
    playlists = decode(load("current_user_playlist_1"), Page[Playlist])
    totals = [entry.items.total for entry in playlists.items if entry and entry.items]
    assert totals == [entry["items"]["total"] for entry in told["items"] if entry]


def test_a_page_costs_little() -> None:
    """Not a time, which a busy machine would spoil, but the way that was taken."""
    assert is_plain(load("saved_tracks"))


BODIES = [path for path in RECORDED if path.stem in MODELS] or RECORDED

each_body = pytest.mark.parametrize("path", BODIES, ids=lambda path: path.stem)


@each_body
def test_nothing_is_lost_that_the_models_know(path: Path) -> None:
    whole = json.loads(recording(path))
    for document in (whole, in_development_shape(whole)):
        assert _lost(decode(as_body(document), MODELS[path.stem]), document) == []


@each_body
def test_numbers_may_be_written_as_floats(path: Path) -> None:
    document = json.loads(recording(path))
    floats = as_body(_with_floats(document))
    assert (floats != as_body(document)) is (path.stem not in WITHOUT_NUMBERS)
    assert decode(floats, MODELS[path.stem]) == decode(as_body(document), MODELS[path.stem])


@pytest.mark.parametrize(
    "name", ["current_user_playlist_1", "new_playlist", "playlist_1", "playlist_items"]
)
def test_playlists_are_read_in_the_older_and_the_newer_spelling(name: str) -> None:
    document, model = json.loads(load(name)), MODELS[name]
    newer = _spelled(document, {"tracks": "items", "track": "item"})
    older = _spelled(document, {"items": "tracks", "item": "track"})
    assert as_body(newer) != as_body(older)
    assert decode(as_body(newer), model) == decode(load(name), model)
    assert decode(as_body(older), model) == decode(load(name), model)


@pytest.mark.parametrize("name", ["playlist_1", "playlist_items", "saved_tracks"])
def test_every_field_of_an_entry_may_be_null_or_lack(name: str) -> None:
    document, model = json.loads(load(name)), MODELS[name]
    listed = document if name != "playlist_1" else document["items"]
    entry = listed["items"][0]
    for key in entry:
        for changed in ({**entry, key: None}, {k: v for k, v in entry.items() if k != key}):
            listed["items"] = [changed]
            assert decode(as_body(document), model) is not None


WITHOUT_NUMBERS = {"library_contains", "playlist_cover_image", "playlist_update_items"}


def _lost(read: object, told: object, where: str = "$") -> list[str]:
    """Where a model has not what the body says, unless that is null or in an older spelling."""
    if isinstance(read, msgspec.Struct) and isinstance(told, dict):
        return [
            fault
            for field in msgspec.structs.fields(read)
            if not field.name.startswith("_") and told.get(field.encode_name) is not None
            for fault in _lost(
                getattr(read, field.name), told[field.encode_name], f"{where}.{field.name}"
            )
        ]
    if isinstance(read, tuple) and isinstance(told, list):
        if where.endswith(".languages"):
            told = [one for one in told if one is not None]
        if len(read) != len(told):
            return [f"{where} has {len(read)} entries of {len(told)}"]
        pairs = enumerate(zip(read, told, strict=True))
        return [f for at, (one, other) in pairs for f in _lost(one, other, f"{where}[{at}]")]
    same = read == (clean(told) if isinstance(told, str) else told)
    return [] if same else [f"{where}: {read!r} of {told!r}"]


def _with_floats(document: object) -> object:
    """The document with every number as a float."""
    if isinstance(document, dict):
        return {key: _with_floats(value) for key, value in document.items()}
    if isinstance(document, list):
        return [_with_floats(value) for value in document]
    if isinstance(document, int) and not isinstance(document, bool):
        return float(document)
    return document


def _spelled(document: object, names: dict[str, str]) -> object:
    """The document with one of two spellings of the same thing in playlists."""
    if isinstance(document, list):
        return [_spelled(value, names) for value in document]
    if not isinstance(document, dict):
        return document
    spelled = {key: _spelled(value, names) for key, value in document.items()}
    if "snapshot_id" in document or "added_at" in document:
        for other, name in names.items():
            if other in spelled:
                spelled[name] = spelled.pop(other)
    return spelled


def _entries(read: object) -> int | None:
    return len(read.items) if isinstance(read, Page | CursorPage) else None


def _entries_told(document: object) -> int | None:
    items = document.get("items") if isinstance(document, dict) else None
    return len(items) if isinstance(items, list) else None
