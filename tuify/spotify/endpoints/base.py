"""What all categories share: a sender, and which way to go where there are two."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from tuify.spotify.access import (
    Access,
    Refusal,
    proves_it_exists,
    refusal_in,
    says_nothing,
    worded,
)
from tuify.spotify.calls import Call, Query, call
from tuify.spotify.decoding import decode
from tuify.spotify.errors import (
    BadRequest,
    ClosedBySpotify,
    Forbidden,
    NotFound,
    NotOffered,
    SpotifyError,
)
from tuify.spotify.gathering import is_about_an_id
from tuify.spotify.operations import Operation

T = TypeVar("T")

Way = Callable[[], Awaitable[T]]


class Sender(Protocol):
    """Sends one call and raises a `SpotifyError` if it does not succeed."""

    async def read(self, call: Call) -> bytes:
        """The body of the answer to a question; empty if the service had nothing to say."""
        ...

    async def command(self, call: Call) -> bytes:
        """Returns once the command was accepted, with the body if `call.is_answered`."""
        ...


class Endpoints:
    """Base of the categories."""

    def __init__(self, sender: Sender, access: Access) -> None:
        self._sender = sender
        self._access = access

    async def _get(
        self, operation: Operation, model: type[T], query: Query | None = None, **parts: str
    ) -> T:
        """Ask, and read the answer."""
        body = await self._sender.read(call(operation, at=parts, query=query))
        return decode(body, model)

    async def _listed(self, by_list: Way[T], one_by_one: Way[T]) -> T:
        """Ask for several things at once; for each of them where no list is taken.

        A list that is refused for one id in it is asked for one by one as well.
        """
        try:
            return await by_list()
        except ClosedBySpotify:
            pass
        except BadRequest as error:
            if not is_about_an_id(error):
                raise
        return await one_by_one()

    async def _either(
        self,
        newer: Operation,
        by_newer: Way[T],
        by_older: Way[T],
        *,
        older: Operation | None = None,
    ) -> T:
        """Go the way of 2026; where only the older one turns out to work, remember that.

        A refusal of the newer way may be about the thing rather than the app: then the older way is
        refused as well, and the caller hears of the refusal that says more, or else of the first.
        `older` is what the older way asks, if it is a single operation that may be refused without
        being closed.
        """
        if not self._access.is_open(newer):
            return await by_older()
        try:
            return await by_newer()
        except (Forbidden, NotFound) as error:
            refusal = error
        is_closed = not self._access.is_open(newer)
        if not (is_closed or self._may_be_closed(newer, refusal, older)):
            raise worded(newer, refusal)
        try:
            answer = await by_older()
        except SpotifyError as second:
            if is_closed or self._says_more(newer, refusal, second, older):
                raise
            if not isinstance(second, Forbidden | NotFound):
                raise
            raise worded(newer, refusal) from None
        self._access.close(newer, refusal.status)
        return answer

    def _may_be_closed(
        self, newer: Operation, refusal: SpotifyError, older: Operation | None
    ) -> bool:
        """Whether another spelling is worth asking.

        Who may change a thing is the same in both. What may be read is not: apps that still have
        the older spelling are shown the contents of other people's playlists by it. And where both
        were refused without a reason, the older one is not asked again for another such refusal,
        unless something shows that the service is older than 2026.
        """
        access = self._access
        if newer.method != "GET" and access.has_worked(newer):
            return False
        is_bare = isinstance(refusal, NotOffered)
        if is_bare and older is not None and access.is_refused_barely(older):
            return access.lacks_recent()
        return refusal_in(newer, refusal) is Refusal.DOUBTFUL

    def _says_more(
        self, newer: Operation, first: SpotifyError, second: SpotifyError, older: Operation | None
    ) -> bool:
        """Whether the refusal of the older way says more than `first`, that of the newer.

        If so, the older is there; and where `first` was as good as none, the newer is not.
        """
        access = self._access
        is_bare = older is not None and access.is_refused_barely(older)
        if is_bare or not proves_it_exists(second):
            return False
        if says_nothing(first):
            if not access.has_worked(newer):
                access.close(newer, first.status)
            return True
        return type(first) is NotOffered
