"""Playlists: adding, replacing, reordering and removing what is in them.

The owner may do so and, in a collaborative playlist, those who follow it; all others get 403. Every
answer is the ``snapshot_id`` of the version it made, or of the one that was there if nothing was
changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.playback.keepingup import keep_up
from tuify.emulator.playlists import request as listrequest
from tuify.emulator.playlists.edits import at_places, inserted, moved, without
from tuify.emulator.playlists.parts import Addition, Playlist, Row
from tuify.emulator.routes import whose
from tuify.emulator.wire import json_answer, json_body, json_value, malformed
from tuify.emulator.world import World

MOST_ROWS = 10_000


class PlaylistItemRoutes:
    """Answers for whoever changes what is in a playlist."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes, in both spellings."""
        routes = []
        for name in ("items", "tracks"):
            path = f"/playlists/{{id}}/{name}"
            routes.append(Route(path, self.add, methods=["POST"]))
            routes.append(Route(path, self.reorder_or_replace, methods=["PUT"]))
            routes.append(Route(path, self.remove, methods=["DELETE"]))
        return routes

    async def add(self, request: Request) -> Response:
        """Add Items to Playlist: at most 100, at a position or the end; 201."""
        playlist = whose.writable(self._world, self._mode, request)
        body = await _body(request)
        uris = listrequest.read_uris(request, body)
        if not uris:
            raise ApiError(400, "No uris provided")
        position = listrequest.read_position(request, body, playlist.size)
        added = self._additions(uris)
        if playlist.size + len(added) > MOST_ROWS:
            raise ApiError(400, "Playlist size limit reached")
        return self._kept(playlist, inserted(playlist.rows, position, added), 201)

    async def reorder_or_replace(self, request: Request) -> Response:
        """Update Playlist Items: the URIs named instead of all (201), or another order (200)."""
        playlist = whose.writable(self._world, self._mode, request)
        body = await _body(request)
        uris = listrequest.read_uris(request, body)
        if uris is not None and listrequest.is_move(body):
            raise ApiError(400, "Can't have both uris and a range to reorder")
        if uris is not None:
            return self._kept(playlist, self._additions(uris), 201)
        if not listrequest.is_move(body):
            raise ApiError(400, "No uris provided")
        known = self._version(playlist, body)
        if known is None:
            raise errors.invalid("snapshot_id")
        move = listrequest.read_move(body, len(known))
        rows = moved(playlist.rows, known, move.start, move.length, move.insert_before)
        return self._kept(playlist, rows, 200)

    async def remove(self, request: Request) -> Response:
        """Remove Playlist Items: every row that holds one of at most 100 URIs; 200."""
        playlist = whose.writable(self._world, self._mode, request)
        body = await json_body(request)
        targets = listrequest.read_removal(body, key=request.url.path.rpartition("/")[2])
        known = self._version(playlist, body)
        if known is None:
            raise listrequest.cannot_remove()
        gone = self._targeted(playlist, known, targets)
        return self._kept(playlist, without(playlist.rows, gone), 200)

    def _targeted(
        self, playlist: Playlist, known: Sequence[Row], targets: listrequest.Targets
    ) -> set[Row]:
        """Find the rows to remove; raises 400 if something is not where the request says."""
        holds = self._world.playlists.holds
        everywhere = [uri for uri, positions in targets if positions is None]
        gone = set(filter(holds(playlist, everywhere), known)) if everywhere else set()
        for uri, positions in targets:
            placed = at_places(known, positions or (), holds(playlist, (uri,)))
            if placed is None:
                raise listrequest.cannot_remove()
            gone.update(placed)
        return gone

    def _additions(self, uris: Iterable[str]) -> tuple[Addition, ...]:
        """Make rows of the user's; raises 400 for what is no track or episode of this world."""
        try:
            return self._world.playlists.additions(uris, self._world.clock.now_ms())
        except KeyError as unknown:
            raise ApiError(400, f"Invalid track uri: {unknown.args[0]}") from None

    def _version(self, playlist: Playlist, body: listrequest.Body) -> Sequence[Row] | None:
        """Return the rows a request speaks of; None if it names a version nobody remembers."""
        snapshot = listrequest.read_version(body)
        if snapshot is None:
            return playlist.rows
        return self._world.playlists.known(playlist, snapshot)

    def _kept(self, playlist: Playlist, rows: Sequence[Row], status: int) -> Response:
        kept = self._world.playlists.keep(replace(playlist, rows=rows))
        keep_up(self._world.player, kept)
        return json_answer({"snapshot_id": kept.snapshot_id}, status)


async def _body(request: Request) -> listrequest.Body:
    """Read the body; a bare array, as older clients send it, is as good as one of ``uris``."""
    body = await json_value(request)
    if isinstance(body, list):
        return {"uris": body}
    if body is not None and not isinstance(body, dict):
        raise malformed()
    return body or {}
