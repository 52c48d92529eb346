"""Every method for what belongs to accounts, what it sends in the spelling of 2026, and an answer.

`OLDER` has what the same methods send where that spelling is not to be had.
"""

from base64 import b64encode
from datetime import datetime, timedelta, timezone

from tests.spotify.asked import EPISODE_URI, LIST, SONG, Ask
from tests.spotify.bodies import ALBUM, ARTIST, AUDIOBOOK, EPISODE, SHOW, USER, page

NOON = datetime(2024, 5, 1, 12, 0, 30, 500, tzinfo=timezone(timedelta(hours=2)))
LOCAL_URI = "spotify:local:Someone::Demo+tape:184"
SEEN = "additional_types=track,episode"
IMAGE = {"url": "https://i.example/p1", "width": None, "height": None}
FOLLOWED = {"artists": {"items": [ARTIST], "cursors": {"after": None}, "total": 1}}
SAVED_ALBUM = {"added_at": "2026-02-23T13:28:26Z", "album": ALBUM}
SAVED_SHOW = {"added_at": "2026-02-23T13:28:26Z", "show": SHOW}
SAVED_EPISODE = {"added_at": "2026-02-23T13:28:26Z", "episode": EPISODE}
SAVED_AUDIOBOOK = {"added_at": "2026-02-23T13:28:26Z", "audiobook": AUDIOBOOK}

JPEG = b"\xff\xd8\xff\xe0 a picture"


def contains(kind: str, *ids: str) -> str:
    """The question of 2026 whether things of a kind are saved."""
    return f"GET /me/library/contains?uris={','.join(f'spotify:{kind}:{id_}' for id_ in ids)}"


ACCOUNT_QUESTIONS: list[tuple[Ask, str, object]] = [
    (
        lambda s: s.player.get_playback_state(market="NL"),
        "GET /me/player?market=NL&additional_types=track,episode",
        {"is_playing": False, "device": None},
    ),
    (
        lambda s: s.library.get_users_saved_tracks(market="NL"),
        "GET /me/tracks?limit=20&offset=0&market=NL",
        page(None),
    ),
    (
        lambda s: s.library.get_users_saved_albums(50, 100),
        "GET /me/albums?limit=50&offset=100",
        page(SAVED_ALBUM, None),
    ),
    (
        lambda s: s.library.get_users_saved_shows(),
        "GET /me/shows?limit=20&offset=0",
        page(SAVED_SHOW),
    ),
    (
        lambda s: s.library.get_users_saved_episodes(market="NL"),
        "GET /me/episodes?limit=20&offset=0&market=NL",
        page(SAVED_EPISODE),
    ),
    (
        lambda s: s.library.get_users_saved_audiobooks(limit=1),
        "GET /me/audiobooks?limit=1&offset=0",
        page(SAVED_AUDIOBOOK, None),
    ),
    (
        lambda s: s.follow.get_followed_artists(limit=5, after="A1"),
        "GET /me/following?type=artist&limit=5&after=A1",
        FOLLOWED,
    ),
    (
        lambda s: s.follow.check_if_user_follows_artists_or_users(["A1", "A2"], "artist"),
        contains("artist", "A1", "A2"),
        [True, False],
    ),
    (
        lambda s: s.follow.check_if_user_follows_artists_or_users(["ilse.moor"], "user"),
        contains("user", "ilse.moor"),
        [True],
    ),
    (
        lambda s: s.follow.check_if_current_user_follows_playlist("P1"),
        contains("playlist", "P1"),
        [False],
    ),
    (lambda s: s.library.check_users_saved_albums(["B1"]), contains("album", "B1"), [True]),
    (lambda s: s.library.check_users_saved_shows(["S1"]), contains("show", "S1"), [True]),
    (lambda s: s.library.check_users_saved_episodes(["E1"]), contains("episode", "E1"), [True]),
    (lambda s: s.library.check_users_saved_audiobooks(["K1"]), contains("audiobook", "K1"), [None]),
    (lambda s: s.users.get_users_profile("u1"), "GET /me", USER),
    (
        lambda s: s.playlists.get_playlist_items("P1", fields="items(item(uri))", market="NL"),
        f"GET /playlists/P1/items?limit=20&offset=0&fields=items(item(uri))&market=NL&{SEEN}",
        page(None),
    ),
    (lambda s: s.playlists.get_playlist_cover_image("P1"), "GET /playlists/P1/images", [IMAGE]),
]

