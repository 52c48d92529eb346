"""The episodes of a show. Category "Shows"; scope `user-read-playback-position`."""

from __future__ import annotations

from typing import Final, Protocol

from msgspec.structs import replace

from tuify.library.entries import Entry
from tuify.library.sources.heading import Opened
from tuify.library.sources.shaping import page_of, ref
from tuify.spotify.models import Episode, Show, ShowRef
from tuify.spotify.paging import Page


class ShowEndpoints(Protocol):
    """What is needed of the category "Shows"."""

    async def get_show(self, show_id: str) -> Show:
        """Get Show."""
        ...

    async def get_show_episodes(
        self, show_id: str, *, limit: int = 20, offset: int = 0
    ) -> Page[Episode]:
        """Get Show Episodes."""
        ...


class ShowSource:
    """The episodes of one show, the latest first, each with the show: one object they share.

    The first answer tells of the show and brings its latest episodes.
    """

    page_size: Final = 50

    def __init__(self, shows: ShowEndpoints, show_id: str) -> None:
        self._shows = shows
        self._id = show_id
        self._ref: ShowRef | None = None

    async def opening(self) -> Opened:
        """The show itself, with the latest of its episodes. Raises SpotifyError."""
        show = await self._shows.get_show(self._id)
        self._ref = ref(ShowRef, show)
        page = None if show.episodes is None else page_of(show.episodes, self._entry)
        return Opened(page, replace(show, episodes=None))

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        """One window. Raises SpotifyError."""
        answer = await self._shows.get_show_episodes(self._id, limit=limit, offset=offset)
        return page_of(answer, self._entry)

    def _entry(self, episode: Episode) -> Entry:
        return Entry(episode if episode.show is not None else replace(episode, show=self._ref))
