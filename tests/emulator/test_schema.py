"""In extended mode every object has all the fields the reference demands, of the right type."""

import pytest

from tests.emulator.schema import Kind, faults
from tests.emulator.support import Api


@pytest.fixture(scope="module")
def api() -> Api:
    return Api()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/me", "PrivateUser"),
        ("/me/player?additional_types=track,episode", "CurrentlyPlayingContext"),
        ("/me/player/currently-playing", "CurrentlyPlaying"),
        ("/me/player/devices", "Devices"),
        ("/me/player/queue", "Queue"),
        ("/me/player/recently-played", "PageOfPlayHistory"),
        ("/me/tracks?limit=20", "PageOfSavedTrack"),
        ("/me/tracks?limit=50&offset=200", "PageOfSavedTrack"),
        ("/me/tracks/contains?ids={track}", [bool]),
        ("/me/library/contains?uris=spotify:track:{track}", [bool]),
        ("/me/playlists?limit=3", "PageOfSimplifiedPlaylist"),
        ("/albums/{album}", "Album"),
        ("/artists/{artist}", "Artist"),
        ("/tracks/{track}", "Track"),
        ("/episodes/{episode}", "Episode"),
        ("/shows/{show}", "Show"),
        ("/playlists/{playlist}?additional_types=track,episode", "Playlist"),
        ("/playlists/{playlist}/items?limit=4", "PageOfPlaylistTrack"),
        ("/playlists/{playlist}/tracks?limit=4", "PageOfPlaylistTrack"),
    ],
)
def test_every_demanded_field_is_there(api: Api, path: str, kind: Kind) -> None:
    world = api.emulator.world
    track = world.catalog.track(world.catalog.liked_track(0))
    body = api.get(
        path.format(
            track=track.id,
            album=track.album.id,
            artist=track.album.artist.id,
            show=world.catalog.show(0).id,
            episode=world.catalog.episode(0, 0).id,
            playlist=world.playlists.playlist(1).id,
        )
    )
    assert faults(body, kind) == []


def test_the_checker_itself_finds_faults() -> None:
    assert faults({"height": 1, "width": None}, "Image") == ["$.url is missing"]
    assert faults({"height": "1", "url": "u", "width": True}, "Image") != []
    assert faults([{"spotify": "x"}, {"spotify": 3}], ["ExternalUrl"]) == [
        "$[1].spotify: 3 is not of type 'string'"
    ]
    assert faults([True, 1], [bool]) != []
