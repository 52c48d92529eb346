"""Where a thing stands that has no list of its own."""

from __future__ import annotations

from typing import Protocol

from tuify.library.entries import Thing
from tuify.library.links import Within
from tuify.library.places import Place, place_of
from tuify.library.things import Kind
from tuify.spotify.models import Chapter, Episode, Track


class TrackEndpoint(Protocol):
    """What is needed of the category "Tracks"."""

    async def get_track(self, track_id: str) -> Track:
        """Get Track."""
        ...


class EpisodeEndpoint(Protocol):
    """What is needed of the category "Episodes"."""

    async def get_episode(self, episode_id: str) -> Episode:
        """Get Episode."""
        ...


class ChapterEndpoint(Protocol):
    """What is needed of the category "Chapters"."""

    async def get_a_chapter(self, chapter_id: str) -> Chapter:
        """Get a Chapter."""
        ...


class HasThings(Protocol):
    """A client, as far as single things are asked of it."""

    @property
    def tracks(self) -> TrackEndpoint:
        """The category "Tracks"."""
        ...

    @property
    def episodes(self) -> EpisodeEndpoint:
        """The category "Episodes"."""
        ...

    @property
    def audiobooks(self) -> ChapterEndpoint:
        """The categories "Audiobooks" and "Chapters"."""
        ...


async def place_containing(client: HasThings, within: Within) -> Place | None:
    """The album of a track, the show of an episode, the book of a chapter; None if it is in none.

    One request. Raises SpotifyError.
    """
    whole: Thing | None
    if within.kind is Kind.TRACK:
        whole = (await client.tracks.get_track(within.id)).album
    elif within.kind is Kind.EPISODE:
        whole = (await client.episodes.get_episode(within.id)).show
    else:
        whole = (await client.audiobooks.get_a_chapter(within.id)).audiobook
    return None if whole is None else place_of(whole)
