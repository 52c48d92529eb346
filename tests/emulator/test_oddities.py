"""The odd data is where its table says, and the first screenful is not odd."""

import re

import pytest

from tests.emulator.schema import faults
from tests.emulator.support import Api
from tuify.emulator.catalog import oddities


@pytest.fixture(scope="module")
def rows() -> list[dict[str, object]]:
    api = Api()
    return [
        row
        for offset in (0, 50, 100)
        for row in api.get(f"/me/tracks?limit=50&offset={offset}")["items"]
    ]


def _track(rows: list[dict[str, object]], place: int) -> dict[str, object]:
    track = rows[place]["track"]
    assert isinstance(track, dict)
    return track


def _album(rows: list[dict[str, object]], place: int) -> dict[str, object]:
    album = _track(rows, place)["album"]
    assert isinstance(album, dict)
    return album


def test_the_table_names_every_odd_place() -> None:
    odd = {*oddities.ODD_TRACKS, *oddities.ODD_ENTRIES}
    named = {int(number) for number in re.findall(r"\b\d{2,3}\b", oddities.__doc__ or "")}
    assert odd <= named


def test_the_first_screenful_is_as_the_reference_says(rows: list[dict[str, object]]) -> None:
    assert faults(rows[:20], ["SavedTrack"]) == []
    names = [str(_track(rows, place)["name"]) for place in range(20)]
    assert all(name.isprintable() and "[" not in name for name in names)


@pytest.mark.parametrize(
    ("place", "part"),
    [
        (20, "[bold red]"),
        (22, "[/]"),
        (29, "\x1b[31m"),
        (31, "\x1b]52;"),
        (36, "\u202e"),
        (38, "\u200d"),
    ],
)
def test_titles_hold_what_a_terminal_must_not_obey(
    rows: list[dict[str, object]], place: int, part: str
) -> None:
    assert part in str(_track(rows, place)["name"])


def test_lengths_go_from_nothing_to_far_too_much(rows: list[dict[str, object]]) -> None:
    assert len(str(_track(rows, 44)["name"])) > 600
    assert _track(rows, 46)["name"] == ""


def test_a_local_file_has_no_ids(rows: list[dict[str, object]]) -> None:
    track = _track(rows, 26)
    assert (track["id"], track["is_local"]) == (None, True)
    assert str(track["uri"]).startswith("spotify:local:")


def test_pictures_and_dates_go_missing(rows: list[dict[str, object]]) -> None:
    assert _album(rows, 51)["images"] == []
    assert _album(rows, 65)["images"] is None
    assert "'width': None" in str(_album(rows, 79)["images"])
    dates = [
        (_album(rows, place)["release_date"], _album(rows, place)["release_date_precision"])
        for place in (58, 72, 88, 104)
    ]
    assert dates == [("0000", "year"), (None, None), ("1974-11", "month"), ("1969", "year")]


def test_a_song_that_cannot_be_played_is_refused_and_passed_over(
    rows: list[dict[str, object]],
) -> None:
    api = Api()
    uri = api.track_uri(60)
    assert _track(rows, 60)["is_playable"] is False
    assert api.refused("PUT", "/me/player/play", {"uris": [uri]})[0] == 403
    assert (
        api.refused("PUT", "/me/player/play", {"uris": [uri], "offset": {"position": 0}})[0] == 403
    )


@pytest.mark.parametrize("seed", [2, 7, 1234567])
def test_the_table_holds_for_every_seed(seed: int) -> None:
    api = Api(seed=seed, saved_tracks=110)
    rows = [
        row
        for offset in (0, 50, 100)
        for row in api.get(f"/me/tracks?limit=50&offset={offset}")["items"]
    ]
    assert faults(rows[:20], ["SavedTrack"]) == []
    assert _track(rows, 29)["name"] == oddities.ODD_TRACKS[29].title
    assert [_album(rows, place)["images"] for place in (51, 65)] == [[], None]
    assert [_album(rows, place)["release_date"] for place in (58, 72)] == ["0000", None]
    assert [place for place in range(110) if rows[place]["track"] is None] == [41, 84, 85, 86]
