"""Audiobooks and Chapters: one, several, and the chapters of a book."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import audiobooks as bodies
from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.bodies.style import Body
from tuify.emulator.catalog.things import Audiobook, Chapter
from tuify.emulator.options import Mode
from tuify.emulator.wire import (
    check_market,
    listed_ids,
    page_query,
    path_id,
    style_of,
    tagged_answer,
)
from tuify.emulator.world import World

_CACHE = "public, max-age=60"
_CHAPTERS_SHOWN = PageQuery(limit=50, offset=0)
_MOST_IDS = 50


class AudiobookRoutes:
    """Answers for ``/audiobooks`` and ``/chapters``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/audiobooks", self.audiobooks, methods=["GET"]),
            Route("/audiobooks/{id}", self.audiobook, methods=["GET"]),
            Route("/audiobooks/{id}/chapters", self.chapters_of, methods=["GET"]),
            Route("/chapters", self.chapters, methods=["GET"]),
            Route("/chapters/{id}", self.chapter, methods=["GET"]),
        ]

    async def audiobook(self, request: Request) -> Response:
        """Get an Audiobook, with its first chapters."""
        check_market(request)
        return tagged_answer(request, self._body(request, self._found(request)), cache=_CACHE)

    async def audiobooks(self, request: Request) -> Response:
        """Get Several Audiobooks: at most 50, null in the place of an unknown one."""
        check_market(request)
        found = [self._catalog.audiobook_by_id(id_) for id_ in listed_ids(request, _MOST_IDS)]
        shown = [None if book is None else self._body(request, book) for book in found]
        return tagged_answer(request, {"audiobooks": shown}, cache=_CACHE)

    async def chapters_of(self, request: Request) -> Response:
        """Get Audiobook Chapters, in the order of the book."""
        query = page_query(request)
        book = self._found(request)
        style = style_of(request, self._mode)
        items = [bodies.chapter_ref(style, one) for one in self._chapters(book, query)]
        address = f"{style.api}/audiobooks/{book.id}/chapters"
        body = page(address, query, book.chapters, items)
        return tagged_answer(request, body, cache=_CACHE)

    async def chapter(self, request: Request) -> Response:
        """Get a Chapter."""
        check_market(request)
        chapter = self._catalog.chapter_by_id(path_id(request))
        if chapter is None:
            raise errors.not_found()
        body = bodies.chapter(style_of(request, self._mode), chapter)
        return tagged_answer(request, body, cache=_CACHE)

    async def chapters(self, request: Request) -> Response:
        """Get Several Chapters: at most 50, null in the place of an unknown one."""
        check_market(request)
        style = style_of(request, self._mode)
        found = [self._catalog.chapter_by_id(id_) for id_ in listed_ids(request, _MOST_IDS)]
        shown = [None if one is None else bodies.chapter(style, one) for one in found]
        return tagged_answer(request, {"chapters": shown}, cache=_CACHE)

    def _found(self, request: Request) -> Audiobook:
        book = self._catalog.audiobook_by_id(path_id(request))
        if book is None:
            raise errors.not_found()
        return book

    def _body(self, request: Request, book: Audiobook) -> Body:
        chapters = self._chapters(book, _CHAPTERS_SHOWN)
        return bodies.audiobook(style_of(request, self._mode), book, chapters, _CHAPTERS_SHOWN)

    def _chapters(self, book: Audiobook, query: PageQuery) -> list[Chapter]:
        places = range(book.chapters)[query.offset : query.offset + query.limit]
        return [self._catalog.chapter(book.number, place) for place in places]
