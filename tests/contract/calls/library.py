"""The client's calls for what an account has saved and whom it follows."""

from datetime import UTC, datetime
from typing import Final

from tests.contract.calls.making import Called, every, get, ids, none, not_, tell
from tests.contract.things import NOBODY

MOMENT: Final = datetime(2020, 2, 29, 12, tzinfo=UTC)

LIBRARY: Final[list[Called]] = [
    get(
        "/me/tracks",
        lambda s, t: s.library.get_users_saved_tracks(limit=2, market="SE"),
        lambda r, t: r.items[1] and r.items[1].track and r.items[1].track.id == t["track"],
    ),
    get(
        "/me/albums",
        lambda s, t: s.library.get_users_saved_albums(limit=3),
        lambda r, t: all(entry and entry.album and entry.added_at for entry in r.items),
    ),
    get(
        "/me/episodes",
        lambda s, t: s.library.get_users_saved_episodes(limit=3),
        lambda r, t: all(entry and entry.episode and entry.added_at for entry in r.items),
    ),
    get(
        "/me/shows",
        lambda s, t: s.library.get_users_saved_shows(limit=3, offset=1),
        lambda r, t: all(entry and entry.show and entry.added_at for entry in r.items),
    ),
    get(
        "/me/audiobooks",
        lambda s, t: s.library.get_users_saved_audiobooks(limit=3),
        lambda r, t: all(entry and entry.audiobook and entry.audiobook.id for entry in r.items),
    ),
    tell(
        "PUT /me/library",
        lambda s, t: s.library.save_items_to_library([f"spotify:show:{t['other_show']}"]),
        lambda s, t: every(s.library.check_users_saved_shows([t["other_show"]])),
    ),
    tell(
        "DELETE /me/library",
        lambda s, t: s.library.remove_items_from_library([f"spotify:track:{t['track']}"]),
        lambda s, t: none(s.library.check_users_saved_tracks([t["track"]])),
    ),
    get(
        "/me/library/contains",
        lambda s, t: s.library.check_users_saved_items(
            [f"spotify:track:{NOBODY}", f"spotify:track:{t['track']}"]
        ),
        lambda r, t: r == (False, True),
    ),
    tell(
        "PUT /me/tracks",
        lambda s, t: s.library.save_tracks_for_current_user([t["other_track"], t["track"]]),
        lambda s, t: every(s.library.check_users_saved_tracks([t["other_track"], t["track"]])),
    ),
    tell(
        "PUT /me/tracks",
        lambda s, t: s.library.save_tracks_for_current_user(timestamped_ids={t["track"]: MOMENT}),
        is_closed=True,
    ),
    tell(
        "DELETE /me/tracks",
        lambda s, t: s.library.remove_users_saved_tracks([t["track"]]),
        lambda s, t: none(s.library.check_users_saved_tracks([t["track"]])),
    ),
    get(
        "/me/tracks/contains",
        lambda s, t: s.library.check_users_saved_tracks([t["track"], NOBODY]),
        lambda r, t: r == (True, False),
    ),
    tell(
        "PUT /me/albums",
        lambda s, t: s.library.save_albums_for_current_user([t["album"]]),
        lambda s, t: every(s.library.check_users_saved_albums([t["album"]])),
    ),
    tell(
        "DELETE /me/albums",
        lambda s, t: s.library.remove_users_saved_albums([t["album"]]),
        lambda s, t: none(s.library.check_users_saved_albums([t["album"]])),
    ),
    get(
        "/me/albums/contains",
        lambda s, t: s.library.check_users_saved_albums([NOBODY, t["album"]]),
        lambda r, t: len(r) == 2 and not r[0],
    ),
    tell(
        "PUT /me/episodes",
        lambda s, t: s.library.save_episodes_for_current_user([t["episode"]]),
        lambda s, t: every(s.library.check_users_saved_episodes([t["episode"]])),
    ),
    tell(
        "DELETE /me/episodes",
        lambda s, t: s.library.remove_users_saved_episodes([t["episode"]]),
        lambda s, t: none(s.library.check_users_saved_episodes([t["episode"]])),
    ),
    get(
        "/me/episodes/contains",
        lambda s, t: s.library.check_users_saved_episodes([t["episode"], t["other_episode"]]),
        lambda r, t: len(r) == 2,
    ),
    tell(
        "PUT /me/shows",
        lambda s, t: s.library.save_shows_for_current_user([t["show"]]),
        lambda s, t: every(s.library.check_users_saved_shows([t["show"]])),
    ),
    tell(
        "DELETE /me/shows",
        lambda s, t: s.library.remove_users_saved_shows([t["show"]]),
        lambda s, t: none(s.library.check_users_saved_shows([t["show"]])),
    ),
    get(
        "/me/shows/contains",
        lambda s, t: s.library.check_users_saved_shows([t["show"], t["other_show"]]),
        lambda r, t: len(r) == 2,
    ),
    tell(
        "PUT /me/audiobooks",
        lambda s, t: s.library.save_audiobooks_for_current_user([t["audiobook"]]),
        lambda s, t: every(s.library.check_users_saved_audiobooks([t["audiobook"]])),
    ),
    tell(
        "DELETE /me/audiobooks",
        lambda s, t: s.library.remove_users_saved_audiobooks([t["audiobook"]]),
        lambda s, t: none(s.library.check_users_saved_audiobooks([t["audiobook"]])),
    ),
    get(
        "/me/audiobooks/contains",
        lambda s, t: s.library.check_users_saved_audiobooks([t["audiobook"]]),
        lambda r, t: len(r) == 1,
    ),
]

