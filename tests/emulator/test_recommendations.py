"""``GET /recommendations``: seeds, bounds, targets, and the genres there are."""

from typing import Any

import pytest

from tests.emulator.schema import faults
from tests.emulator.support import Api
from tuify.emulator.catalog.genreseeds import SEEDS
from tuify.emulator.catalog.sound import features
from tuify.emulator.catalog.things import Track

API = Api()
CATALOG = API.emulator.world.catalog
TRACK = CATALOG.track(CATALOG.liked_track(2))
OTHER = CATALOG.track(CATALOG.liked_track(90))
ARTIST = TRACK.artists[0]


def _asked(**params: str) -> Any:  # noqa: ANN401  # a body
    answer = API.send("GET", "/recommendations", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def _tracks(**params: str) -> list[Track]:
    found = [CATALOG.track_by_id(entry["id"]) for entry in _asked(**params)["tracks"]]
    return [track for track in found if track is not None]


def test_twenty_songs_unless_asked_otherwise() -> None:
    assert len(_tracks(seed_artists=ARTIST.id)) == 20
    assert len(_tracks(seed_artists=ARTIST.id, limit="1")) == 1
    assert len(_tracks(seed_artists=ARTIST.id, limit="100")) == 100


def test_all_sorts_of_seeds_together() -> None:
    body = _asked(seed_artists=ARTIST.id, seed_tracks=f"{TRACK.id},{OTHER.id}", seed_genres="jazz")
    assert [(seed["type"], seed["id"]) for seed in body["seeds"]] == [
        ("artist", ARTIST.id),
        ("track", TRACK.id),
        ("track", OTHER.id),
        ("genre", "jazz"),
    ]
    assert [seed["href"] for seed in body["seeds"]] == [
        f"http://emulator/v1/artists/{ARTIST.id}",
        f"http://emulator/v1/tracks/{TRACK.id}",
        f"http://emulator/v1/tracks/{OTHER.id}",
        None,
    ]
    assert all(seed["initialPoolSize"] >= 200 for seed in body["seeds"])
    assert faults(body["tracks"], ["Track"]) == []


def test_no_song_comes_twice_nor_is_a_seed() -> None:
    ids = [track.id for track in _tracks(seed_tracks=f"{TRACK.id},{OTHER.id}", limit="100")]
    assert len(set(ids)) == 100
    assert not {TRACK.id, OTHER.id} & {*ids}


def test_songs_of_a_genre_are_by_artists_of_it() -> None:
    for track in _tracks(seed_genres="bossa-nova", limit="50"):
        assert "bossa nova" in track.album.artist.genres


def test_bounds_keep_songs_out() -> None:
    body = _asked(seed_genres="jazz", limit="100", min_tempo="115", max_energy="0.4")
    for entry in body["tracks"]:
        sound = API.get(f"/audio-features/{entry['id']}")
        assert sound["tempo"] >= 115
        assert sound["energy"] <= 0.4
    (seed,) = body["seeds"]
    assert 0 < seed["afterFilteringSize"] < seed["initialPoolSize"]
    assert len(body["tracks"]) == min(100, seed["afterRelinkingSize"])


@pytest.mark.parametrize(
    "bound", ["min_popularity", "max_popularity", "min_duration_ms", "max_duration_ms"]
)
def test_bounds_on_what_is_not_sound(bound: str) -> None:
    edge = {"popularity": 40, "duration_ms": 240_000}[bound[4:]]
    params = {"seed_genres": "jazz", bound: str(edge), "limit": "100"}
    values = [getattr(track, bound[4:]) for track in _tracks(**params)]
    assert values
    assert all(value >= edge if bound.startswith("min") else value <= edge for value in values)


def test_targets_bring_the_nearest_first() -> None:
    tracks = _tracks(seed_genres="house,ambient", target_energy="0.5", limit="100")
    away = [abs(features(CATALOG, track).energy - 0.5) for track in tracks]
    assert away == sorted(away)
    low = _tracks(seed_genres="house,ambient", target_energy="0", target_popularity="70")
    assert low[0] not in tracks[:20]


def test_bounds_nothing_keeps_leave_nothing() -> None:
    body = _asked(seed_artists=ARTIST.id, min_tempo="190", max_tempo="60")
    assert body["tracks"] == []
    assert body["seeds"][0]["afterFilteringSize"] == 0


def test_a_seed_nobody_knows_leads_nowhere() -> None:
    body = _asked(seed_genres="polka", seed_artists="4iV5W9uYEdYUVa79Axb7Rh")
    assert body["tracks"] == []
    assert [seed["initialPoolSize"] for seed in body["seeds"]] == [0, 0]


def test_the_same_question_gets_the_same_answer() -> None:
    assert _asked(seed_tracks=TRACK.id) == _asked(seed_tracks=TRACK.id)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "invalid request"),
        ("seed_genres=", "invalid request"),
        ("seed_genres=jazz,soul,house&seed_artists={a},{a},{a}", "invalid request"),
        ("seed_artists=short", "invalid request"),
        ("seed_tracks={a},!", "invalid request"),
        ("seed_genres=jazz&limit=101", "Invalid limit"),
        ("seed_genres=jazz&limit=0", "Invalid limit"),
        ("seed_genres=jazz&min_energy=1.1", "invalid request"),
        ("seed_genres=jazz&target_key=-1", "invalid request"),
        ("seed_genres=jazz&max_valence=loud", "invalid request"),
        ("seed_genres=jazz&max_tempo=nan", "invalid request"),
        ("seed_genres=jazz&market=1", "Invalid market code"),
    ],
)
def test_what_cannot_be_answered_is_refused(query: str, message: str) -> None:
    path = f"/recommendations?{query.format(a=ARTIST.id)}"
    assert API.refused("GET", path) == (400, message, None)


def test_the_genres_there_are_all_lead_somewhere() -> None:
    genres = API.get("/recommendations/available-genre-seeds")["genres"]
    assert genres == sorted(SEEDS)
    assert len(genres) >= 30
    for genre in genres:
        assert len(_tracks(seed_genres=genre, limit="3")) == 3