ACCOUNT_COMMANDS: list[tuple[Ask, str]] = [
    (
        lambda s: s.library.save_tracks_for_current_user(["T1", "T2"]),
        "PUT /me/library?uris=spotify:track:T1,spotify:track:T2",
    ),
    (
        lambda s: s.library.save_tracks_for_current_user(timestamped_ids={"T1": NOON}),
        'PUT /me/tracks{"ids":["T1"],'
        '"timestamped_ids":[{"id":"T1","added_at":"2024-05-01T10:00:30Z"}]}',
    ),
    (
        lambda s: s.library.remove_users_saved_tracks(["T1"]),
        f"DELETE /me/library?uris={SONG}",
    ),
    (
        lambda s: s.library.save_albums_for_current_user(["B1"]),
        "PUT /me/library?uris=spotify:album:B1",
    ),
    (
        lambda s: s.library.remove_users_saved_albums(["B1"]),
        "DELETE /me/library?uris=spotify:album:B1",
    ),
    (
        lambda s: s.library.save_shows_for_current_user(["S1"]),
        "PUT /me/library?uris=spotify:show:S1",
    ),
    (
        lambda s: s.library.remove_users_saved_shows(["S1"]),
        "DELETE /me/library?uris=spotify:show:S1",
    ),
    (
        lambda s: s.library.save_episodes_for_current_user(["E1"]),
        "PUT /me/library?uris=spotify:episode:E1",
    ),
    (
        lambda s: s.library.remove_users_saved_episodes(["E1"]),
        "DELETE /me/library?uris=spotify:episode:E1",
    ),
    (
        lambda s: s.library.save_audiobooks_for_current_user(["K1"]),
        "PUT /me/library?uris=spotify:audiobook:K1",
    ),
    (
        lambda s: s.library.remove_users_saved_audiobooks(["K1"]),
        "DELETE /me/library?uris=spotify:audiobook:K1",
    ),
    (
        lambda s: s.follow.follow_artists_or_users(["A1"], "artist"),
        "PUT /me/library?uris=spotify:artist:A1",
    ),
    (
        lambda s: s.follow.unfollow_artists_or_users(["u_2"], "user"),
        "DELETE /me/library?uris=spotify:user:u_2",
    ),
    (lambda s: s.follow.follow_playlist("P1"), f"PUT /me/library?uris={LIST}"),
    (
        lambda s: s.follow.follow_playlist("P1", public=False),
        'PUT /playlists/P1/followers{"public":false}',
    ),
    (lambda s: s.follow.unfollow_playlist("P1"), f"DELETE /me/library?uris={LIST}"),
    (
        lambda s: s.playlists.change_playlist_details("P1", name="Dawn", public=False),
        'PUT /playlists/P1{"name":"Dawn","public":false}',
    ),
    (
        lambda s: s.playlists.change_playlist_details("P1", collaborative=True, description=""),
        'PUT /playlists/P1{"collaborative":true,"description":""}',
    ),
    (
        lambda s: s.playlists.add_items_to_playlist("P1", [SONG, EPISODE_URI], position=0),
        f'POST /playlists/P1/items{{"uris":["{SONG}","{EPISODE_URI}"],"position":0}}',
    ),
    (
        lambda s: s.playlists.update_playlist_items("P1", uris=[SONG]),
        f'PUT /playlists/P1/items{{"uris":["{SONG}"]}}',
    ),
    (
        lambda s: s.playlists.update_playlist_items("P1", uris=[]),
        'PUT /playlists/P1/items{"uris":[]}',
    ),
    (
        lambda s: s.playlists.update_playlist_items(
            "P1", range_start=3, insert_before=0, range_length=2, snapshot_id="AAAA"
        ),
        'PUT /playlists/P1/items{"range_start":3,"insert_before":0,"range_length":2,'
        '"snapshot_id":"AAAA"}',
    ),
    (
        lambda s: s.playlists.remove_playlist_items("P1", [SONG, LOCAL_URI], snapshot_id="AAAA"),
        f'DELETE /playlists/P1/items{{"items":[{{"uri":"{SONG}"}},{{"uri":"{LOCAL_URI}"}}],'
        '"snapshot_id":"AAAA"}',
    ),
    (
        lambda s: s.playlists.upload_custom_playlist_cover_image("P1", JPEG),
        f"PUT /playlists/P1/images{b64encode(JPEG).decode()}",
    ),
]

