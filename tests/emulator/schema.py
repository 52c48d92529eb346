"""Which fields the Web API reference demands of which object, and of which type.

Written from the OpenAPI document of 2026-05-31 by hand. A type is a Python type, a tuple of types,
the name of another object, or a list with one of these. ``None`` among the types means nullable.
Names are those of the reference without "Object"; a question mark behind a field: it may lack.
"""

from typing import Any

Null = type(None)
Kind = Any

_PAGE: dict[str, Kind] = {
    "href": str,
    "limit": int,
    "next": (str, Null),
    "offset": int,
    "previous": (str, Null),
    "total": int,
}
_REF: dict[str, Kind] = {"external_urls": "ExternalUrl", "href": str, "id": str, "uri": str}
_ALBUM_BASE: dict[str, Kind] = {
    **_REF,
    "album_type": str,
    "artists": ["SimplifiedArtist"],
    "available_markets": [str],
    "images": ["Image"],
    "name": str,
    "release_date": str,
    "release_date_precision": str,
    "total_tracks": int,
    "type": str,
}
_SIMPLE_TRACK: dict[str, Kind] = {
    **_REF,
    "artists": ["SimplifiedArtist"],
    "available_markets": [str],
    "disc_number": int,
    "duration_ms": int,
    "explicit": bool,
    "is_local": bool,
    "is_playable?": bool,
    "name": str,
    "preview_url": (str, Null),
    "restrictions?": dict,
    "track_number": int,
    "type": str,
}
_SHOW_BASE: dict[str, Kind] = {
    **_REF,
    "available_markets": [str],
    "copyrights": [dict],
    "description": str,
    "explicit": bool,
    "html_description": str,
    "images": ["Image"],
    "is_externally_hosted": bool,
    "languages": [str],
    "media_type": str,
    "name": str,
    "publisher": str,
    "total_episodes": int,
    "type": str,
}
_EPISODE_BASE: dict[str, Kind] = {
    **_REF,
    "audio_preview_url": (str, Null),
    "description": str,
    "duration_ms": int,
    "explicit": bool,
    "html_description": str,
    "images": ["Image"],
    "is_externally_hosted": bool,
    "is_playable": bool,
    "language?": str,
    "languages": [str],
    "name": str,
    "release_date": str,
    "release_date_precision": str,
    "resume_point?": "ResumePoint",
    "type": str,
}
_SIMPLE_PLAYLIST: dict[str, Kind] = {
    **_REF,
    "collaborative": bool,
    "description": (str, Null),
    "images": ["Image"],
    "items": "PlaylistTracksRef",
    "name": str,
    "owner": "PlaylistOwner",
    "public": bool,
    "snapshot_id": str,
    "tracks": "PlaylistTracksRef",
    "type": str,
}
_PLAYING: dict[str, Kind] = {
    "actions": dict,
    "context": ("Context", Null),
    "currently_playing_type": str,
    "is_playing": bool,
    "item": ("Item", Null),
    "progress_ms": (int, Null),
    "timestamp": int,
}

_PAGED = (
    "PlaylistTrack",
    "SavedTrack",
    "SimplifiedEpisode",
    "SimplifiedPlaylist",
    "SimplifiedTrack",
)

