"""Whose a playlist is, and so who may read and who may write it."""

from starlette.requests import Request

from tuify.emulator import errors
from tuify.emulator.options import Mode
from tuify.emulator.playlists.parts import Playlist
from tuify.emulator.wire import path_id
from tuify.emulator.world import World


def found(world: World, mode: Mode, request: Request) -> Playlist:
    """Return the playlist in the path; raises 400 for a bad id and 404 for an unknown one.

    The service's own playlists are unknown to apps in development mode.
    """
    playlist = world.playlists.by_id(path_id(request))
    if playlist is None or is_hidden(world, mode, playlist):
        raise errors.not_found()
    return playlist


def is_hidden(world: World, mode: Mode, playlist: Playlist) -> bool:
    """Tell whether a playlist is one of the service's own, which new apps have not been shown."""
    return mode == "development" and world.playlists.is_editorial(playlist)


def is_readable(world: World, mode: Mode, playlist: Playlist) -> bool:
    """Tell whether the app is shown the contents: in development mode only the user's lists."""
    return mode == "extended" or world.library.readable(playlist)


def own(world: World, mode: Mode, request: Request) -> Playlist:
    """Return the playlist in the path if it is the user's; raises 403 for other people's."""
    playlist = found(world, mode, request)
    if playlist.owner != world.playlists.me:
        raise errors.forbidden()
    return playlist


def writable(world: World, mode: Mode, request: Request) -> Playlist:
    """Return the playlist in the path if the user owns it or takes part in it; raises 403."""
    playlist = found(world, mode, request)
    if not world.library.readable(playlist):
        raise errors.forbidden()
    return playlist
