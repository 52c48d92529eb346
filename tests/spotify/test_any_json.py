"""Whatever JSON stands in whatever field: a model comes out, all of it clean, or one error."""

import contextlib
import json
from typing import TypeVar

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    Json,
    changed,
    page,
)
from tests.spotify.support import numbers_in, texts_in
from tuify.spotify.decoding import decode, decode_patiently
from tuify.spotify.errors import UnreadableAnswer
from tuify.spotify.models import (
    Album,
    Artist,
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
from tuify.spotify.text import clean

T = TypeVar("T")

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
]

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=12)
    | st.sampled_from(["track", "episode", "\x1b[2J", "\u202e", "\ud800", -1, 10**40, 1e300]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "name", "id", "totalMilliseconds", "items", "\x1b", "disallows"]
            )
            | st.text(max_size=4),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=400)
@given(st.data(), st.sampled_from(BODIES), json_values)
def test_any_value_anywhere(
    data: st.DataObject, sample: tuple[Json, type[object]], value: object
) -> None:
    body, model = sample
    places = _places(body)
    raw = json.dumps(_put(body, data.draw(st.sampled_from(places)), value)).encode()
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


def _put(body: object, way: tuple[str | int, ...], value: object) -> object:
    """The document with another value in one place."""
    if not way:
        return value
    step, *rest = way
    if isinstance(body, dict):
        return {k: _put(v, tuple(rest), value) if k == step else v for k, v in body.items()}
    assert isinstance(body, list)
    return [_put(v, tuple(rest), value) if k == step else v for k, v in enumerate(body)]


def _places(body: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to each value inside a document."""
    found: list[tuple[str | int, ...]] = [way] if way else []
    inside = body.items() if isinstance(body, dict) else ()
    for key, value in inside:
        found += _places(value, (*way, key))
    for index, value in enumerate(body if isinstance(body, list) else ()):
        found += _places(value, (*way, index))
    return found
