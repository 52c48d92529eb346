"""Playlists: making them, changing what they are called, and their covers.

Only its owner may change a playlist in these ways; all others get 403.
"""

import binascii
from base64 import b64decode
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.bodies import playlists as bodies
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.playlists.request import read_details
from tuify.emulator.routes import whose
from tuify.emulator.wire import UNCACHED, json_answer, json_body, stored, style_of
from tuify.emulator.world import World

MOST_PLAYLISTS = 11_000
LARGEST_COVER = 256 * 1024
"""Bytes of a cover as it is sent, which is base64."""

_JPEG = b"\xff\xd8\xff"


class PlaylistDetailRoutes:
    """Answers for whoever makes playlists and dresses them up."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes, in both spellings."""
        return [
            Route("/me/playlists", self.create, methods=["POST"]),
            Route("/users/{user}/playlists", self.create_for, methods=["POST"]),
            Route("/playlists/{id}", self.change_details, methods=["PUT"]),
            Route("/playlists/{id}/images", self.upload_cover, methods=["PUT"]),
        ]

    async def create(self, request: Request) -> Response:
        """Create Playlist: 201 with its address; it stands at the top of the user's."""
        given = read_details(await json_body(request))
        if "name" not in given:
            raise ApiError(400, "Missing required field: name")
        collaborative = given.get("collaborative", False)
        public = given.get("public", not collaborative)
        _check_private(public, collaborative)
        library = self._world.library
        if library.playlist_count >= MOST_PLAYLISTS:
            raise ApiError(403, "Playlist limit reached")
        made = self._world.playlists.create(
            given["name"],
            given.get("description"),
            public=public,
            collaborative=collaborative,
        )
        library.save([Uri("playlist", made.id)], self._world.clock.now_ms())
        body = bodies.playlist(style_of(request, self._mode), made, [], ("track",))
        return json_answer(body, 201, headers={"Location": str(body["href"])})

    async def create_for(self, request: Request) -> Response:
        """Create Playlist as it was before February 2026; only for the user himself."""
        if request.path_params["user"] != self._world.playlists.me.id:
            raise ApiError(403, "You cannot create a playlist for another user.")
        return await self.create(request)

    async def change_details(self, request: Request) -> Response:
        """Change Playlist Details; what the body does not name stays. 200 without a body."""
        playlist = whose.own(self._world, self._mode, request)
        given = read_details(await json_body(request))
        changed = replace(playlist, **given)
        if given.get("public") or given.get("collaborative"):
            _check_private(changed.public, changed.collaborative)
        self._world.playlists.keep(changed)
        return stored()

    async def upload_cover(self, request: Request) -> Response:
        """Add Custom Playlist Cover Image: a JPEG of at most 256 KB, as base64; 202."""
        playlist = whose.own(self._world, self._mode, request)
        content = await request.body()
        if len(content) > LARGEST_COVER:
            raise ApiError(413, "Request Entity Too Large")
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        jpeg = _decoded(content)
        if kind != "image/jpeg" or not jpeg.startswith(_JPEG):
            raise ApiError(400, "Bad request.")
        self._world.playlists.put_cover(playlist, jpeg)
        return Response(None, 202, {"Cache-Control": UNCACHED})


def _check_private(public: bool | None, collaborative: bool) -> None:
    if public and collaborative:
        raise ApiError(400, "Collaborative playlists can only be private.")


def _decoded(content: bytes) -> bytes:
    """Read base64 as strictly as the service does, which minds even a line break at the end."""
    try:
        return b64decode(content, validate=True)
    except binascii.Error:
        return b""
