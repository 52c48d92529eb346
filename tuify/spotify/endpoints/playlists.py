"""Category "Playlists" of the Web API reference.

Who neither owns a playlist nor takes part in it may not change it, and mostly not even see its
entries: `NotYourPlaylist`. Entries are changed by their URIs; positions count from 0. Changes of
the entries give the snapshot that they led to. The service merges a change with what others did
since the `snapshot_id` that comes with it.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tuify.spotify.access import Access
from tuify.spotify.arguments import (
    checked_id,
    checked_optional_text,
    checked_range,
    checked_user_id,
    part_for,
)
from tuify.spotify.calls import JPEG, Call, call
from tuify.spotify.decoding import decode
from tuify.spotify.endpoints.base import Endpoints, Sender, Way
from tuify.spotify.endpoints.playlist_bodies import (
    ADDABLE,
    REMOVABLE,
    cover,
    details,
    entries,
    fields_of_both,
    new,
    older_fields,
    seen,
    update,
)
from tuify.spotify.endpoints.playlist_operations import (
    ADD_ITEMS_TO_PLAYLIST,
    ADD_TRACKS_TO_PLAYLIST,
    CHANGE_PLAYLIST_DETAILS,
    CREATE_PLAYLIST,
    CREATE_PLAYLIST_FOR_USER,
    GET_CURRENT_USERS_PLAYLISTS,
    GET_PLAYLIST,
    GET_PLAYLIST_COVER_IMAGE,
    GET_PLAYLIST_ITEMS,
    GET_PLAYLIST_TRACKS,
    GET_USERS_PLAYLISTS,
    REMOVE_PLAYLIST_ITEMS,
    REMOVE_PLAYLIST_TRACKS,
    UPDATE_PLAYLIST_ITEMS,
    UPDATE_PLAYLIST_TRACKS,
    UPLOAD_CUSTOM_PLAYLIST_COVER_IMAGE,
)
from tuify.spotify.endpoints.users import UserEndpoints
from tuify.spotify.errors import InvalidArgument, UnreadableAnswer
from tuify.spotify.models import Image, Playlist, PlaylistItem, Snapshot
from tuify.spotify.operations import Operation, speaks
from tuify.spotify.paging import Page

_FARTHEST: Final = 100_000
"""The largest offset into the list of one's playlists."""