OLDER: list[tuple[Ask, list[str], object]] = [
    (
        lambda s: s.library.save_items_to_library(
            [SONG, LIST, "spotify:track:T2", "spotify:user:u2", "spotify:artist:A1"]
        ),
        [
            'PUT /me/tracks{"ids":["T1","T2"]}',
            "PUT /playlists/P1/followers",
            "PUT /me/following?type=user&ids=u2",
            "PUT /me/following?type=artist&ids=A1",
        ],
        b"",
    ),
    (
        lambda s: s.library.remove_items_from_library(
            ["spotify:episode:E1", "spotify:show:S1", "spotify:audiobook:K1", SONG, LIST]
        ),
        [
            "DELETE /me/episodes?ids=E1",
            "DELETE /me/shows?ids=S1",
            "DELETE /me/audiobooks?ids=K1",
            "DELETE /me/tracks?ids=T1",
            "DELETE /playlists/P1/followers",
        ],
        b"",
    ),
    (
        lambda s: s.library.save_items_to_library(["spotify:album:B1"] * 21),
        ["PUT /me/albums?ids=" + ",".join(["B1"] * 20), "PUT /me/albums?ids=B1"],
        b"",
    ),
    (
        lambda s: s.library.remove_users_saved_albums(["B1"]),
        ["DELETE /me/albums?ids=B1"],
        b"",
    ),
    (
        lambda s: s.follow.unfollow_artists_or_users(["A1"], "artist"),
        ["DELETE /me/following?type=artist&ids=A1"],
        b"",
    ),
    (
        lambda s: s.library.check_users_saved_audiobooks(["K1"]),
        ["GET /me/audiobooks/contains?ids=K1"],
        [True],
    ),
    (
        lambda s: s.follow.check_if_user_follows_artists_or_users(["u2"], "user"),
        ["GET /me/following/contains?type=user&ids=u2"],
        [True],
    ),
    (
        lambda s: s.follow.check_if_current_user_follows_playlist("P1"),
        ["GET /playlists/P1/followers/contains"],
        [True],
    ),
    (
        lambda s: s.playlists.get_playlist_items("P1", fields="total,items(item(name))"),
        [f"GET /playlists/P1/tracks?limit=20&offset=0&fields=total,items(track(name))&{SEEN}"],
        page(None),
    ),
    (
        lambda s: s.playlists.add_items_to_playlist("P1", [SONG]),
        [f'POST /playlists/P1/tracks{{"uris":["{SONG}"]}}'],
        {"snapshot_id": "BBBB"},
    ),
    (
        lambda s: s.playlists.update_playlist_items("P1", range_start=0, insert_before=2),
        ['PUT /playlists/P1/tracks{"range_start":0,"insert_before":2}'],
        {"snapshot_id": "BBBB"},
    ),
    (
        lambda s: s.playlists.remove_playlist_items("P1", [SONG], snapshot_id="AAAA"),
        [f'DELETE /playlists/P1/tracks{{"tracks":[{{"uri":"{SONG}"}}],"snapshot_id":"AAAA"}}'],
        {"snapshot_id": "BBBB"},
    ),
]

