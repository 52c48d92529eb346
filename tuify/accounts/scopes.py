"""What tuify asks to be allowed, and what for. Nothing is asked that is not used."""

from collections.abc import Iterable
from typing import Final

REASONS: Final[dict[str, str]] = {
    "user-read-playback-state": "see what plays, where, and the devices",
    "user-modify-playback-state": "play, pause, skip, seek, set the volume, add to the queue",
    "user-read-currently-playing": "see the queue",
    "user-read-recently-played": "list what was played lately",
    "user-read-playback-position": "show how far episodes were heard, and go on from there",
    "user-top-read": "list your top tracks and artists",
    "user-library-read": "show Liked Songs and saved albums, shows, episodes and audiobooks",
    "user-library-modify": "save things and take them out again",
    "user-follow-read": "list the artists you follow",
    "user-follow-modify": "follow artists and no longer",
    "playlist-read-private": "show your private playlists",
    "playlist-read-collaborative": "show the playlists you make with others",
    "playlist-modify-public": "change your public playlists",
    "playlist-modify-private": "change your private playlists",
    "ugc-image-upload": "set the cover of a playlist",
    "user-read-private": "know whose account it is",
}
"""Each scope with what it is for, to be read after "to"."""

SCOPES: Final[tuple[str, ...]] = tuple(REASONS)


def missing(granted: Iterable[str], needed: Iterable[str] = SCOPES) -> tuple[str, ...]:
    """Those of `needed` that were not granted, in their order."""
    given = frozenset(granted)
    return tuple(scope for scope in needed if scope not in given)
