"""The chapters of an audiobook. Category "Audiobooks"; offered in a few countries only."""

from __future__ import annotations

from typing import Final, Protocol

from msgspec.structs import replace

from tuify.library.entries import Entry
from tuify.library.sources.heading import Opened
from tuify.library.sources.shaping import page_of, ref
from tuify.spotify.models import Audiobook, AudiobookRef, Chapter
from tuify.spotify.paging import Page


class AudiobookEndpoints(Protocol):
    """What is needed of the category "Audiobooks"."""

    async def get_an_audiobook(self, audiobook_id: str) -> Audiobook:
        """Get an Audiobook."""
        ...

    async def get_audiobook_chapters(
        self, audiobook_id: str, *, limit: int = 20, offset: int = 0
    ) -> Page[Chapter]:
        """Get Audiobook Chapters."""
        ...


class AudiobookSource:
    """The chapters of one audiobook, each with the book: one object that they share.

    The first answer tells of the book and brings its first chapters.
    """

    page_size: Final = 50

    def __init__(self, audiobooks: AudiobookEndpoints, audiobook_id: str) -> None:
        self._audiobooks = audiobooks
        self._id = audiobook_id
        self._ref: AudiobookRef | None = None

    async def opening(self) -> Opened:
        """The book itself, with the first of its chapters. Raises SpotifyError."""
        book = await self._audiobooks.get_an_audiobook(self._id)
        self._ref = ref(AudiobookRef, book)
        page = None if book.chapters is None else page_of(book.chapters, self._entry)
        return Opened(page, replace(book, chapters=None))

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        """One window. Raises SpotifyError."""
        answer = await self._audiobooks.get_audiobook_chapters(self._id, limit=limit, offset=offset)
        return page_of(answer, self._entry)

    def _entry(self, chapter: Chapter) -> Entry:
        named = chapter.audiobook is not None
        return Entry(chapter if named else replace(chapter, audiobook=self._ref))
