"""Artists: one, several, what they made, and who is like them."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import catalog as bodies
from tuify.emulator.bodies.paging import page
from tuify.emulator.catalog.discography import GROUPS, Group, discography, related, top_tracks
from tuify.emulator.catalog.things import Artist
from tuify.emulator.options import Mode
from tuify.emulator.wire import (
    check_market,
    json_answer,
    listed_ids,
    page_query,
    path_id,
    style_of,
)
from tuify.emulator.world import World

_CACHE = "public, max-age=42000"
_MOST_IDS = 50
_ALBUMS: dict[Mode, tuple[int, int]] = {"extended": (20, 50), "development": (5, 10)}
"""How many albums are given by default, and at most."""


class ArtistRoutes:
    """Answers for ``/artists``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/artists", self.artists, methods=["GET"]),
            Route("/artists/{id}", self.artist, methods=["GET"]),
            Route("/artists/{id}/albums", self.albums, methods=["GET"]),
            Route("/artists/{id}/top-tracks", self.top_tracks, methods=["GET"]),
            Route("/artists/{id}/related-artists", self.related, methods=["GET"]),
        ]

    async def artist(self, request: Request) -> Response:
        """Get Artist."""
        artist = self._found(request)
        return json_answer(bodies.artist(style_of(request, self._mode), artist), cache=_CACHE)

    async def artists(self, request: Request) -> Response:
        """Get Several Artists: at most 50, null in the place of an unknown one."""
        found = [self._catalog.artist_by_id(id_) for id_ in listed_ids(request, _MOST_IDS)]
        return self._several(request, found)

    async def albums(self, request: Request) -> Response:
        """Get Artist's Albums: group by group, the newest of each first."""
        usual, most = _ALBUMS[self._mode]
        query = page_query(request, default=usual, most=most)
        groups = _groups(request)
        artist = self._found(request)
        style = style_of(request, self._mode)
        numbers = discography(self._catalog, artist, groups)
        albums = [
            self._catalog.album(number)
            for number in numbers[query.offset : query.offset + query.limit]
        ]
        items = [bodies.discography_album(style, album, artist) for album in albums]
        address = f"{style.api}/artists/{artist.id}/albums"
        return json_answer(page(address, query, len(numbers), items), cache=_CACHE)

    async def top_tracks(self, request: Request) -> Response:
        """Get Artist's Top Tracks: up to ten, the best known first."""
        check_market(request)
        style = style_of(request, self._mode)
        tracks = top_tracks(self._catalog, self._found(request))
        return json_answer({"tracks": [bodies.track(style, one) for one in tracks]}, cache=_CACHE)

    async def related(self, request: Request) -> Response:
        """Get Artist's Related Artists: up to twenty, the closest first."""
        return self._several(request, related(self._catalog, self._found(request)))

    def _found(self, request: Request) -> Artist:
        artist = self._catalog.artist_by_id(path_id(request))
        if artist is None:
            raise errors.not_found()
        return artist

    def _several(self, request: Request, artists: Sequence[Artist | None]) -> Response:
        style = style_of(request, self._mode)
        shown = [None if one is None else bodies.artist(style, one) for one in artists]
        return json_answer({"artists": shown}, cache=_CACHE)


def _groups(request: Request) -> set[Group]:
    """Read ``include_groups``, all by default; raises 400 for one the reference does not know."""
    named = request.query_params.get("include_groups")
    if not named:
        return {*GROUPS}
    wanted = {part.strip() for part in named.split(",") if part.strip()}
    known: set[Group] = {group for group in GROUPS if group in wanted}
    if len(known) < len(wanted):
        raise errors.invalid("include_groups")
    return known
