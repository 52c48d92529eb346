"""Every method of the client, what it sends, and an answer to it."""

import json
from collections.abc import Awaitable, Callable
from urllib.parse import unquote

from tests.spotify.bodies import (
    ALBUM,
    ARTIST,
    DEVICE,
    PLAYBACK,
    PLAYLIST,
    PLAYLIST_ITEM,
    SAVED,
    TRACK,
    USER,
    page,
)
from tuify.spotify.calls import Call
from tuify.spotify.client import Spotify

Ask = Callable[[Spotify], Awaitable[object]]

SONG = "spotify:track:T1"
EPISODE_URI = "spotify:episode:E1"
LIST = "spotify:playlist:P1"


class Recorder:
    """Takes calls down and answers them from a table; the first answer that fits counts."""

    def __init__(self, answers: dict[str, object] | None = None) -> None:
        self.answers = answers or {}
        self.calls: list[Call] = []
        self.closed = False

    async def read(self, call: Call) -> bytes:
        answer = self._answer(call)
        return answer if isinstance(answer, bytes) else json.dumps(answer).encode()

    async def command(self, call: Call) -> bytes:
        answer = self._answer(call)
        return answer if isinstance(answer, bytes) else json.dumps(answer).encode()

    async def aclose(self) -> None:
        self.closed = True

    def _answer(self, call: Call) -> object:
        self.calls.append(call)
        answer = self.answers.get(f"{call.method} {call.path}", b"")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def sent(self) -> list[str]:
        return [
            f"{call.method} {unquote(call.target)}{(call.body or b'').decode()}"
            for call in self.calls
        ]


QUESTIONS: list[tuple[Ask, str, object]] = [
    (
        lambda s: s.player.get_playback_state(),
        "GET /me/player?additional_types=track,episode",
        PLAYBACK,
    ),
    (
        lambda s: s.player.get_currently_playing_track(),
        "GET /me/player/currently-playing?additional_types=track,episode",
        PLAYBACK,
    ),
    (
        lambda s: s.player.get_available_devices(),
        "GET /me/player/devices",
        {"devices": [DEVICE]},
    ),
    (
        lambda s: s.player.get_the_users_queue(),
        "GET /me/player/queue",
        {"currently_playing": TRACK, "queue": [TRACK]},
    ),
    (
        lambda s: s.player.get_recently_played_tracks(limit=5, before=17),
        "GET /me/player/recently-played?limit=5&before=17",
        {"items": [{"track": TRACK}]},
    ),
    (lambda s: s.users.get_current_users_profile(), "GET /me", USER),
    (
        lambda s: s.library.get_users_saved_tracks(limit=50, offset=100),
        "GET /me/tracks?limit=50&offset=100",
        page(SAVED),
    ),
    (
        lambda s: s.library.check_users_saved_items([SONG, LIST]),
        f"GET /me/library/contains?uris={SONG},{LIST}",
        [True, False],
    ),
    (
        lambda s: s.library.check_users_saved_tracks(["T1", "T2"]),
        "GET /me/library/contains?uris=spotify:track:T1,spotify:track:T2",
        [True, False],
    ),
    (lambda s: s.tracks.get_track("T1"), "GET /tracks/T1", TRACK),
    (lambda s: s.albums.get_album("B1"), "GET /albums/B1", ALBUM),
    (lambda s: s.artists.get_artist("A1"), "GET /artists/A1", ARTIST),
    (
        lambda s: s.playlists.get_playlist("P1"),
        "GET /playlists/P1?additional_types=track,episode",
        PLAYLIST,
    ),
    (
        lambda s: s.playlists.get_playlist("P1", fields="id,name"),
        "GET /playlists/P1?fields=id,name&additional_types=track,episode",
        PLAYLIST,
    ),
    (
        lambda s: s.playlists.get_playlist_items("P1", limit=1, offset=2),
        "GET /playlists/P1/items?limit=1&offset=2&additional_types=track,episode",
        page(PLAYLIST_ITEM),
    ),
    (
        lambda s: s.playlists.get_current_users_playlists(),
        "GET /me/playlists?limit=20&offset=0",
        page(PLAYLIST),
    ),
]

COMMANDS: list[tuple[Ask, str]] = [
    (lambda s: s.player.pause_playback(), "PUT /me/player/pause"),
    (lambda s: s.player.pause_playback(device_id="D 1"), "PUT /me/player/pause?device_id=D 1"),
    (lambda s: s.player.start_resume_playback(), "PUT /me/player/play"),
    (
        lambda s: s.player.start_resume_playback(context_uri=LIST, offset_uri=SONG),
        f'PUT /me/player/play{{"context_uri":"{LIST}","offset":{{"uri":"{SONG}"}}}}',
    ),
    (
        lambda s: s.player.start_resume_playback(
            device_id="D1", uris=[SONG, EPISODE_URI], offset_position=0, position_ms=0
        ),
        f'PUT /me/player/play?device_id=D1{{"uris":["{SONG}","{EPISODE_URI}"],'
        '"offset":{"position":0},"position_ms":0}',
    ),
    (lambda s: s.player.skip_to_next(), "POST /me/player/next"),
    (lambda s: s.player.skip_to_previous(), "POST /me/player/previous"),
    (lambda s: s.player.seek_to_position(0), "PUT /me/player/seek?position_ms=0"),
    (lambda s: s.player.set_repeat_mode("context"), "PUT /me/player/repeat?state=context"),
    (
        lambda s: s.player.set_playback_volume(100, device_id="D1"),
        "PUT /me/player/volume?volume_percent=100&device_id=D1",
    ),
    (lambda s: s.player.toggle_playback_shuffle(True), "PUT /me/player/shuffle?state=true"),
    (lambda s: s.player.toggle_playback_shuffle(False), "PUT /me/player/shuffle?state=false"),
    (
        lambda s: s.player.add_item_to_playback_queue(EPISODE_URI),
        f"POST /me/player/queue?uri={EPISODE_URI}",
    ),
    (
        lambda s: s.player.transfer_playback("D1"),
        'PUT /me/player{"device_ids":["D1"]}',
    ),
    (
        lambda s: s.player.transfer_playback("D1", play=False),
        'PUT /me/player{"device_ids":["D1"],"play":false}',
    ),
    (lambda s: s.library.save_items_to_library([SONG]), f"PUT /me/library?uris={SONG}"),
    (
        lambda s: s.library.remove_items_from_library([SONG, LIST]),
        f"DELETE /me/library?uris={SONG},{LIST}",
    ),
]
