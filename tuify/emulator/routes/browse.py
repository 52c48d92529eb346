"""Browse: categories, featured playlists, new releases, recommendations, genre seeds."""

import re
from math import isfinite
from typing import cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import browse as bodies
from tuify.emulator.bodies import catalog, playlists
from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.bodies.style import Body
from tuify.emulator.catalog.genreseeds import SEEDS
from tuify.emulator.catalog.ids import is_well_formed
from tuify.emulator.catalog.recommendations import (
    MEASURES,
    MOST_SEEDS,
    Seed,
    SeedKind,
    Wishes,
    recommended,
)
from tuify.emulator.clock import iso_seconds
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.playlists.book import Playlist
from tuify.emulator.playlists.editorial import CATEGORIES, category, playlists_in
from tuify.emulator.wire import check_market, json_answer, page_query, style_of, whole_number
from tuify.emulator.world import World

_CACHE = "public, max-age=600"
_NEW_RELEASES = 100
_MOST_TRACKS = 100
_LOCALE = re.compile(r"[A-Za-z]{2}([_-][A-Za-z]{2})?")
_SEED_KINDS: tuple[SeedKind, ...] = ("artist", "track", "genre")
_GREETINGS = ((5, "Good night"), (12, "Good morning"), (18, "Good afternoon"), (24, "Good evening"))


class BrowseRoutes:
    """Answers for ``/browse`` and ``/recommendations``; an app in development mode has none."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/browse/featured-playlists", self.featured, methods=["GET"]),
            Route("/browse/new-releases", self.new_releases, methods=["GET"]),
            Route("/browse/categories", self.categories, methods=["GET"]),
            Route("/browse/categories/{id}", self.category, methods=["GET"]),
            Route("/browse/categories/{id}/playlists", self.playlists, methods=["GET"]),
            Route("/recommendations", self.recommendations, methods=["GET"]),
            Route("/recommendations/available-genre-seeds", self.genre_seeds, methods=["GET"]),
        ]

    async def categories(self, request: Request) -> Response:
        """Get Several Browse Categories; their names are English whatever the locale."""
        query, style = _localized_page(request), style_of(request, self._mode)
        shown = CATEGORIES[query.offset : query.offset + query.limit]
        rows = [bodies.category(style, one) for one in shown]
        body = page(f"{style.api}/browse/categories", query, len(CATEGORIES), rows)
        return json_answer({"categories": body}, cache=_CACHE)

    async def category(self, request: Request) -> Response:
        """Get Single Browse Category."""
        _check_locale(request)
        found = category(cast("str", request.path_params["id"]))
        if found is None:
            raise errors.not_found()
        return json_answer(bodies.category(style_of(request, self._mode), found), cache=_CACHE)

    async def playlists(self, request: Request) -> Response:
        """Get Category's Playlists, all of them the service's own."""
        query = page_query(request)
        found = category(cast("str", request.path_params["id"]))
        if found is None:
            raise errors.not_found()
        shelf = CATEGORIES.index(found)
        shown = [self._world.playlists.editorial(shelf, at) for at in range(playlists_in(shelf))]
        path = f"/browse/categories/{found.id}/playlists"
        return self._playlists(request, found.name, path, query, shown)

    async def featured(self, request: Request) -> Response:
        """Get Featured Playlists: the first two of every category, greeted by the hour (UTC)."""
        query = _localized_page(request)
        book = self._world.playlists
        shown = [book.editorial(shelf, at) for at in range(2) for shelf in range(len(CATEGORIES))]
        hour = int(iso_seconds(self._world.clock.now_ms())[11:13])
        greeting = next(words for until, words in _GREETINGS if hour < until)
        return self._playlists(request, greeting, "/browse/featured-playlists", query, shown)

    async def new_releases(self, request: Request) -> Response:
        """Get New Releases: the latest hundred by artists of the user's neighbourhood."""
        query, style = page_query(request), style_of(request, self._mode)
        numbers = self._world.search.new_releases(_NEW_RELEASES)
        shown = map(self._world.catalog.album, numbers[query.offset : query.offset + query.limit])
        rows = [catalog.album_ref(style, album) for album in shown]
        body = page(f"{style.api}/browse/new-releases", query, len(numbers), rows)
        return json_answer({"albums": body}, cache=_CACHE)

    async def recommendations(self, request: Request) -> Response:
        """Get Recommendations: one to five seeds in all, and 1 to 100 tracks."""
        check_market(request)
        limit = whole_number(request.query_params.get("limit", "20"))
        if limit is None or not 1 <= limit <= _MOST_TRACKS:
            raise errors.invalid("limit")
        seeds, wishes = _seeds(request), _wishes(request)
        found = recommended(self._world.catalog, seeds, wishes, limit)
        return json_answer(bodies.recommendations(style_of(request, self._mode), *found))

    async def genre_seeds(self, request: Request) -> Response:
        """Get Available Genre Seeds."""
        return json_answer({"genres": list(SEEDS)})

    def _playlists(
        self, request: Request, message: str, path: str, query: PageQuery, shown: list[Playlist]
    ) -> Response:
        """Answer with a message and a page of playlists."""
        style = style_of(request, self._mode)
        rows: list[Body] = [
            playlists.playlist_ref(style, one, readable=True)
            for one in shown[query.offset : query.offset + query.limit]
        ]
        body = page(f"{style.api}{path}", query, len(shown), rows)
        return json_answer({"message": message, "playlists": body}, cache=_CACHE)


def _localized_page(request: Request) -> PageQuery:
    """Read the stretch and ``locale``, which is kept in the addresses of the page's neighbours."""
    _check_locale(request)
    query, locale = page_query(request), request.query_params.get("locale")
    kept = query.extra if locale is None else (*query.extra, ("locale", locale))
    return PageQuery(query.limit, query.offset, kept)


def _check_locale(request: Request) -> None:
    """Raise 400 if ``locale`` is not a language, or a language and a country: ``es_MX``."""
    locale = request.query_params.get("locale")
    if locale and not _LOCALE.fullmatch(locale):
        raise errors.invalid("locale")


def _seeds(request: Request) -> list[Seed]:
    """Read the seeds; raises 400 for none, for too many, and for what cannot be an id."""
    seeds = [
        Seed(kind, part.strip())
        for kind in _SEED_KINDS
        for part in request.query_params.get(f"seed_{kind}s", "").split(",")
        if part.strip()
    ]
    ids = [seed.id for seed in seeds if seed.kind != "genre"]
    if not 1 <= len(seeds) <= MOST_SEEDS or not all(map(is_well_formed, ids)):
        raise _unreadable()
    return seeds


def _wishes(request: Request) -> Wishes:
    """Read bounds and targets; raises 400 for one that is no number within its limits."""
    read: dict[str, dict[str, float]] = {"min": {}, "max": {}, "target": {}}
    for bound, values in read.items():
        for name, measure in MEASURES.items():
            text = request.query_params.get(f"{bound}_{name}")
            if text is not None:
                values[name] = _number(text)
                if not measure.least <= values[name] <= measure.most:
                    raise _unreadable()
    return Wishes(read["min"], read["max"], read["target"])


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise _unreadable() from None
    if not isfinite(number):
        raise _unreadable()
    return number


def _unreadable() -> ApiError:
    return ApiError(400, "invalid request")
