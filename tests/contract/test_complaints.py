"""Holding values against a document finds what is wrong with them, and nothing else."""

import copy

import pytest

from tests.contract.complaints import Demand, complaints
from tests.contract.document import Schema

IMAGE = {"url": "https://i.example/1", "height": None, "width": 64}
ARTIST = {
    "external_urls": {"spotify": "https://open.example/artist/A1"},
    "followers": {"href": None, "total": 3},
    "genres": ["folk"],
    "href": "https://api.example/v1/artists/A1",
    "id": "A1",
    "images": [IMAGE],
    "name": "Ilse Moor",
    "popularity": 40,
    "type": "artist",
    "uri": "spotify:artist:A1",
}


def found(value: object, kind: str, demand: Demand = "everything") -> list[str]:
    schema = Schema(ref=f"#/components/schemas/{kind}")
    return [str(one) for one in complaints(value, schema, name="value", demand=demand)]


def test_nothing_is_wrong_with_what_is_right() -> None:
    assert found(ARTIST, "ArtistObject") == []
    assert found({}, "ArtistObject", "required") == []


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"name": None}, "ArtistObject.name null: $.name is null"),
        ({"name": 3}, "ArtistObject.name value: $.name: 3 is not of type 'string'"),
        ({"popularity": True}, "ArtistObject.popularity value: $.popularity: True is not of type"),
        ({"type": "band"}, "ArtistObject.type value: $.type: 'band' is not one of ['artist']"),
        ({"genres": [None]}, "ArtistObject.genres[] null: $.genres[0] is null"),
        ({"images": [{"url": "x"}]}, "ImageObject.height lacking: $.images[0].height is missing"),
        ({"followers": None}, "ArtistObject.followers null: $.followers is null"),
        ({"age": 3}, "ArtistObject.age unknown: $.age is not in the document"),
    ],
)
def test_what_is_wrong_has_a_name_and_a_place(changed: dict[str, object], complaint: str) -> None:
    assert found({**copy.deepcopy(ARTIST), **changed}, "ArtistObject")[0].startswith(complaint)


def test_removed_fields_have_to_be_gone() -> None:
    without: Demand = "without removed"
    gone = {"followers", "genres", "popularity"}
    assert found({k: v for k, v in ARTIST.items() if k not in gone}, "ArtistObject", without) == []
    assert [one.partition(" ")[0] for one in found(ARTIST, "ArtistObject", without)] == [
        f"ArtistObject.{name}" for name in sorted(gone)
    ]


def test_one_of_several_kinds_is_told_by_its_type() -> None:
    for kind in ("track", "episode"):
        entry = {"item": {"type": kind, "name": 3}}
        owner = "TrackObject" if kind == "track" else "EpisodeBase"
        assert any(
            one.startswith(f"{owner}.name value") for one in found(entry, "PlaylistTrackObject")
        )
    assert "PlaylistTrackObject.item.type value: $.item.type: 'ad' is not one of" in " ".join(
        found({"item": {"type": "ad"}}, "PlaylistTrackObject")
    )


def test_moments_need_a_time_zone() -> None:
    for moment, is_right in (("2026-02-23T13:28:26Z", True), ("2026-02-23 13:28", False)):
        faults = found({"added_at": moment}, "SavedShowObject", "required")
        assert (faults == []) is is_right
