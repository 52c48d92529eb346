"""The things of an emulated world that requests are about, by the names used in their tables."""

from base64 import b64encode
from collections.abc import Callable
from typing import Final

from tuify.emulator.app import Emulator
from tuify.emulator.playback.devices import first_devices

JPEG: Final = b"\xff\xd8\xff\xe0" + bytes(range(64)) + b"\xff\xd9"
COVER: Final = b64encode(JPEG)

NOBODY: Final = "0000000000000000000000"
"""An id that is well formed and belongs to nothing."""


class Things:
    """`things["track"]` is the id of a track, and so on; made when it is asked for.

    `track`, `album` and `artist` belong together, as do `show` and `episode`, `audiobook` and
    `chapter`. `playlist` is the account's own and `elses` is somebody else's, who is `user`;
    nobody says of `unsaid` whether it is public. `me` is the account, `device` one that can play.
    Those with an `other` before their name are others of the same kind.
    """

    def __init__(self, emulator: Emulator) -> None:
        world = emulator.world
        catalog, playlists = world.catalog, world.playlists
        track = catalog.track(catalog.liked_track(1))
        other = catalog.track(catalog.liked_track(19))
        usable = [one.id for one in first_devices(catalog.seed, 0) if one.id]
        elses = next(
            one
            for one in map(playlists.playlist, range(40))
            if one.owner != playlists.me and not one.collaborative
        )
        self._known: dict[str, Callable[[], str]] = {
            "track": lambda: track.id,
            "other_track": lambda: other.id,
            "album": lambda: track.album.id,
            "other_album": lambda: other.album.id,
            "artist": lambda: track.album.artist.id,
            "other_artist": lambda: other.album.artist.id,
            "show": lambda: catalog.show(1).id,
            "other_show": lambda: catalog.show(2).id,
            "episode": lambda: catalog.episode(1, 0).id,
            "other_episode": lambda: catalog.episode(1, 1).id,
            "audiobook": lambda: catalog.audiobook(0).id,
            "other_audiobook": lambda: catalog.audiobook(1).id,
            "chapter": lambda: catalog.chapter(0, 0).id,
            "other_chapter": lambda: catalog.chapter(0, 1).id,
            "playlist": lambda: playlists.playlist(0).id,
            "elses": lambda: elses.id,
            "unsaid": lambda: playlists.playlist(5).id,
            "me": lambda: playlists.me.id,
            "user": lambda: elses.owner.id,
            "device": lambda: usable[0],
            "other_device": lambda: usable[1],
            "category": lambda: "pop",
        }

    def __getitem__(self, name: str) -> str:
        return self._known[name]()