class PlaylistEndpoints(Endpoints):
    """Playlists and their entries. `users` knows who is logged in."""

    def __init__(self, sender: Sender, access: Access, users: UserEndpoints) -> None:
        super().__init__(sender, access)
        self._users = users

    @speaks(GET_PLAYLIST)
    async def get_playlist(
        self, playlist_id: str, *, fields: str | None = None, market: str | None = None
    ) -> Playlist:
        """One playlist; a private one needs the scope `playlist-read-private`.

        `fields` names what is wanted, as in "id,name"; it has to name `id`, and its spelling is
        that of 2026. Without it the answer
        holds the first 100 entries, which can be a third of a megabyte. Entries come only if the
        account owns the list or takes part in it. `NotFound` also for lists that Spotify itself
        makes.
        """
        query = {**seen(fields, market), "fields": self._spelled(fields)}
        return await self._get(GET_PLAYLIST, Playlist, query, playlist_id=checked_id(playlist_id))

    @speaks(CHANGE_PLAYLIST_DETAILS)
    async def change_playlist_details(
        self,
        playlist_id: str,
        *,
        name: str | None = None,
        public: bool | None = None,
        collaborative: bool | None = None,
        description: str | None = None,
    ) -> None:
        """Change what is given. A playlist that is made private has been seen to stay public."""
        body = details(name, public, collaborative, description)
        if all(value is None for value in body.values()):
            raise InvalidArgument("Something of the playlist has to change.")
        at = {"playlist_id": checked_id(playlist_id)}
        await self._sender.command(call(CHANGE_PLAYLIST_DETAILS, at=at, body=body))

    @speaks(GET_PLAYLIST_ITEMS, GET_PLAYLIST_TRACKS)
    async def get_playlist_items(
        self,
        playlist_id: str,
        limit: int = 20,
        offset: int = 0,
        *,
        fields: str | None = None,
        market: str | None = None,
    ) -> Page[PlaylistItem]:
        """A page of the entries, at most 50 in either spelling. `fields` is that of the newer."""
        id_ = checked_id(playlist_id)
        query = {**part_for(GET_PLAYLIST_ITEMS, limit, offset), **seen(fields, market)}
        older = {**query, "fields": older_fields(fields)}
        model = Page[PlaylistItem]
        return await self._either(
            GET_PLAYLIST_ITEMS,
            lambda: self._get(GET_PLAYLIST_ITEMS, model, query, playlist_id=id_),
            lambda: self._get(GET_PLAYLIST_TRACKS, model, older, playlist_id=id_),
        )

    @speaks(ADD_ITEMS_TO_PLAYLIST, ADD_TRACKS_TO_PLAYLIST)
    async def add_items_to_playlist(
        self, playlist_id: str, uris: Sequence[str], *, position: int | None = None
    ) -> Snapshot:
        """Put tracks and episodes before the one at `position`, or at the end."""
        if position is not None:
            checked_range("position", position, 0)
        body = {"uris": entries(ADD_ITEMS_TO_PLAYLIST, uris, ADDABLE), "position": position}
        return await self._changed(
            ADD_ITEMS_TO_PLAYLIST, body, ADD_TRACKS_TO_PLAYLIST, body, playlist_id
        )

    @speaks(UPDATE_PLAYLIST_ITEMS, UPDATE_PLAYLIST_TRACKS)
    async def update_playlist_items(
        self,
        playlist_id: str,
        *,
        uris: Sequence[str] | None = None,
        range_start: int | None = None,
        insert_before: int | None = None,
        range_length: int | None = None,
        snapshot_id: str | None = None,
    ) -> Snapshot:
        """Either replace all entries by `uris`, or move some; an empty list clears the playlist.

        To move, `range_length` entries (1 if not given) from `range_start` on are put before the
        one that stands at `insert_before` until then.
        """
        move = {
            "range_start": range_start,
            "insert_before": insert_before,
            "range_length": range_length,
        }
        body = update(UPDATE_PLAYLIST_ITEMS, uris, move, snapshot_id)
        return await self._changed(
            UPDATE_PLAYLIST_ITEMS, body, UPDATE_PLAYLIST_TRACKS, body, playlist_id
        )

    @speaks(REMOVE_PLAYLIST_ITEMS, REMOVE_PLAYLIST_TRACKS)
    async def remove_playlist_items(
        self, playlist_id: str, uris: Sequence[str], *, snapshot_id: str | None = None
    ) -> Snapshot:
        """Take out every entry with one of the URIs."""
        checked_optional_text("snapshot_id", snapshot_id)
        named = [{"uri": uri} for uri in entries(REMOVE_PLAYLIST_ITEMS, uris, REMOVABLE)]
        return await self._changed(
            REMOVE_PLAYLIST_ITEMS,
            {"items": named, "snapshot_id": snapshot_id},
            REMOVE_PLAYLIST_TRACKS,
            {"tracks": named, "snapshot_id": snapshot_id},
            playlist_id,
        )

    @speaks(GET_CURRENT_USERS_PLAYLISTS)
    async def get_current_users_playlists(self, limit: int = 20, offset: int = 0) -> Page[Playlist]:
        """Playlists the account owns or follows; `offset` is at most 100,000.

        Those of others that all take part in need the scope `playlist-read-collaborative`. Lists
        that this app may not see are None in their place.
        """
        checked_range("offset", offset, 0, _FARTHEST)
        query = part_for(GET_CURRENT_USERS_PLAYLISTS, limit, offset)
        return await self._get(GET_CURRENT_USERS_PLAYLISTS, Page[Playlist], query)

    @speaks(GET_CURRENT_USERS_PLAYLISTS, GET_USERS_PLAYLISTS)
    async def get_users_playlists(
        self, user_id: str, limit: int = 20, offset: int = 0
    ) -> Page[Playlist]:
        """Playlists of a user. Those of the account itself are offered to every app."""
        wanted = checked_user_id(user_id)
        checked_range("offset", offset, 0, _FARTHEST)
        query = part_for(GET_USERS_PLAYLISTS, limit, offset)
        if wanted == await self._users.own_id():
            return await self.get_current_users_playlists(limit, offset)
        return await self._get(GET_USERS_PLAYLISTS, Page[Playlist], query, user_id=wanted)

    @speaks(CREATE_PLAYLIST)
    async def create_playlist(
        self,
        name: str,
        *,
        public: bool | None = None,
        collaborative: bool | None = None,
        description: str | None = None,
    ) -> Playlist:
        """Make an empty playlist, public unless told otherwise; a collaborative one can't be."""
        body = new(name, public, collaborative, description)

        async def by_older() -> Playlist:
            return await self._created(CREATE_PLAYLIST_FOR_USER, body, await self._users.own_id())

        return await self._either(
            CREATE_PLAYLIST,
            lambda: self._created(CREATE_PLAYLIST, body),
            by_older,
        )

    @speaks(CREATE_PLAYLIST, CREATE_PLAYLIST_FOR_USER)
    async def create_playlist_for_user(
        self,
        user_id: str,
        name: str,
        *,
        public: bool | None = None,
        collaborative: bool | None = None,
        description: str | None = None,
    ) -> Playlist:
        """As `create_playlist`. The service makes playlists for nobody but the account itself."""
        wanted = checked_user_id(user_id)
        body = new(name, public, collaborative, description)
        if wanted == await self._users.own_id():
            return await self.create_playlist(
                name, public=public, collaborative=collaborative, description=description
            )
        return await self._created(CREATE_PLAYLIST_FOR_USER, body, wanted)

    @speaks(GET_PLAYLIST_COVER_IMAGE)
    async def get_playlist_cover_image(self, playlist_id: str) -> tuple[Image, ...]:
        """The cover in its sizes, the largest first. Those of own pictures are not told."""
        id_ = checked_id(playlist_id)
        return await self._get(GET_PLAYLIST_COVER_IMAGE, tuple[Image, ...], playlist_id=id_)

    @speaks(UPLOAD_CUSTOM_PLAYLIST_COVER_IMAGE)
    async def upload_custom_playlist_cover_image(self, playlist_id: str, jpeg: bytes) -> None:
        """Set the cover: the bytes of a JPEG of at most 192 KB, which are 256 KB in base64."""
        asked = call(
            UPLOAD_CUSTOM_PLAYLIST_COVER_IMAGE, at={"playlist_id": checked_id(playlist_id)}
        )
        body = b64encode(cover(jpeg))
        await self._sender.command(replace(asked, body=body, content_type=JPEG))

    def _spelled(self, fields: str | None) -> str | None:
        """The fields of a playlist as this app is taken to be shown them."""
        if self._access.lacks_recent():
            return older_fields(fields, of_playlist=True)
        is_sure = self._access.has_worked(GET_PLAYLIST_ITEMS)
        return fields if is_sure else fields_of_both(fields)

    async def _changed(
        self,
        newer: Operation,
        body: Mapping[str, object],
        older: Operation,
        older_body: Mapping[str, object],
        playlist_id: str,
    ) -> Snapshot:
        """Change entries in the one or the other spelling."""
        at = {"playlist_id": checked_id(playlist_id)}

        def by(operation: Operation, told: Mapping[str, object]) -> Way[Snapshot]:
            asked = call(operation, at=at, body=told, is_answered=True)
            return lambda: self._snapshot(asked)

        return await self._either(newer, by(newer, body), by(older, older_body), older=older)

    async def _snapshot(self, asked: Call) -> Snapshot:
        """Make a change. An answer that can't be read does not undo it."""
        try:
            return decode(await self._sender.command(asked), Snapshot)
        except UnreadableAnswer:
            return Snapshot("")

    async def _created(
        self, operation: Operation, body: Mapping[str, object], user_id: str | None = None
    ) -> Playlist:
        """Make a playlist; `UnreadableAnswer` if it was made but its id was not told."""
        at = {} if user_id is None else {"user_id": user_id}
        asked = call(operation, at=at, body=body, is_answered=True)
        try:
            return decode(await self._sender.command(asked), Playlist)
        except UnreadableAnswer as error:
            raise UnreadableAnswer(
                "The playlist was made, but the service did not say which it is.",
                status=error.status,
            ) from None