OBJECTS: dict[str, dict[str, Kind]] = {
    **{f"PageOf{name}": {**_PAGE, "items": [name]} for name in _PAGED},
    "ExternalUrl": {"spotify": str},
    "Image": {"height": (int, Null), "url": str, "width": (int, Null)},
    "ResumePoint": {"fully_played": bool, "resume_position_ms": int},
    "SimplifiedArtist": {**_REF, "name": str, "type": str},
    "Artist": {
        **_REF,
        "followers": dict,
        "genres": [str],
        "images": ["Image"],
        "name": str,
        "popularity": int,
        "type": str,
    },
    "SimplifiedAlbum": _ALBUM_BASE,
    "Album": {
        **_ALBUM_BASE,
        "copyrights": [dict],
        "external_ids": dict,
        "genres": [str],
        "label": str,
        "popularity": int,
        "tracks": "PageOfSimplifiedTrack",
    },
    "SimplifiedTrack": _SIMPLE_TRACK,
    "Track": {
        **_SIMPLE_TRACK,
        "album": "SimplifiedAlbum",
        "external_ids": dict,
        "popularity": int,
    },
    "SimplifiedShow": _SHOW_BASE,
    "Show": {**_SHOW_BASE, "episodes": "PageOfSimplifiedEpisode"},
    "SimplifiedEpisode": _EPISODE_BASE,
    "Episode": {**_EPISODE_BASE, "show": "SimplifiedShow"},
    "SavedTrack": {"added_at": str, "track": "Track"},
    "PlaylistTracksRef": {"href": str, "total": int},
    "PlaylistUser": {**_REF, "type": str},
    "PlaylistOwner": {**_REF, "display_name": (str, Null), "type": str},
    "PlaylistTrack": {
        "added_at": (str, Null),
        "added_by": ("PlaylistUser", Null),
        "is_local": bool,
        "item": ("Item", Null),
        "track": ("Item", Null),
    },
    "SimplifiedPlaylist": _SIMPLE_PLAYLIST,
    "Playlist": {
        **_SIMPLE_PLAYLIST,
        "followers": dict,
        "items": "PageOfPlaylistTrack",
        "tracks": "PageOfPlaylistTrack",
    },
    "PrivateUser": {
        **_REF,
        "account_id": str,
        "country": str,
        "display_name": (str, Null),
        "email": str,
        "explicit_content": dict,
        "followers": dict,
        "images": ["Image"],
        "product": str,
        "type": str,
    },
    "Device": {
        "id": (str, Null),
        "is_active": bool,
        "is_private_session": bool,
        "is_restricted": bool,
        "name": str,
        "supports_volume": bool,
        "type": str,
        "volume_percent": (int, Null),
    },
    "Devices": {"devices": ["Device"]},
    "Context": {"external_urls": "ExternalUrl", "href": str, "type": str, "uri": str},
    "CurrentlyPlaying": _PLAYING,
    "CurrentlyPlayingContext": {
        **_PLAYING,
        "device": "Device",
        "repeat_state": str,
        "shuffle_state": bool,
    },
    "Queue": {"currently_playing": ("Item", Null), "queue": ["Item"]},
    "PlayHistory": {"context": ("Context", Null), "played_at": str, "track": "Track"},
    "PageOfPlayHistory": {
        "cursors": (dict, Null),
        "href": str,
        "items": ["PlayHistory"],
        "limit": int,
        "next": (str, Null),
    },
}


def faults(value: object, kind: Kind, where: str = "$") -> list[str]:
    """Return what is wrong with a value, one sentence each; nothing if it is as demanded."""
    if isinstance(kind, tuple):
        found = [faults(value, one, where) for one in kind]
        return min(found, key=len)
    if isinstance(kind, list):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        return [
            fault
            for place, one in enumerate(value)
            for fault in faults(one, kind[0], f"{where}[{place}]")
        ]
    if isinstance(kind, str):
        return _object_faults(value, kind, where)
    right = isinstance(value, kind) and (kind is bool) == isinstance(value, bool)
    return [] if right else [f"{where} is {value!r}, not {kind.__name__}"]


def _object_faults(value: object, name: str, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} is {value!r}, no {name}"]
    if name == "Item":
        name = "Episode" if value.get("type") == "episode" else "Track"
    found: list[str] = []
    for field, kind in OBJECTS[name].items():
        key = field.removesuffix("?")
        if key in value:
            found += faults(value[key], kind, f"{where}.{key}")
        elif key == field:
            found.append(f"{where}.{key} is missing")
    return found
