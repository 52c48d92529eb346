"""Category "Library" of the Web API reference: what the user has saved.

`/me/library` takes things of every kind by URI. Where the app is not offered it, the older
endpoints for tracks are used, which raise `NotOffered` for anything else.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Literal, TypeVar

from tuify.spotify.access import Access, Feature, means_not_offered
from tuify.spotify.arguments import (
    SAVEABLE,
    checked_ids,
    checked_limit,
    checked_offset,
    checked_uris,
)
from tuify.spotify.calls import call
from tuify.spotify.decoding import decode
from tuify.spotify.endpoints.sender import Endpoints, Sender
from tuify.spotify.errors import NotOffered, SpotifyError, UnreadableAnswer
from tuify.spotify.models import SavedTrack
from tuify.spotify.paging import Page

T = TypeVar("T")

MAX_URIS: Final = 40
MAX_IDS: Final = 50

_TRACK: Final = "spotify:track:"


class LibraryEndpoints(Endpoints):
    """Liked Songs, and whether things are saved."""

    def __init__(self, sender: Sender, access: Access) -> None:
        super().__init__(sender)
        self._access = access

    async def get_users_saved_tracks(self, limit: int = 20, offset: int = 0) -> Page[SavedTrack]:
        """Get User's Saved Tracks, newest first; `limit` 1 to 50. Scope `user-library-read`."""
        query = {"limit": checked_limit(limit), "offset": checked_offset(offset)}
        body = await self._sender.read(call("GET", "/me/tracks", query={**query}))
        return decode(body, Page[SavedTrack])

    async def save_items_to_library(self, uris: Sequence[str]) -> None:
        """Save Items to Library: 1 to 40 URIs.

        Scopes `user-library-modify`, for users and artists `user-follow-modify`, for playlists
        `playlist-modify-public`.
        """
        await self._change("PUT", uris)

    async def remove_items_from_library(self, uris: Sequence[str]) -> None:
        """Remove Items from Library: 1 to 40 URIs. Scopes as for saving."""
        await self._change("DELETE", uris)

    async def check_users_saved_items(self, uris: Sequence[str]) -> tuple[bool, ...]:
        """Check User's Saved Items: for each of 1 to 40 URIs whether it is saved, in order.

        Scopes `user-library-read`, for users and artists `user-follow-read`, for playlists
        `playlist-read-private`.
        """
        asked = checked_uris(uris, kinds=SAVEABLE, most=MAX_URIS)

        async def by_uri() -> tuple[bool, ...]:
            return await self._contains("/me/library/contains", "uris", asked)

        async def by_id() -> tuple[bool, ...]:
            return await self.check_users_saved_tracks(_track_ids(asked))

        return await self._offered(by_uri, by_id, asked)

    async def check_users_saved_tracks(self, ids: Sequence[str]) -> tuple[bool, ...]:
        """Check User's Saved Tracks, the older question: 1 to 50 ids, answers in order.

        Scope `user-library-read`. Raises `NotOffered` to apps registered lately.
        """
        return await self._contains("/me/tracks/contains", "ids", checked_ids(ids, most=MAX_IDS))

    async def _change(self, method: Literal["PUT", "DELETE"], uris: Sequence[str]) -> None:
        asked = checked_uris(uris, kinds=SAVEABLE, most=MAX_URIS)

        async def by_uri() -> None:
            await self._sender.command(call(method, "/me/library", query={"uris": asked}))

        async def by_id() -> None:
            body: dict[str, object] = {"ids": _track_ids(asked)}
            await self._sender.command(call(method, "/me/tracks", group="saved tracks", body=body))

        await self._offered(by_uri, by_id, asked)

    async def _offered(
        self,
        by_uri: Callable[[], Awaitable[T]],
        by_id: Callable[[], Awaitable[T]],
        asked: Sequence[str],
    ) -> T:
        """Go the way of today; where it is closed and the older way works, remember that."""
        if not self._access.is_open(Feature.LIBRARY_BY_URI):
            return await by_id()
        try:
            return await by_uri()
        except SpotifyError as error:
            if not (means_not_offered(error) and self._may_go_by_id(asked)):
                raise
            refusal = error
        try:
            answer = await by_id()
        except SpotifyError as error:
            self._access.learn(Feature.SAVED_TRACKS_BY_ID, error)
            raise refusal from None
        self._access.learn(Feature.LIBRARY_BY_URI, refusal)
        return answer

    def _may_go_by_id(self, asked: Sequence[str]) -> bool:
        tracks_only = all(uri.startswith(_TRACK) for uri in asked)
        return tracks_only and self._access.is_open(Feature.SAVED_TRACKS_BY_ID)

    async def _contains(self, path: str, key: str, asked: Sequence[str]) -> tuple[bool, ...]:
        body = await self._sender.read(call("GET", path, query={key: asked}))
        answers = decode(body, tuple[bool | None, ...])
        if len(answers) != len(asked):
            raise UnreadableAnswer("The service did not say of each item whether it is saved.")
        return tuple(bool(answer) for answer in answers)


def _track_ids(uris: Sequence[str]) -> list[str]:
    if not all(uri.startswith(_TRACK) for uri in uris):
        raise NotOffered("This app may only save tracks.")
    return [uri.removeprefix(_TRACK) for uri in uris]
