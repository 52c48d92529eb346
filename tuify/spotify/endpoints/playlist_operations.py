"""The operations of the category Playlists; those on entries have a spelling of 2026 and an older.

The older one speaks of tracks where the newer speaks of items, in paths and in bodies.
"""

from typing import Final

from tuify.spotify.operations import Method, Operation, Standing

_MODIFY: Final = ("playlist-modify-public", "playlist-modify-private")
_READ: Final = ("playlist-read-private",)


def _operation(
    method: Method, path: str, title: str, scopes: tuple[str, ...] = (), *, most: int | None = None
) -> Operation:
    return Operation(method, path, title, "Playlists", scopes, most_entries=most)


def _items(method: Method, title: str, scopes: tuple[str, ...]) -> Operation:
    return Operation(
        method,
        "/playlists/{playlist_id}/items",
        title,
        "Playlists",
        scopes,
        most_ids=None if method == "GET" else 100,
        most_entries=50 if method == "GET" else None,
        is_recent=True,
    )


def _tracks(newer: Operation) -> Operation:
    return Operation(
        newer.method,
        "/playlists/{playlist_id}/tracks",
        newer.title,
        "Playlists",
        newer.scopes,
        Standing.REMOVED_2026,
        instead=newer.name,
        most_ids=newer.most_ids,
        most_entries=100 if newer.method == "GET" else None,
    )


GET_PLAYLIST: Final = _operation("GET", "/playlists/{playlist_id}", "Get Playlist")
CHANGE_PLAYLIST_DETAILS: Final = _operation(
    "PUT", "/playlists/{playlist_id}", "Change Playlist Details", _MODIFY
)

GET_PLAYLIST_ITEMS: Final = _items("GET", "Get Playlist Items", _READ)
ADD_ITEMS_TO_PLAYLIST: Final = _items("POST", "Add Items to Playlist", _MODIFY)
UPDATE_PLAYLIST_ITEMS: Final = _items("PUT", "Update Playlist Items", _MODIFY)
REMOVE_PLAYLIST_ITEMS: Final = _items("DELETE", "Remove Playlist Items", _MODIFY)

GET_PLAYLIST_TRACKS: Final = _tracks(GET_PLAYLIST_ITEMS)
ADD_TRACKS_TO_PLAYLIST: Final = _tracks(ADD_ITEMS_TO_PLAYLIST)
UPDATE_PLAYLIST_TRACKS: Final = _tracks(UPDATE_PLAYLIST_ITEMS)
REMOVE_PLAYLIST_TRACKS: Final = _tracks(REMOVE_PLAYLIST_ITEMS)

GET_CURRENT_USERS_PLAYLISTS: Final = _operation(
    "GET", "/me/playlists", "Get Current User's Playlists", _READ, most=50
)
GET_USERS_PLAYLISTS: Final = Operation(
    "GET",
    "/users/{user_id}/playlists",
    "Get User's Playlists",
    "Playlists",
    ("playlist-read-private", "playlist-read-collaborative"),
    Standing.REMOVED_2026,
    instead=GET_CURRENT_USERS_PLAYLISTS.name,
    most_entries=50,
)
CREATE_PLAYLIST: Final = Operation(
    "POST", "/me/playlists", "Create Playlist", "Playlists", _MODIFY, is_recent=True
)
CREATE_PLAYLIST_FOR_USER: Final = Operation(
    "POST",
    "/users/{user_id}/playlists",
    "Create Playlist for user",
    "Playlists",
    _MODIFY,
    Standing.REMOVED_2026,
    instead=CREATE_PLAYLIST.name,
)
GET_PLAYLIST_COVER_IMAGE: Final = _operation(
    "GET", "/playlists/{playlist_id}/images", "Get Playlist Cover Image"
)
UPLOAD_CUSTOM_PLAYLIST_COVER_IMAGE: Final = _operation(
    "PUT",
    "/playlists/{playlist_id}/images",
    "Add Custom Playlist Cover Image",
    ("ugc-image-upload", *_MODIFY),
)
