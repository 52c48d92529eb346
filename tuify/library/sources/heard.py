"""What the account hears: recently, and most. Categories "Player" and "Personalization"; scopes
`user-read-recently-played` and `user-top-read`."""

from __future__ import annotations

from typing import Final, Protocol

from tuify.library.entries import Entry
from tuify.library.sources.oneshot import OneAnswer
from tuify.library.sources.saved import PagesSource
from tuify.library.sources.shaping import things_of
from tuify.spotify.endpoints.personalization import TIME_RANGES, TimeRange
from tuify.spotify.models import Artist, PlayHistory, Track
from tuify.spotify.paging import CursorPage, Page

LAST_ONLY: Final = "The last 50 tracks: Spotify tells no more, and no episodes."

_MOST_RECENT: Final = 50


class PlayerEndpoints(Protocol):
    """What is needed of the category "Player"."""

    async def get_recently_played_tracks(self, limit: int = 20) -> CursorPage[PlayHistory]:
        """Get Recently Played Tracks."""
        ...


class ChartEndpoints(Protocol):
    """What is needed of the category "Personalization"."""

    async def get_users_top_artists(
        self, *, time_range: TimeRange = "medium_term", limit: int = 20, offset: int = 0
    ) -> Page[Artist]:
        """Get User's Top Artists."""
        ...

    async def get_users_top_tracks(
        self, *, time_range: TimeRange = "medium_term", limit: int = 20, offset: int = 0
    ) -> Page[Track]:
        """Get User's Top Tracks."""
        ...


def recently_played(player: PlayerEndpoints) -> OneAnswer:
    """The last 50 tracks, the latest first; `added_at` is when each was heard."""

    async def ask() -> list[Entry | None]:
        answer = await player.get_recently_played_tracks(_MOST_RECENT)
        return [None if heard is None else _entry(heard) for heard in answer.items]

    return OneAnswer(ask, most=_MOST_RECENT)


def top_tracks(charts: ChartEndpoints, time_range: str) -> PagesSource:
    """The tracks heard most in a time range, by default about six months."""
    span = _checked(time_range)

    async def page(offset: int, limit: int) -> Page[Entry]:
        answer = await charts.get_users_top_tracks(time_range=span, limit=limit, offset=offset)
        return things_of(answer, lambda track: track)

    return PagesSource(page)


def top_artists(charts: ChartEndpoints, time_range: str) -> PagesSource:
    """The artists heard most in a time range, by default about six months."""
    span = _checked(time_range)

    async def page(offset: int, limit: int) -> Page[Entry]:
        answer = await charts.get_users_top_artists(time_range=span, limit=limit, offset=offset)
        return things_of(answer, lambda artist: artist)

    return PagesSource(page)


def _entry(heard: PlayHistory) -> Entry | None:
    if heard.track is None:
        return None
    return Entry(heard.track, added_at=heard.played_at, context=heard.context)


def _checked(time_range: str) -> TimeRange:
    return next((known for known in TIME_RANGES if known == time_range), "medium_term")