PEOPLE: Final[list[Called]] = [
    get(
        "/me/following",
        lambda s, t: s.follow.get_followed_artists(limit=2),
        lambda r, t: len(r.items) == 2 and r.cursors and r.cursors.after,
    ),
    tell(
        "PUT /me/following",
        lambda s, t: s.follow.follow_artists_or_users([t["artist"]], "artist"),
        lambda s, t: every(
            s.follow.check_if_user_follows_artists_or_users([t["artist"]], "artist")
        ),
    ),
    tell(
        "DELETE /me/following",
        lambda s, t: s.follow.unfollow_artists_or_users([t["user"]], "user"),
        lambda s, t: none(s.follow.check_if_user_follows_artists_or_users([t["user"]], "user")),
    ),
    get(
        "/me/following/contains",
        lambda s, t: s.follow.check_if_user_follows_artists_or_users(
            [t["artist"], t["other_artist"]], "artist"
        ),
        lambda r, t: len(r) == 2,
    ),
    tell(
        "PUT /playlists/{id}/followers",
        lambda s, t: s.follow.follow_playlist(t["elses"]),
        lambda s, t: s.follow.check_if_current_user_follows_playlist(t["elses"]),
    ),
    tell(
        "PUT /playlists/{id}/followers",
        lambda s, t: s.follow.follow_playlist(t["elses"], public=False),
        is_closed=True,
    ),
    tell(
        "DELETE /playlists/{id}/followers",
        lambda s, t: s.follow.unfollow_playlist(t["elses"]),
        lambda s, t: not_(s.follow.check_if_current_user_follows_playlist(t["elses"])),
    ),
    get(
        "/playlists/{id}/followers/contains",
        lambda s, t: s.follow.check_if_current_user_follows_playlist(t["elses"]),
        lambda r, t: r is True,
    ),
    get("/me", lambda s, t: s.users.get_current_users_profile(), lambda r, t: r.id == t["me"]),
    get(
        "/users/{id}",
        lambda s, t: s.users.get_users_profile(t["user"]),
        lambda r, t: r.id == t["user"],
        is_closed=True,
    ),
    get(
        "/me/top/artists",
        lambda s, t: s.personalization.get_users_top_artists(time_range="long_term", limit=3),
        lambda r, t: len(ids(r.items)) == 3,
    ),
    get(
        "/me/top/tracks",
        lambda s, t: s.personalization.get_users_top_tracks(
            time_range="short_term", limit=3, offset=1
        ),
        lambda r, t: len(ids(r.items)) == 3 and r.offset == 1,
    ),
]
