"""Whatever JSON stands in whatever field: a model comes out, all of it clean, or one error."""

import contextlib
import importlib
import json
import math
import pkgutil
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from tests.spotify.bodies import (
    ALBUM,
    ANALYSIS,
    ARTIST,
    AUDIOBOOK,
    CATEGORY,
    CHAPTER,
    DEVICE,
    EPISODE,
    FEATURES,
    LOCAL,
    PLAYBACK,
    PLAYLIST,
    PLAYLIST_ITEM,
    RECOMMENDED,
    SAVED,
    SHOW,
    TRACK,
    USER,
    Json,
    changed,
    page,
)
from tests.spotify.disturbing import disturbed, json_values
from tests.spotify.support import floats_in, numbers_in, texts_in
from tuify.spotify import models
from tuify.spotify.decoding import decode, decode_patiently
from tuify.spotify.errors import UnreadableAnswer
from tuify.spotify.models import (
    Album,
    Artist,
    ArtistAlbum,
    AudioAnalysis,
    Audiobook,
    AudioFeatures,
    Category,
    Chapter,
    Episode,
    FeaturedPlaylists,
    FollowedArtists,
    Playback,
    PlayHistory,
    Playlist,
    PlaylistItem,
    Queue,
    Recommendations,
    SavedAlbum,
    SavedAudiobook,
    SavedEpisode,
    SavedShow,
    SavedTrack,
    SearchResults,
    Show,
    Snapshot,
    TopTracks,
    Track,
    TrackDetails,
    User,
)
from tuify.spotify.models.base import Model
from tuify.spotify.models.library import AudiobookEntry
from tuify.spotify.paging import CursorPage, Page
from tuify.spotify.text import clean

BODIES: list[tuple[Json, type[object]]] = [
    (page(SAVED, changed(SAVED, track=LOCAL)), Page[SavedTrack]),
    (page(PLAYLIST_ITEM, changed(PLAYLIST_ITEM, item=EPISODE)), Page[PlaylistItem]),
    (page(PLAYLIST), Page[Playlist]),
    (PLAYBACK, Playback),
    (changed(PLAYBACK, item=EPISODE), Playback),
    ({"currently_playing": TRACK, "queue": [TRACK, EPISODE]}, Queue),
    ({"items": [{"track": TRACK, "played_at": "x"}], "cursors": {}}, CursorPage[PlayHistory]),
    (changed(ALBUM, tracks=page(TRACK)), Album),
    (changed(ARTIST, genres=["x"], images=[]), Artist),
    (EPISODE, Episode),
    (TRACK, Track),
    (USER, User),
    (changed(PLAYLIST, tracks=page(changed(PLAYLIST_ITEM, track=TRACK))), Playlist),
    (changed(PLAYBACK, device=changed(DEVICE, id=None)), Playback),
    (page(changed(ALBUM, album_group="single")), Page[ArtistAlbum]),
    (changed(AUDIOBOOK, chapters=page(CHAPTER)), Audiobook),
    (changed(CHAPTER, audiobook=AUDIOBOOK), Chapter),
    (changed(SHOW, episodes=page(EPISODE)), Show),
    (changed(TRACK, linked_from={"id": "T0"}, restrictions={"reason": "x"}), TrackDetails),
    (FEATURES, AudioFeatures),
    (ANALYSIS, AudioAnalysis),
    (CATEGORY, Category),
    (RECOMMENDED, Recommendations),
    ({"message": "x", "playlists": page(PLAYLIST)}, FeaturedPlaylists),
    ({"tracks": page(TRACK), "playlists": page(PLAYLIST, None)}, SearchResults),
    (page({"added_at": "x", "album": ALBUM}, None), Page[SavedAlbum]),
    (page({"added_at": "x", "episode": EPISODE}), Page[SavedEpisode]),
    (page({"added_at": "x", "show": SHOW}), Page[SavedShow]),
    (page(AUDIOBOOK, {"added_at": "x", "audiobook": AUDIOBOOK}), Page[AudiobookEntry]),
    ({"artists": {"items": [ARTIST], "cursors": {"after": "A1"}}}, FollowedArtists),
    ({"snapshot_id": "AAAA"}, Snapshot),
]


def models_in(kind: inspect.Type) -> set[type[object]]:
    """Every model of which a type is made."""
    inside: list[inspect.Type] = []
    match kind:
        case inspect.StructType(cls=cls, fields=fields):
            found = {cls}.union(*(models_in(field.type) for field in fields))
            return {getattr(one, "__origin__", one) for one in found}
        case inspect.UnionType(types=types):
            inside = list(types)
        case inspect.VarTupleType(item_type=one) | inspect.FrozenSetType(item_type=one):
            inside = [one]
        case inspect.DictType(value_type=one):
            inside = [one]
    return set().union(*map(models_in, inside))


def test_there_is_a_body_for_every_model() -> None:
    reached = set().union(*(models_in(inspect.type_info(model)) for _, model in BODIES))
    assert set(every_model()) - reached == {TopTracks, SavedAudiobook}


def every_model() -> Iterator[type[object]]:
    """The models that say something by themselves, rather than being a part of others."""
    for found in pkgutil.iter_modules(models.__path__, f"{models.__name__}."):
        for value in vars(importlib.import_module(found.name)).values():
            is_model = isinstance(value, type) and issubclass(value, Model)
            if is_model and value.__module__ == found.name and not value.__subclasses__():
                yield value


@settings(deadline=None, max_examples=400)
@given(st.data(), st.sampled_from(BODIES))
def test_any_value_anywhere(data: st.DataObject, sample: tuple[Json, type[object]]) -> None:
    body, model = sample
    raw = json.dumps(data.draw(disturbed(body))).encode()
    try:
        read = decode(raw, model)
    except UnreadableAnswer:
        with pytest.raises(UnreadableAnswer):
            decode_patiently(raw, model)
        return
    assert read == decode_patiently(raw, model)
    for text in texts_in(msgspec.to_builtins(read)):
        assert clean(text) == text
    for number in numbers_in(msgspec.to_builtins(read)):
        assert number >= 0
    for measure in floats_in(msgspec.to_builtins(read)):
        assert math.isfinite(measure)


@settings(deadline=None)
@given(json_values, st.sampled_from([model for _, model in BODIES] + [tuple[bool | None, ...]]))
def test_any_document_for_any_model(value: object, model: type[object]) -> None:
    with contextlib.suppress(UnreadableAnswer):
        assert decode(json.dumps(value).encode(), model) is not None


@settings(deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes(raw: bytes) -> None:
    with contextlib.suppress(UnreadableAnswer):
        assert isinstance(decode(raw, Playback), Playback)
