"""Whatever is asked, the emulator answers like a service: never with an exception."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.emulator.support import Api

API = Api(saved_tracks=60, playlists=12)
WORLD = API.emulator.world
TRACK = WORLD.catalog.track(WORLD.catalog.liked_track(0))

URIS = [
    TRACK.uri,
    TRACK.album.uri,
    TRACK.album.artist.uri,
    WORLD.playlists.playlist(0).uri,
    WORLD.playlists.playlist(17).uri,
    WORLD.catalog.show(0).uri,
    WORLD.catalog.episode(0, 0).uri,
    f"spotify:user:{WORLD.playlists.me.id}:collection",
    "spotify:local:a:b:c:1",
    "",
]
PATHS = [
    "/me",
    "/me/player",
    "/me/library",
    "/me/library/contains",
    "/me/tracks",
    "/me/tracks/contains",
    "/me/albums",
    "/me/audiobooks/contains",
    "/me/episodes",
    "/me/shows",
    "/me/following",
    "/me/following/contains",
    "/me/top/artists",
    "/me/top/tracks",
    "/me/playlists",
    f"/playlists/{WORLD.playlists.playlist(0).id}/followers",
    "/users/spotify",
    f"/playlists/{WORLD.playlists.playlist(0).id}",
    f"/playlists/{WORLD.playlists.playlist(0).id}/items",
    f"/playlists/{WORLD.playlists.playlist(1).id}/tracks",
    f"/playlists/{WORLD.playlists.playlist(1).id}/images",
    f"/users/{WORLD.playlists.me.id}/playlists",
    f"/tracks/{TRACK.id}",
    "/me/player/currently-playing",
    "/me/player/devices",
    "/me/player/next",
    "/me/player/pause",
    "/me/player/play",
    "/me/player/previous",
    "/me/player/queue",
    "/me/player/recently-played",
    "/me/player/repeat",
    "/me/player/seek",
    "/me/player/shuffle",
    "/me/player/volume",
]
values = st.one_of(
    st.sampled_from([*URIS, "true", "off", "track", "context", "artist", "user"]),
    st.integers(-5, 10**6).map(str),
    st.text(max_size=6),
)
PARAMETERS = (
    *("limit", "offset", "after", "before", "market", "fields", "additional_types"),
    *("uris", "ids", "uri", "state", "position_ms", "volume_percent", "device_id"),
    *("type", "time_range"),
)
names = st.sampled_from(PARAMETERS)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**7) | st.floats(0, 9) | st.sampled_from(URIS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["position", "positions", "uri"]), inner, max_size=2)
    ),
    max_leaves=6,
)
BODY_KEYS = (
    *("context_uri", "uris", "offset", "position_ms", "device_ids", "play"),
    *("name", "description", "public", "collaborative", "items", "tracks", "snapshot_id"),
    *("position", "range_start", "insert_before", "range_length", "ids", "timestamped_ids"),
)
bodies = st.dictionaries(
    st.sampled_from(BODY_KEYS),
    json_values,
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["GET", "PUT", "POST", "DELETE", "PATCH"]),
    st.sampled_from(PATHS),
    st.dictionaries(names, values, max_size=3),
    st.none() | bodies | json_values,
)
def test_every_request_gets_an_answer_of_the_service(
    method: str, path: str, query: dict[str, str], body: object
) -> None:
    answer = API.send(method, path, params=query, json=body)
    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert answer.json()["error"]["status"] == answer.status_code
    assert API.send("GET", "/me/player").status_code in (200, 204)
