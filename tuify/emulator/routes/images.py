"""Pictures, under addresses that need no token."""

from typing import cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.artwork import SIZES, paint
from tuify.emulator.playlists.book import PlaylistBook

_CACHE = "public, max-age=31536000"


class ImageRoutes:
    """Answers for ``/images``."""

    def __init__(self, playlists: PlaylistBook) -> None:
        self._playlists = playlists

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/images/{size:int}/{name}.png", self.image, methods=["GET"]),
            Route("/images/covers/{name}.jpg", self.cover, methods=["GET"]),
        ]

    async def image(self, request: Request) -> Response:
        """Paint the picture of something, by its id."""
        size = cast("int", request.path_params["size"])
        if size not in SIZES:
            return Response("Not found", 404)
        content = paint(size, cast("str", request.path_params["name"]))
        return Response(content, headers={"Content-Type": "image/png", "Cache-Control": _CACHE})

    async def cover(self, request: Request) -> Response:
        """Show the picture a user uploaded for a playlist."""
        content = self._playlists.cover(cast("str", request.path_params["name"]))
        if content is None:
            return Response("Not found", 404)
        return Response(content, headers={"Content-Type": "image/jpeg", "Cache-Control": _CACHE})
