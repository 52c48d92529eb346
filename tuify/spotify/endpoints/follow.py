"""Category "Follow" of the Web API reference: artists, users and playlists the user follows.

Since 2026 following is a kind of saving. The methods go that way first and the older one where it
is not offered; up to 50 ids may then need two requests.
"""

from collections.abc import Sequence
from typing import Final, Literal

from tuify.spotify.access import Access
from tuify.spotify.arguments import (
    checked_choice,
    checked_flag,
    checked_id,
    checked_limit,
    ids_for,
    user_ids_for,
)
from tuify.spotify.calls import Query, call
from tuify.spotify.endpoints.base import Endpoints, Sender
from tuify.spotify.endpoints.saving import Saving
from tuify.spotify.endpoints.spellings import (
    CHECK_IF_CURRENT_USER_FOLLOWS_PLAYLIST,
    CHECK_IF_USER_FOLLOWS_ARTISTS_OR_USERS,
    CHECK_USERS_SAVED_ITEMS,
    FOLLOW_ARTISTS_OR_USERS,
    FOLLOW_PLAYLIST,
    REMOVE_ITEMS_FROM_LIBRARY,
    SAVE_ITEMS_TO_LIBRARY,
    UNFOLLOW_ARTISTS_OR_USERS,
    UNFOLLOW_PLAYLIST,
)
from tuify.spotify.models import Artist, FollowedArtists
from tuify.spotify.operations import Operation, speaks
from tuify.spotify.paging import CursorPage

GET_FOLLOWED_ARTISTS: Final = Operation(
    "GET",
    "/me/following",
    "Get Followed Artists",
    "Follow",
    ("user-follow-read",),
    most_entries=50,
)

Followed = Literal["artist", "user"]
"""Whom one can follow."""


class FollowEndpoints(Endpoints):
    """Whom and what the user follows."""

    def __init__(self, sender: Sender, access: Access) -> None:
        super().__init__(sender, access)
        self._saving = Saving(sender, access)

    @speaks(GET_FOLLOWED_ARTISTS)
    async def get_followed_artists(
        self, limit: int = 20, after: str | None = None
    ) -> CursorPage[Artist]:
        """A part of the artists; `after` is the id of the last artist of the part before.

        `cursors.after` is None at the end.
        """
        query: Query = {
            "type": "artist",
            "limit": checked_limit(limit),
            "after": None if after is None else checked_id(after),
        }
        answer = await self._get(GET_FOLLOWED_ARTISTS, FollowedArtists, query)
        return answer.artists or CursorPage()

    @speaks(SAVE_ITEMS_TO_LIBRARY, FOLLOW_ARTISTS_OR_USERS)
    async def follow_artists_or_users(self, ids: Sequence[str], kind: Followed) -> None:
        """Follow artists, or users."""
        await self._saving.save(_uris(FOLLOW_ARTISTS_OR_USERS, ids, kind))

    @speaks(REMOVE_ITEMS_FROM_LIBRARY, UNFOLLOW_ARTISTS_OR_USERS)
    async def unfollow_artists_or_users(self, ids: Sequence[str], kind: Followed) -> None:
        """Follow them no longer."""
        await self._saving.remove(_uris(UNFOLLOW_ARTISTS_OR_USERS, ids, kind))

    @speaks(CHECK_USERS_SAVED_ITEMS, CHECK_IF_USER_FOLLOWS_ARTISTS_OR_USERS)
    async def check_if_user_follows_artists_or_users(
        self, ids: Sequence[str], kind: Followed
    ) -> tuple[bool, ...]:
        """For each whether the user follows them, in order."""
        return await self._saving.check(_uris(CHECK_IF_USER_FOLLOWS_ARTISTS_OR_USERS, ids, kind))

    @speaks(SAVE_ITEMS_TO_LIBRARY, FOLLOW_PLAYLIST)
    async def follow_playlist(self, playlist_id: str, *, public: bool = True) -> None:
        """Follow a playlist; `public` says whether that shows on the user's profile.

        Only the older spelling can follow without showing it.
        """
        id_ = checked_id(playlist_id)
        if checked_flag("public", public):
            await self._saving.save([f"spotify:playlist:{id_}"])
        else:
            asked = call(FOLLOW_PLAYLIST, at={"playlist_id": id_}, body={"public": False})
            await self._sender.command(asked)

    @speaks(REMOVE_ITEMS_FROM_LIBRARY, UNFOLLOW_PLAYLIST)
    async def unfollow_playlist(self, playlist_id: str) -> None:
        """Follow it no longer. To the user's own playlists this is what deleting is elsewhere."""
        await self._saving.remove([f"spotify:playlist:{checked_id(playlist_id)}"])

    @speaks(CHECK_USERS_SAVED_ITEMS, CHECK_IF_CURRENT_USER_FOLLOWS_PLAYLIST)
    async def check_if_current_user_follows_playlist(self, playlist_id: str) -> bool:
        """Whether the user follows the playlist."""
        return (await self._saving.check([f"spotify:playlist:{checked_id(playlist_id)}"]))[0]


def _uris(operation: Operation, ids: Sequence[str], kind: Followed) -> list[str]:
    checked_choice("kind", kind, ("artist", "user"))
    checked = ids_for if kind == "artist" else user_ids_for
    return [f"spotify:{kind}:{id_}" for id_ in checked(operation, ids)]
