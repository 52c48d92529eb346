"""Playing a list from a row on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.library.changes import Absent, Failed
from tuify.library.play import (
    MAX_URIS,
    CannotStart,
    RowItem,
    Start,
    play_from,
    playable,
    takes_offset,
)
from tuify.spotify.errors import ServerFault
from tuify.spotify.models import AlbumRef, Chapter, Episode, Track

COLLECTION = "spotify:user:me:collection"
LOCAL = Track(name="mine", uri="spotify:local:a:b:c:1", is_local=True)


def track(number: int, playable: bool | None = None) -> Track:
    return Track(name=str(number), uri=f"spotify:track:{number}", is_playable=playable)


def playlist(*rows: RowItem) -> list[RowItem]:
    return list(rows)


def play(rows: list[RowItem], index: int, context: str | None = None) -> Start | CannotStart:
    return play_from(rows.__getitem__, index, len(rows), context_uri=context)


@pytest.mark.parametrize("context", [COLLECTION, "spotify:album:a", "spotify:user:x:playlist:p"])
def test_a_context_is_kept_where_the_service_can_begin_within_it(context: str) -> None:
    rows = [track(i) for i in range(3)]
    started = play_from(rows.__getitem__, 1, 3, context_uri=context)
    assert started == Start(rows[1], context_uri=context, offset_uri="spotify:track:1")


def test_a_local_file_in_a_context_is_found_by_its_place() -> None:
    started = play(playlist(track(0), LOCAL), 1, COLLECTION)
    assert started == Start(LOCAL, context_uri=COLLECTION, offset_position=1)


@pytest.mark.parametrize("context", ["spotify:artist:a", "spotify:show:s", None])
def test_elsewhere_a_window_of_rows_is_played(context: str | None) -> None:
    rows = playlist(*(track(i) for i in range(300)))
    started = play(rows, 120, context)
    assert isinstance(started, Start)
    assert started.context_uri is None
    assert (started.first, started.last) == (120, 219)
    assert started.offset_position == 0
    assert started.uris[0] == "spotify:track:120"
    assert len(started.uris) == MAX_URIS


def test_near_the_end_the_window_reaches_back() -> None:
    started = play(playlist(*(track(i) for i in range(300))), 290)
    assert isinstance(started, Start)
    assert (started.first, started.last) == (200, 299)
    assert started.offset_position == 90
    assert started.uris[90] == "spotify:track:290"


def test_what_cannot_play_is_left_out_and_what_is_not_here_ends_the_window() -> None:
    rows = playlist(
        track(0),
        Failed(ServerFault("broken", status=500)),
        track(2),
        track(3),
        Absent.NULL,
        LOCAL,
        track(6, playable=False),
        Episode(name="talk", uri="spotify:episode:7"),
        Track(name="without"),
        track(9),
        Absent.LOADING,
        track(11),
    )
    started = play(rows, 3)
    assert isinstance(started, Start)
    assert started.uris == (
        "spotify:track:2",
        "spotify:track:3",
        "spotify:episode:7",
        "spotify:track:9",
    )
    assert (started.first, started.last, started.offset_position) == (2, 9, 1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (Absent.LOADING, CannotStart.NOT_HERE),
        (Failed(ServerFault("broken", status=500)), CannotStart.NOT_HERE),
        (Absent.NULL, CannotStart.EMPTY),
        (LOCAL, CannotStart.LOCAL),
        (Track(name="without"), CannotStart.LOCAL),
    ],
)
def test_reasons_why_nothing_starts(row: RowItem, reason: CannotStart) -> None:
    assert play(playlist(row), 0) is reason


row_items: st.SearchStrategy[RowItem] = st.one_of(
    st.integers(0, 10_000).map(track),
    st.sampled_from([Absent.NULL, Absent.LOADING, LOCAL]),
)


@given(rows=st.lists(row_items, min_size=1, max_size=260), at=st.integers(0, 259))
def test_a_window_holds_the_row_and_its_neighbours_in_order(rows: list[RowItem], at: int) -> None:
    index = at % len(rows)
    started = play(rows, index)
    if isinstance(started, CannotStart):
        assert not isinstance(rows[index], Track) or rows[index] is LOCAL
        return
    assert 1 <= len(started.uris) <= MAX_URIS
    assert started.first is not None
    assert started.last is not None
    assert started.offset_position is not None
    span = rows[started.first : started.last + 1]
    assert Absent.LOADING not in span
    uris = [row.uri for row in span if isinstance(row, Track) and row is not LOCAL]
    assert list(started.uris) == uris
    chosen = rows[index]
    assert isinstance(chosen, Track)
    assert started.uris[started.offset_position] == chosen.uri


@pytest.mark.parametrize(
    ("uri", "takes"),
    [
        (COLLECTION, True),
        ("spotify:album:a", True),
        ("spotify:playlist:p", True),
        ("spotify:user:x:playlist:p", True),
        ("spotify:artist:a", False),
        ("spotify:show:s", False),
        ("", False),
    ],
)
def test_contexts_that_take_an_offset(uri: str, takes: bool) -> None:
    assert takes_offset(uri) is takes


def test_what_a_thing_can_play() -> None:
    assert playable(track(1)) == track(1)
    assert playable(AlbumRef(name="an album", uri="spotify:album:1")) is Absent.NULL
    chapter = Chapter(name="One", uri="spotify:episode:1", duration_ms=5)
    assert playable(chapter) == Episode(name="One", uri="spotify:episode:1", duration_ms=5)
