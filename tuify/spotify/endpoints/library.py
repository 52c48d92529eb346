"""Category "Library" of the Web API reference: what the user has saved.

Since 2026 there is one way to save, remove and check things of every kind, by their URIs. The
older methods, one for each kind, go that way first; and where it is not offered, the methods for
all kinds go the older ways. Where a method has to send several requests and one is refused, those
before it have had their effect; each can be repeated without harm.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from tuify.spotify.access import Access
from tuify.spotify.arguments import (
    SAVEABLE,
    checked_market,
    checked_uris,
    ids_for,
    part_for,
)
from tuify.spotify.calls import call
from tuify.spotify.endpoints.base import Endpoints, Sender
from tuify.spotify.endpoints.saving import Saving
from tuify.spotify.endpoints.spellings import (
    ALBUMS,
    AUDIOBOOKS,
    CHECK_USERS_SAVED_ITEMS,
    EPISODES,
    REMOVE_ITEMS_FROM_LIBRARY,
    SAVE_ITEMS_TO_LIBRARY,
    SHOWS,
    TRACKS,
)
from tuify.spotify.errors import InvalidArgument
from tuify.spotify.models import SavedAlbum, SavedAudiobook, SavedEpisode, SavedShow, SavedTrack
from tuify.spotify.models.library import AudiobookEntry
from tuify.spotify.operations import Operation, speaks
from tuify.spotify.paging import Page


def _saved(kinds: str, *scopes: str) -> Operation:
    return Operation(
        "GET",
        f"/me/{kinds}",
        f"Get User's Saved {kinds.capitalize()}",
        "Library",
        ("user-library-read", *scopes),
        most_entries=50,
    )


GET_USERS_SAVED_TRACKS: Final = _saved("tracks")
GET_USERS_SAVED_ALBUMS: Final = _saved("albums")
GET_USERS_SAVED_SHOWS: Final = _saved("shows")
GET_USERS_SAVED_EPISODES: Final = _saved("episodes", "user-read-playback-position")
GET_USERS_SAVED_AUDIOBOOKS: Final = _saved("audiobooks")


class LibraryEndpoints(Endpoints):
    """Liked Songs and all else that is saved. Lists come newest first."""

    def __init__(self, sender: Sender, access: Access) -> None:
        super().__init__(sender, access)
        self._saving = Saving(sender, access)

    @speaks(GET_USERS_SAVED_TRACKS)
    async def get_users_saved_tracks(
        self, limit: int = 20, offset: int = 0, *, market: str | None = None
    ) -> Page[SavedTrack]:
        """A page of the Liked Songs."""
        query = {
            **part_for(GET_USERS_SAVED_TRACKS, limit, offset),
            "market": checked_market(market),
        }
        return await self._get(GET_USERS_SAVED_TRACKS, Page[SavedTrack], query)

    @speaks(GET_USERS_SAVED_ALBUMS)
    async def get_users_saved_albums(
        self, limit: int = 20, offset: int = 0, *, market: str | None = None
    ) -> Page[SavedAlbum]:
        """A page of albums, each with the first of its tracks; what is not available is None."""
        query = {
            **part_for(GET_USERS_SAVED_ALBUMS, limit, offset),
            "market": checked_market(market),
        }
        return await self._get(GET_USERS_SAVED_ALBUMS, Page[SavedAlbum], query)

    @speaks(GET_USERS_SAVED_SHOWS)
    async def get_users_saved_shows(self, limit: int = 20, offset: int = 0) -> Page[SavedShow]:
        """A page of shows."""
        query = part_for(GET_USERS_SAVED_SHOWS, limit, offset)
        return await self._get(GET_USERS_SAVED_SHOWS, Page[SavedShow], query)

    @speaks(GET_USERS_SAVED_EPISODES)
    async def get_users_saved_episodes(
        self, limit: int = 20, offset: int = 0, *, market: str | None = None
    ) -> Page[SavedEpisode]:
        """A page of episodes. One that is gone has an empty name and neither id nor URI."""
        part = part_for(GET_USERS_SAVED_EPISODES, limit, offset)
        query = {**part, "market": checked_market(market)}
        return await self._get(GET_USERS_SAVED_EPISODES, Page[SavedEpisode], query)

    @speaks(GET_USERS_SAVED_AUDIOBOOKS)
    async def get_users_saved_audiobooks(
        self, limit: int = 20, offset: int = 0
    ) -> Page[SavedAudiobook]:
        """A page of audiobooks. When one was saved is not always told."""
        query = part_for(GET_USERS_SAVED_AUDIOBOOKS, limit, offset)
        page = await self._get(GET_USERS_SAVED_AUDIOBOOKS, Page[AudiobookEntry], query)
        saved = tuple(None if entry is None else entry.saved() for entry in page.items)
        return Page(saved, page.total, page.limit, page.offset, page.next)

    @speaks(SAVE_ITEMS_TO_LIBRARY)
    async def save_items_to_library(self, uris: Sequence[str]) -> None:
        """Save or follow: tracks, albums, episodes, shows, audiobooks, playlists, users, artists.

        The scopes are those of the library, for users and artists, and for playlists.
        """
        await self._saving.save(_uris_for(SAVE_ITEMS_TO_LIBRARY, uris))

    @speaks(REMOVE_ITEMS_FROM_LIBRARY)
    async def remove_items_from_library(self, uris: Sequence[str]) -> None:
        """Remove or unfollow, with the same kinds and scopes as for saving."""
        await self._saving.remove(_uris_for(REMOVE_ITEMS_FROM_LIBRARY, uris))

    @speaks(CHECK_USERS_SAVED_ITEMS)
    async def check_users_saved_items(self, uris: Sequence[str]) -> tuple[bool, ...]:
        """For each URI whether it is saved or followed, in order; kinds as for saving.

        The scopes are those of the library, for users and artists, and for playlists.
        """
        return await self._saving.check(_uris_for(CHECK_USERS_SAVED_ITEMS, uris))

    @speaks(SAVE_ITEMS_TO_LIBRARY, TRACKS.save)
    async def save_tracks_for_current_user(
        self, ids: Sequence[str] = (), *, timestamped_ids: Mapping[str, datetime] | None = None
    ) -> None:
        """Save tracks: either `ids`, or ids with the time at which each is to have been saved.

        Only the older spelling takes times, and it takes them to the second.
        """
        if timestamped_ids is None:
            await self._saving.save(_uris("track", ids_for(TRACKS.save, ids)))
            return
        if ids:
            raise InvalidArgument("Either ids or ids with times, not both.")
        if not isinstance(timestamped_ids, Mapping):
            raise InvalidArgument("Ids with times are told by a mapping.")
        checked = ids_for(TRACKS.save, list(timestamped_ids))
        moments = [{"id": id_, "added_at": _iso(timestamped_ids[id_])} for id_ in checked]
        body = {"ids": checked, "timestamped_ids": moments}
        await self._sender.command(call(TRACKS.save, body=body))

    @speaks(REMOVE_ITEMS_FROM_LIBRARY, TRACKS.remove)
    async def remove_users_saved_tracks(self, ids: Sequence[str]) -> None:
        """Remove tracks from the Liked Songs."""
        await self._saving.remove(_uris("track", ids_for(TRACKS.remove, ids)))

    @speaks(CHECK_USERS_SAVED_ITEMS, TRACKS.check)
    async def check_users_saved_tracks(self, ids: Sequence[str]) -> tuple[bool, ...]:
        """For each track whether it is saved, in order."""
        return await self._saving.check(_uris("track", ids_for(TRACKS.check, ids)))

    @speaks(SAVE_ITEMS_TO_LIBRARY, ALBUMS.save)
    async def save_albums_for_current_user(self, ids: Sequence[str]) -> None:
        """Save albums."""
        await self._saving.save(_uris("album", ids_for(ALBUMS.save, ids)))

    @speaks(REMOVE_ITEMS_FROM_LIBRARY, ALBUMS.remove)
    async def remove_users_saved_albums(self, ids: Sequence[str]) -> None:
        """Remove albums."""
        await self._saving.remove(_uris("album", ids_for(ALBUMS.remove, ids)))

    @speaks(CHECK_USERS_SAVED_ITEMS, ALBUMS.check)
    async def check_users_saved_albums(self, ids: Sequence[str]) -> tuple[bool, ...]:
        """For each album whether it is saved, in order."""
        return await self._saving.check(_uris("album", ids_for(ALBUMS.check, ids)))

    @speaks(SAVE_ITEMS_TO_LIBRARY, SHOWS.save)
    async def save_shows_for_current_user(self, ids: Sequence[str]) -> None:
        """Save shows."""
        await self._saving.save(_uris("show", ids_for(SHOWS.save, ids)))

    @speaks(REMOVE_ITEMS_FROM_LIBRARY, SHOWS.remove)
    async def remove_users_saved_shows(self, ids: Sequence[str]) -> None:
        """Remove shows."""
        await self._saving.remove(_uris("show", ids_for(SHOWS.remove, ids)))

    @speaks(CHECK_USERS_SAVED_ITEMS, SHOWS.check)
    async def check_users_saved_shows(self, ids: Sequence[str]) -> tuple[bool, ...]:
        """For each show whether it is saved, in order."""
        return await self._saving.check(_uris("show", ids_for(SHOWS.check, ids)))

    @speaks(SAVE_ITEMS_TO_LIBRARY, EPISODES.save)
    async def save_episodes_for_current_user(self, ids: Sequence[str]) -> None:
        """Save episodes."""
        await self._saving.save(_uris("episode", ids_for(EPISODES.save, ids)))

    @speaks(REMOVE_ITEMS_FROM_LIBRARY, EPISODES.remove)
    async def remove_users_saved_episodes(self, ids: Sequence[str]) -> None:
        """Remove episodes."""
        await self._saving.remove(_uris("episode", ids_for(EPISODES.remove, ids)))

    @speaks(CHECK_USERS_SAVED_ITEMS, EPISODES.check)
    async def check_users_saved_episodes(self, ids: Sequence[str]) -> tuple[bool, ...]:
        """For each episode whether it is saved, in order."""
        return await self._saving.check(_uris("episode", ids_for(EPISODES.check, ids)))

    @speaks(SAVE_ITEMS_TO_LIBRARY, AUDIOBOOKS.save)
    async def save_audiobooks_for_current_user(self, ids: Sequence[str]) -> None:
        """Save audiobooks."""
        await self._saving.save(_uris("audiobook", ids_for(AUDIOBOOKS.save, ids)))

    @speaks(REMOVE_ITEMS_FROM_LIBRARY, AUDIOBOOKS.remove)
    async def remove_users_saved_audiobooks(self, ids: Sequence[str]) -> None:
        """Remove audiobooks."""
        await self._saving.remove(_uris("audiobook", ids_for(AUDIOBOOKS.remove, ids)))

    @speaks(CHECK_USERS_SAVED_ITEMS, AUDIOBOOKS.check)
    async def check_users_saved_audiobooks(self, ids: Sequence[str]) -> tuple[bool, ...]:
        """For each audiobook whether it is saved, in order."""
        return await self._saving.check(_uris("audiobook", ids_for(AUDIOBOOKS.check, ids)))


def _uris_for(operation: Operation, uris: Sequence[str]) -> list[str]:
    return checked_uris(uris, kinds=SAVEABLE, most=operation.most_ids or 1)


def _uris(kind: str, ids: Sequence[str]) -> list[str]:
    return [f"spotify:{kind}:{id_}" for id_ in ids]


def _iso(moment: datetime) -> str:
    if not isinstance(moment, datetime) or moment.utcoffset() is None:
        raise InvalidArgument("A time needs a time zone.")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
