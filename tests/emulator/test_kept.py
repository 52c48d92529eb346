"""The rows of kept things: what is in them at first, and changes on top of it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.catalog.catalog import TRACKS_PER_ARTIST, Catalog
from tuify.emulator.catalog.oddities import ODD_TRACKS
from tuify.emulator.catalog.spoken import EPISODES_PER_SHOW
from tuify.emulator.keeping.kept import LOST, KeptThings, kept_at_first
from tuify.emulator.keeping.saved import SavedTracks

CATALOG = Catalog(1, ODD_TRACKS)
KINDS = ("album", "artist", "audiobook", "episode", "show")

places = st.integers(0, 12)


def _numbers(row: KeptThings) -> list[int | None]:
    return [row.entry(place).number for place in range(len(row))]


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_begins_without_repeats_and_with_its_one_hole(kind: str) -> None:
    numbers = _numbers(kept_at_first(CATALOG, kind))
    assert len(set(numbers)) == len(numbers)
    holes = [place for place, number in enumerate(numbers) if number is None]
    assert holes == ([LOST[kind]] if kind in LOST else [])


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_in_a_row_is_found_in_it(kind: str) -> None:
    row = kept_at_first(CATALOG, kind)
    for place, number in enumerate(_numbers(row)):
        if number is not None:
            assert row.place_of(number) == place


@pytest.mark.parametrize("kind", KINDS)
def test_newest_comes_first(kind: str) -> None:
    row = kept_at_first(CATALOG, kind)
    moments = [row.entry(place).added_at_ms for place in range(len(row))]
    assert moments == sorted(set(moments), reverse=True)


def test_no_episode_was_saved_before_it_came_out() -> None:
    row = kept_at_first(CATALOG, "episode")
    for place, number in enumerate(_numbers(row)):
        if number is not None:
            out = CATALOG.episode(*divmod(number, EPISODES_PER_SHOW)).release_date
            moment_ms = datetime.fromisoformat(out).replace(tzinfo=UTC).timestamp() * 1000
            assert row.entry(place).added_at_ms > moment_ms, f"place {place}"


def test_followed_artists_made_songs_he_likes() -> None:
    saved = SavedTracks(CATALOG, 5_000)
    for artist in _numbers(kept_at_first(CATALOG, "artist")):
        assert artist is not None
        first = artist * TRACKS_PER_ARTIST
        songs = range(first, first + TRACKS_PER_ARTIST)
        assert any(saved.place_of(song) is not None for song in songs)


def test_a_kind_without_a_row_has_none() -> None:
    with pytest.raises(KeyError):
        kept_at_first(CATALOG, "chapter")


@given(st.lists(st.tuples(st.booleans(), st.lists(places, min_size=1, max_size=3)), max_size=12))
def test_changing_a_row_is_what_a_list_does(changes: list[tuple[bool, list[int]]]) -> None:
    row = KeptThings((3, None, 5, 8, 1), 1000)
    plain: list[int | None] = [3, None, 5, 8, 1]
    for moment, (save, numbers) in enumerate(changes):
        if save:
            plain = [*(one for one in dict.fromkeys(numbers) if one not in plain), *plain]
            row = row.save(numbers, moment)
        else:
            plain = [one for one in plain if one not in numbers]
            row = row.remove(numbers)
    assert _numbers(row) == plain
    for number in range(13):
        assert row.place_of(number) == (plain.index(number) if number in plain else None)


@given(
    st.lists(st.tuples(st.sampled_from("std"), st.integers(0, 90), st.integers(-40, 700))),
    st.integers(0, 40),
)
def test_what_is_dated_stands_where_its_moment_belongs(
    changes: list[tuple[str, int, int]], size: int
) -> None:
    """All moments, in hours before the newest song; what is saved plainly is newest of all."""
    saved = SavedTracks(CATALOG, size)
    newest_ms = SavedTracks(CATALOG, 1).first_moment_ms(0) + 10**9
    wanted: set[int] = {CATALOG.liked_track(at) for at in range(size)}
    for turn, (change, place, hours) in enumerate(changes):
        track = CATALOG.liked_track(place)
        if change == "s":
            saved = saved.save([track], newest_ms + 10**9 + turn)
        elif change == "t":
            saved = saved.save_at(track, newest_ms - hours * 3_600_000)
        else:
            saved = saved.remove([track])
        wanted = wanted - {track} if change == "d" else wanted | {track}
    moments = [saved.entry(place).added_at_ms for place in range(len(saved))]
    assert moments == sorted(moments, reverse=True)
    hidden = {26, 41, 75, 84, 85, 86}
    for place in set(range(91)) - hidden:
        track = CATALOG.liked_track(place)
        at = saved.place_of(track)
        assert (at is not None) == (track in wanted)
        if at is not None:
            found = saved.entry(at).track
            assert found == CATALOG.track(track)


def test_a_row_goes_on_behind_what_was_just_taken_out() -> None:
    row = KeptThings((3, 4, 5, 8, 1), 1000).save([30], 5)
    assert row.place_behind(4) == 3
    assert row.remove([4]).place_behind(4) == 2
    assert row.remove([3, 4, 5]).place_behind(5) == 1
    assert row.save_at(31, row.first_moment_ms(1) - 1).remove([4]).place_behind(4) == 2
    assert row.place_behind(99) == len(row)
    assert row.remove([30]).place_behind(30) == 5
