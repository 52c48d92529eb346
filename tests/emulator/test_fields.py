"""The ``fields`` parameter, on a body small enough to see it all."""

import pytest

from tuify.emulator.playlists.fields import narrowed

BODY: dict[str, object] = {
    "name": "n",
    "uri": "u",
    "tracks": {
        "total": 2,
        "items": [
            {"added_at": "t", "track": {"name": "a", "href": "h", "album": {"name": "x", "id": 1}}},
            {"added_at": "t", "track": None},
        ],
    },
}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", BODY),
        ("name,uri", {"name": "n", "uri": "u"}),
        ("tracks.total", {"tracks": {"total": 2}}),
        (
            "tracks.items(added_at,track.name)",
            {
                "tracks": {
                    "items": [
                        {"added_at": "t", "track": {"name": "a"}},
                        {"added_at": "t", "track": None},
                    ]
                }
            },
        ),
        (
            "tracks.items(track(name,album(!name)))",
            {"tracks": {"items": [{"track": {"name": "a", "album": {"id": 1}}}, {"track": None}]}},
        ),
        (
            "tracks.items(track.album(!name,id))",
            {"tracks": {"items": [{"track": {"album": {}}}, {"track": None}]}},
        ),
        ("!tracks", {"name": "n", "uri": "u"}),
        ("!tracks,name", {"uri": "u"}),
        ("!tracks.items", {"name": "n", "uri": "u", "tracks": {"total": 2}}),
        ("!tracks(items)", {"name": "n", "uri": "u"}),
        ("name,!tracks", {"name": "n"}),
        ("nothing", {}),
        (" name , uri ", {"name": "n", "uri": "u"}),
    ],
)
def test_fields_keep_what_they_name(fields: str, expected: object) -> None:
    assert narrowed(BODY, fields) == expected


@pytest.mark.parametrize("fields", [")name", "name)uri", "(" * 5000, "a(" * 5000, "?"])
def test_a_filter_that_cannot_be_read_is_passed_over(fields: str) -> None:
    assert narrowed(BODY, fields) == BODY
