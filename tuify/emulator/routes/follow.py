"""Follow: artists, users and playlists."""

from collections.abc import Sequence
from typing import Literal
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import catalog as bodies
from tuify.emulator.bodies.style import Body
from tuify.emulator.catalog.ids import Uri, is_well_formed
from tuify.emulator.errors import ApiError
from tuify.emulator.keeping.kept import KeptThings
from tuify.emulator.options import Mode
from tuify.emulator.playlists.book import Playlist
from tuify.emulator.routes import whose
from tuify.emulator.routes.idlists import MOST_IDS, named_ids, uris_of
from tuify.emulator.wire import done, json_answer, json_body, listed, page_query, stored, style_of
from tuify.emulator.world import World

FollowedKind = Literal["artist", "user"]


class FollowRoutes:
    """Answers for ``/me/following`` and ``/playlists/{id}/followers``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._library = world.library
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes; the older ones do not get here everywhere."""
        return [
            Route("/me/following", self.followed, methods=["GET"]),
            Route("/me/following", self.follow, methods=["PUT"]),
            Route("/me/following", self.unfollow, methods=["DELETE"]),
            Route("/me/following/contains", self.follows, methods=["GET"]),
            Route("/playlists/{id}/followers", self.follow_playlist, methods=["PUT"]),
            Route("/playlists/{id}/followers", self.unfollow_playlist, methods=["DELETE"]),
            Route("/playlists/{id}/followers/contains", self.follows_playlist, methods=["GET"]),
        ]

    # -- artists and users -------------------------------------------------------------------

    async def followed(self, request: Request) -> Response:
        """Get Followed Artists, the newest first, page by page behind the artist in ``after``.

        Where an artist was unfollowed while the list was read, the next page begins at his place;
        behind one who was never in it there is nothing.
        """
        _kind(request, "artist")
        limit, kept = page_query(request).limit, self._library.things("artist")
        start = self._start(kept, request.query_params.get("after"))
        numbers = [entry.number for entry in kept.entries(start, limit)]
        style, catalog = style_of(request, self._mode), self._world.catalog
        artists = [catalog.artist(number) for number in numbers if number is not None]
        after = artists[-1].id if artists and start + limit < len(kept) else None

        def at(cursor: str | None) -> str:
            cursors = [] if cursor is None else [("after", cursor)]
            query = urlencode([("type", "artist"), ("limit", str(limit)), *cursors])
            return f"{style.api}/me/following?{query}"

        page: Body = {
            "cursors": {"after": after},
            "href": at(request.query_params.get("after")),
            "items": [bodies.artist(style, artist) for artist in artists],
            "limit": limit,
            "next": None if after is None else at(after),
            "total": len(kept),
        }
        return json_answer({"artists": page})

    async def follow(self, request: Request) -> Response:
        """Follow Artists or Users: 204."""
        self._library.save(await _followed_uris(request), self._world.clock.now_ms())
        return done()

    async def unfollow(self, request: Request) -> Response:
        """Unfollow Artists or Users: 204."""
        self._library.remove(await _followed_uris(request))
        return done()

    async def follows(self, request: Request) -> Response:
        """Check If User Follows Artists or Users."""
        uris = uris_of(_kind(request, "artist", "user"), listed(request, "ids", MOST_IDS))
        return json_answer([self._library.contains(uri) for uri in uris])

    def _start(self, kept: KeptThings, after: str | None) -> int:
        """Return the place at which a page begins; raises 400 for what is no id."""
        if after is None:
            return 0
        if not is_well_formed(after):
            raise errors.invalid("cursor")
        artist = self._world.catalog.artist_by_id(after)
        return len(kept) if artist is None else kept.place_behind(artist.number)

    # -- playlists ---------------------------------------------------------------------------

    async def follow_playlist(self, request: Request) -> Response:
        """Follow Playlist; whether it is to show on the profile makes no difference here."""
        playlist = whose.found(self._world, self._mode, request)
        public = (await json_body(request)).get("public", True)
        if not isinstance(public, bool):
            raise errors.invalid("public")
        self._library.save([_uri(playlist)], self._world.clock.now_ms())
        return stored()

    async def unfollow_playlist(self, request: Request) -> Response:
        """Unfollow Playlist; one of the user's own goes from his list the same way."""
        self._library.remove([_uri(whose.found(self._world, self._mode, request))])
        return stored()

    async def follows_playlist(self, request: Request) -> Response:
        """Check if Current User Follows Playlist; ``ids`` may name one user, himself or another.

        Of other people it is known only that they follow what they own. For somebody who does not
        exist the answer is 502, as recorded.
        """
        playlist = whose.found(self._world, self._mode, request)
        named = listed(request, "ids", 1) if "ids" in request.query_params else []
        return json_answer([self._follows(playlist, named)])

    def _follows(self, playlist: Playlist, named: Sequence[str]) -> bool:
        me = self._world.playlists.me.id
        user = named[0] if named else me
        if user == me:
            return self._library.contains(_uri(playlist))
        if self._world.playlists.user(user) is None:
            raise ApiError(502, "Could not retrieve followers")
        return playlist.owner.id == user


def _uri(playlist: Playlist) -> Uri:
    return Uri("playlist", playlist.id)


def _kind(request: Request, *kinds: FollowedKind) -> FollowedKind:
    """Read ``type``; raises 400 if it is missing or not among ``kinds``."""
    named = request.query_params.get("type")
    if not named:
        raise ApiError(400, "Missing required field: type")
    for kind in kinds:
        if named == kind:
            return kind
    raise errors.invalid("type")


async def _followed_uris(request: Request) -> list[Uri]:
    return uris_of(_kind(request, "artist", "user"), await named_ids(request))
