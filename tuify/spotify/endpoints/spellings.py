"""The operations that save, follow and check: one way for all since 2026, one for each kind before.

They belong to two categories of the reference, Library and Follow, and each has to know those of
the other: what is asked of the newer way may have to go the older one.
"""

from dataclasses import dataclass
from typing import Final

from tuify.spotify.operations import Method, Operation, Standing

SAVE_ITEMS_TO_LIBRARY: Final = Operation(
    "PUT",
    "/me/library",
    "Save Items to Library",
    "Library",
    ("user-library-modify", "user-follow-modify", "playlist-modify-public"),
    most_ids=40,
    is_recent=True,
)
REMOVE_ITEMS_FROM_LIBRARY: Final = Operation(
    "DELETE",
    "/me/library",
    "Remove Items from Library",
    "Library",
    ("user-library-modify", "user-follow-modify", "playlist-modify-public"),
    most_ids=40,
    is_recent=True,
)
CHECK_USERS_SAVED_ITEMS: Final = Operation(
    "GET",
    "/me/library/contains",
    "Check User's Saved Items",
    "Library",
    ("user-library-read", "user-follow-read", "playlist-read-private"),
    most_ids=40,
    is_recent=True,
)

_MODIFY: Final = ("user-library-modify",)
_READ: Final = ("user-library-read",)
_FOLLOW: Final = ("user-follow-modify",)
_FOLLOW_READ: Final = ("user-follow-read",)
_PLAYLISTS: Final = ("playlist-modify-public", "playlist-modify-private")


def _older(
    method: Method, path: str, title: str, scopes: tuple[str, ...], most: int | None = 50
) -> Operation:
    in_library = path.startswith("/me/") and "following" not in path
    newer = {"PUT": SAVE_ITEMS_TO_LIBRARY, "DELETE": REMOVE_ITEMS_FROM_LIBRARY}
    return Operation(
        method,
        path,
        title,
        "Library" if in_library else "Follow",
        scopes,
        Standing.REMOVED_2026,
        instead=newer.get(method, CHECK_USERS_SAVED_ITEMS).name,
        most_ids=most,
    )


@dataclass(frozen=True, slots=True)
class Older:
    """How things of one kind were saved, removed and checked before 2026.

    `type_` is what the query says of the kind, where it says it.
    """

    save: Operation
    remove: Operation
    check: Operation
    type_: str | None = None


TRACKS: Final = Older(
    _older("PUT", "/me/tracks", "Save Tracks for Current User", _MODIFY),
    _older("DELETE", "/me/tracks", "Remove User's Saved Tracks", _MODIFY),
    _older("GET", "/me/tracks/contains", "Check User's Saved Tracks", _READ),
)
ALBUMS: Final = Older(
    _older("PUT", "/me/albums", "Save Albums for Current User", _MODIFY, 20),
    _older("DELETE", "/me/albums", "Remove Users' Saved Albums", _MODIFY, 20),
    _older("GET", "/me/albums/contains", "Check User's Saved Albums", _READ, 20),
)
SHOWS: Final = Older(
    _older("PUT", "/me/shows", "Save Shows for Current User", _MODIFY),
    _older("DELETE", "/me/shows", "Remove User's Saved Shows", _MODIFY),
    _older("GET", "/me/shows/contains", "Check User's Saved Shows", _READ),
)
EPISODES: Final = Older(
    _older("PUT", "/me/episodes", "Save Episodes for Current User", _MODIFY),
    _older("DELETE", "/me/episodes", "Remove User's Saved Episodes", _MODIFY),
    _older("GET", "/me/episodes/contains", "Check User's Saved Episodes", _READ),
)
AUDIOBOOKS: Final = Older(
    _older("PUT", "/me/audiobooks", "Save Audiobooks for Current User", _MODIFY),
    _older("DELETE", "/me/audiobooks", "Remove User's Saved Audiobooks", _MODIFY),
    _older("GET", "/me/audiobooks/contains", "Check User's Saved Audiobooks", _READ),
)
FOLLOW_ARTISTS_OR_USERS: Final = _older("PUT", "/me/following", "Follow Artists or Users", _FOLLOW)
UNFOLLOW_ARTISTS_OR_USERS: Final = _older(
    "DELETE", "/me/following", "Unfollow Artists or Users", _FOLLOW
)
CHECK_IF_USER_FOLLOWS_ARTISTS_OR_USERS: Final = _older(
    "GET", "/me/following/contains", "Check If User Follows Artists or Users", _FOLLOW_READ
)
FOLLOW_PLAYLIST: Final = _older(
    "PUT", "/playlists/{playlist_id}/followers", "Follow Playlist", _PLAYLISTS, None
)
UNFOLLOW_PLAYLIST: Final = _older(
    "DELETE", "/playlists/{playlist_id}/followers", "Unfollow Playlist", _PLAYLISTS, None
)
CHECK_IF_CURRENT_USER_FOLLOWS_PLAYLIST: Final = _older(
    "GET",
    "/playlists/{playlist_id}/followers/contains",
    "Check if Current User Follows Playlist",
    (),
    None,
)

_FOLLOWING: Final = (
    FOLLOW_ARTISTS_OR_USERS,
    UNFOLLOW_ARTISTS_OR_USERS,
    CHECK_IF_USER_FOLLOWS_ARTISTS_OR_USERS,
)

OLDER: Final = {
    "track": TRACKS,
    "album": ALBUMS,
    "show": SHOWS,
    "episode": EPISODES,
    "audiobook": AUDIOBOOKS,
    "artist": Older(*_FOLLOWING, "artist"),
    "user": Older(*_FOLLOWING, "user"),
    "playlist": Older(FOLLOW_PLAYLIST, UNFOLLOW_PLAYLIST, CHECK_IF_CURRENT_USER_FOLLOWS_PLAYLIST),
}
"""By the kind of thing that a URI names."""