REFUSED: list[Ask] = [
    lambda s: s.player.get_playback_state(market="sweden"),
    lambda s: s.library.get_users_saved_albums(limit=51),
    lambda s: s.library.get_users_saved_shows(offset=-1),
    lambda s: s.library.get_users_saved_episodes(market="se"),
    lambda s: s.library.get_users_saved_audiobooks(limit=0),
    lambda s: s.library.save_tracks_for_current_user(),
    lambda s: s.library.save_tracks_for_current_user(["T1"] * 51),
    lambda s: s.library.save_tracks_for_current_user("T1"),
    lambda s: s.library.save_tracks_for_current_user(["T1"], timestamped_ids={"T1": NOON}),
    lambda s: s.library.save_tracks_for_current_user(timestamped_ids={}),
    lambda s: s.library.save_tracks_for_current_user(
        timestamped_ids={"T1": NOON.replace(tzinfo=None)}
    ),
    lambda s: s.library.save_albums_for_current_user(["B1"] * 21),
    lambda s: s.library.check_users_saved_albums(["B1"] * 21),
    lambda s: s.library.remove_users_saved_shows(["S1"] * 51),
    lambda s: s.library.check_users_saved_episodes([]),
    lambda s: s.library.save_items_to_library(["spotify:user:u1:collection"]),
    lambda s: s.library.save_items_to_library(["spotify:playlist:.."]),
    lambda s: s.follow.get_followed_artists(limit=51),
    lambda s: s.follow.get_followed_artists(after="A1&type=user"),
    lambda s: s.follow.follow_artists_or_users(["A1"], "band"),  # type: ignore[arg-type] # what is tested
    lambda s: s.follow.follow_artists_or_users(["ilse.moor"], "artist"),
    lambda s: s.follow.follow_artists_or_users(["u1,u2"], "user"),
    lambda s: s.follow.unfollow_artists_or_users(["u1"] * 51, "user"),
    lambda s: s.follow.check_if_user_follows_artists_or_users("u1", "user"),
    lambda s: s.follow.follow_playlist(".."),
    lambda s: s.users.get_users_profile(".."),
    lambda s: s.users.get_users_profile("u1/playlists"),
    lambda s: s.users.get_users_profile(""),
    lambda s: s.playlists.get_users_playlists("u 1"),
    lambda s: s.playlists.get_users_playlists("u1", limit=51),
    lambda s: s.playlists.get_current_users_playlists(offset=100_001),
    lambda s: s.playlists.get_playlist("P1", market="Sweden"),
    lambda s: s.playlists.get_playlist_items("P1", limit=51),
    lambda s: s.playlists.change_playlist_details("P1"),
    lambda s: s.playlists.change_playlist_details("P1", name=" "),
    lambda s: s.playlists.change_playlist_details("P1", collaborative=True, public=True),
    lambda s: s.playlists.create_playlist(""),
    lambda s: s.playlists.create_playlist("Dawn", collaborative=True),
    lambda s: s.playlists.create_playlist_for_user("u1", "Dawn", collaborative=True, public=True),
    lambda s: s.playlists.add_items_to_playlist("P1", []),
    lambda s: s.playlists.add_items_to_playlist("P1", [SONG] * 101),
    lambda s: s.playlists.add_items_to_playlist("P1", [LOCAL_URI]),
    lambda s: s.playlists.add_items_to_playlist("P1", [SONG], position=-1),
    lambda s: s.playlists.update_playlist_items("P1"),
    lambda s: s.playlists.update_playlist_items("P1", range_start=0),
    lambda s: s.playlists.update_playlist_items("P1", range_start=-1, insert_before=0),
    lambda s: s.playlists.update_playlist_items(
        "P1", range_start=0, insert_before=0, range_length=0
    ),
    lambda s: s.playlists.update_playlist_items("P1", uris=[SONG], range_start=0, insert_before=1),
    lambda s: s.playlists.update_playlist_items("P1", uris=[SONG] * 101),
    lambda s: s.playlists.update_playlist_items("P1", uris=""),
    lambda s: s.playlists.remove_playlist_items("P1", []),
    lambda s: s.playlists.remove_playlist_items("P1", ["spotify:album:B1"]),
    lambda s: s.playlists.upload_custom_playlist_cover_image("P1", b"\x89PNG"),
    lambda s: s.playlists.upload_custom_playlist_cover_image("P1", b""),
    lambda s: s.playlists.upload_custom_playlist_cover_image("P1", JPEG.ljust(196_609, b" ")),
]
