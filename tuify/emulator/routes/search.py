"""Search: things of seven types by words, filters and codes."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.bodies import audiobooks, catalog, playlists, shows
from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.bodies.style import Body, Style
from tuify.emulator.catalog.things import Album, Artist, Audiobook, Show, Track
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.playlists.book import WITHDRAWN, Playlist
from tuify.emulator.search.searching import KINDS, Kind, Result
from tuify.emulator.wire import json_answer, page_query, style_of
from tuify.emulator.world import World

LAST_RESULT = 1000
"""``limit`` and ``offset`` together may not exceed this."""

LONGEST_QUERY = 250
"""How many characters ``q`` may have."""

_CACHE = "public, max-age=7200"
_USUAL: dict[Mode, int] = {"extended": 20, "development": 5}
_MOST: dict[Mode, int] = {"extended": 50, "development": 10}


class SearchRoutes:
    """Answers for ``/search``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/search", self.search, methods=["GET"])]

    async def search(self, request: Request) -> Response:
        """Search for Item: a page for each type asked for.

        A playlist that was withdrawn is null in its place; in development mode the service's own
        are, too. The addresses of the pages say ``query`` for ``q``, and so may requests.
        """
        params = request.query_params
        text = (params.get("q") or params.get("query") or "").strip()
        if not text:
            raise ApiError(400, "No search query")
        if len(text) > LONGEST_QUERY:
            raise ApiError(400, f"Query exceeds maximum length of {LONGEST_QUERY} characters")
        kinds = _kinds(params.get("type", ""))
        query = page_query(request, default=_USUAL[self._mode], most=_MOST[self._mode])
        if query.limit + query.offset > LAST_RESULT:
            raise ApiError(400, f"Limit + Offset exceeds maximum of {LAST_RESULT}")
        kept = [("query", text)]
        if external := params.get("include_external"):
            if external != "audio":
                raise ApiError(400, f"Invalid include_external: {external}")
            kept.append(("include_external", external))
        style = style_of(request, self._mode)
        pages = {}
        for kind in kinds:
            extra = (*kept, ("type", kind), *query.extra)
            pages[f"{kind}s"] = self._page(
                style, text, kind, PageQuery(query.limit, query.offset, extra)
            )
        return json_answer(pages, cache=_CACHE)

    def _page(self, style: Style, text: str, kind: Kind, query: PageQuery) -> Body:
        after = query.offset + query.limit
        total, found = self._world.search.find(text, kind, query.offset, after)
        body = page(f"{style.api}/search", query, total, [self._shown(style, one) for one in found])
        if after + query.limit > LAST_RESULT:
            body["next"] = None
        return body

    def _shown(self, style: Style, thing: Result) -> Body | None:
        if isinstance(thing, Track):
            return catalog.track(style, thing)
        if isinstance(thing, Album):
            return catalog.album_ref(style, thing)
        if isinstance(thing, Artist):
            return catalog.artist(style, thing)
        if isinstance(thing, Playlist):
            return self._shown_playlist(style, thing)
        if isinstance(thing, Show):
            return shows.show_ref(style, thing)
        if isinstance(thing, Audiobook):
            return audiobooks.audiobook_ref(style, thing)
        return shows.episode_ref(style, thing)

    def _shown_playlist(self, style: Style, playlist: Playlist) -> Body | None:
        hidden = self._mode == "development" and self._world.playlists.is_editorial(playlist)
        if hidden or playlist.number in WITHDRAWN:
            return None
        readable = self._world.library.readable(playlist)
        return playlists.playlist_ref(style, playlist, readable=readable)


def _kinds(named: str) -> list[Kind]:
    """Read ``type``; raises 400 without any, and for one there is not."""
    names = [name.strip() for name in named.split(",") if name.strip()]
    if not names:
        raise ApiError(400, "Missing parameter type")
    for name in names:
        if name not in KINDS:
            raise ApiError(400, f"Bad search type field {name}")
    return [kind for kind in KINDS if kind in names]
