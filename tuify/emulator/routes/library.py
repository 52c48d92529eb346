"""Library: everything that is saved, kind by kind, and all kinds at once by their URIs.

The lists are paged, newest first. The older ways to save, remove and check go by ids: in the query,
or in the body where there are none in the query.
"""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.bodies import library as bodies
from tuify.emulator.bodies.paging import page
from tuify.emulator.bodies.style import Body, Style
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.catalog.spoken import EPISODES_PER_SHOW
from tuify.emulator.errors import ApiError
from tuify.emulator.keeping.kept import KeptEntry
from tuify.emulator.keeping.library import KEPT_KINDS
from tuify.emulator.options import Mode
from tuify.emulator.routes.idlists import MOST_IDS, dated_ids, named_ids, uris_of
from tuify.emulator.wire import (
    check_market,
    listed,
    page_query,
    stored,
    style_of,
    tagged_answer,
)
from tuify.emulator.world import World

MOST_URIS = 40


@dataclass(frozen=True, slots=True)
class _Saved:
    """A kind of thing under ``/me``; ``most`` is how many ids a query may hold."""

    kind: str
    most: int = MOST_IDS

    @property
    def path(self) -> str:
        return f"/me/{self.kind}s"


_TRACKS = _Saved("track")
_KINDS = (
    _TRACKS,
    _Saved("album", most=20),
    _Saved("audiobook"),
    _Saved("episode"),
    _Saved("show"),
)


class LibraryRoutes:
    """Answers for ``/me/library``, and for ``/me/tracks``, ``/me/albums`` and their like."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes; the older ones do not get here everywhere."""
        routes = [
            Route("/me/library", self.save, methods=["PUT"]),
            Route("/me/library", self.remove, methods=["DELETE"]),
            Route("/me/library/contains", self.contains, methods=["GET"]),
        ]
        for saved in _KINDS:
            routes += _KindRoutes(self._world, self._mode, saved).routes()
        return routes

    async def save(self, request: Request) -> Response:
        """Save Items to Library: at most 40 URIs, in the query."""
        self._world.library.save(_uris(request), self._world.clock.now_ms())
        return stored()

    async def remove(self, request: Request) -> Response:
        """Remove Items from Library: at most 40 URIs, in the query."""
        self._world.library.remove(_uris(request))
        return stored()

    async def contains(self, request: Request) -> Response:
        """Check User's Saved Items; the answers stand in the order of the question."""
        kept = [self._world.library.contains(uri) for uri in _uris(request)]
        return tagged_answer(request, kept)


class _KindRoutes:
    """Answers for one kind of saved things."""

    def __init__(self, world: World, mode: Mode, saved: _Saved) -> None:
        self._world = world
        self._mode = mode
        self._saved = saved

    def routes(self) -> list[Route]:
        """Return the four operations of a kind."""
        path = self._saved.path
        read, write = (
            (self.tracks, self.save_tracks)
            if self._saved == _TRACKS
            else (
                self.things,
                self.save,
            )
        )
        return [
            Route(path, read, methods=["GET"]),
            Route(path, write, methods=["PUT"]),
            Route(path, self.remove, methods=["DELETE"]),
            Route(f"{path}/contains", self.contains, methods=["GET"]),
        ]

    async def tracks(self, request: Request) -> Response:
        """Get User's Saved Tracks, newest first."""
        query, saved = page_query(request), self._world.library.saved
        style = style_of(request, self._mode)
        stop = min(query.offset + query.limit, len(saved))
        rows = [bodies.saved_track(style, saved.entry(at)) for at in range(query.offset, stop)]
        return tagged_answer(request, page(f"{style.api}/me/tracks", query, len(saved), rows))

    async def things(self, request: Request) -> Response:
        """Get User's Saved Albums, Audiobooks, Episodes or Shows, newest first."""
        query, kept = page_query(request), self._world.library.things(self._saved.kind)
        style = style_of(request, self._mode)
        rows = [self._row(style, entry) for entry in kept.entries(query.offset, query.limit)]
        address = f"{style.api}{self._saved.path}"
        return tagged_answer(request, page(address, query, len(kept), rows))

    async def save_tracks(self, request: Request) -> Response:
        """Save Tracks for Current User; each at a moment of its own, if the body says so."""
        dated = await dated_ids(request)
        if dated is None:
            return await self.save(request)
        uris = uris_of("track", dated)
        self._world.library.save_at(dict(zip(uris, dated.values(), strict=True)))
        return stored()

    async def save(self, request: Request) -> Response:
        """Save things of one kind, the first uppermost; what is saved already stays in place."""
        self._world.library.save(await self._uris(request), self._world.clock.now_ms())
        return stored()

    async def remove(self, request: Request) -> Response:
        """Remove things of one kind; what is not saved is passed over."""
        self._world.library.remove(await self._uris(request))
        return stored()

    async def contains(self, request: Request) -> Response:
        """Check User's Saved things of one kind, by the ids in the query."""
        uris = uris_of(self._saved.kind, listed(request, "ids", self._saved.most))
        return tagged_answer(request, [self._world.library.contains(uri) for uri in uris])

    async def _uris(self, request: Request) -> list[Uri]:
        check_market(request)
        return uris_of(self._saved.kind, await named_ids(request, self._saved.most))

    def _row(self, style: Style, entry: KeptEntry) -> Body | None:
        """Write a row: an album that is lost is null, an episode that is lost is full of nulls."""
        catalog, number, added_at_ms = self._world.catalog, entry.number, entry.added_at_ms
        if self._saved.kind == "episode":
            at = None if number is None else divmod(number, EPISODES_PER_SHOW)
            episode = None if at is None else catalog.episode(*at)
            return bodies.saved_episode(style, added_at_ms, episode)
        if number is None:
            return None
        if self._saved.kind == "show":
            return bodies.saved_show(style, added_at_ms, catalog.show(number))
        if self._saved.kind == "audiobook":
            book = catalog.audiobook(number)
            shown = range(min(book.chapters, bodies.CHAPTERS_SHOWN.limit))
            chapters = [catalog.chapter(number, place) for place in shown]
            return bodies.saved_audiobook(style, added_at_ms, book, chapters)
        album = catalog.album(number)
        tracks = [catalog.track(album.first_track + place) for place in range(album.size)]
        return bodies.saved_album(style, added_at_ms, album, tracks)


def _uris(request: Request) -> list[Uri]:
    """Read ``uris``; raises 400 if there are none, too many, or one that cannot be kept."""
    uris = []
    for text in listed(request, "uris", MOST_URIS):
        uri = Uri.parse(text)
        if uri is None or uri.kind not in KEPT_KINDS:
            raise ApiError(400, f"Invalid uri: {text}")
        uris.append(uri)
    return uris
