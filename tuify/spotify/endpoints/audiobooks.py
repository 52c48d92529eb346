"""Categories "Audiobooks" and "Chapters" of the Web API reference.

Audiobooks are offered in some countries only, among them Australia, Canada, Ireland, New Zealand,
the United Kingdom and the United States; elsewhere they are not found.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from tuify.spotify.access import Access
from tuify.spotify.arguments import checked_id, checked_market, ids_for, part_for
from tuify.spotify.endpoints.base import Endpoints, Sender
from tuify.spotify.gathering import A_MINUTE_S, Singles, Turns, in_order
from tuify.spotify.models import Audiobook, Chapter
from tuify.spotify.operations import Operation, Standing, speaks
from tuify.spotify.paging import Page

GET_AN_AUDIOBOOK: Final = Operation("GET", "/audiobooks/{id}", "Get an Audiobook", "Audiobooks")
GET_SEVERAL_AUDIOBOOKS: Final = Operation(
    "GET",
    "/audiobooks",
    "Get Several Audiobooks",
    "Audiobooks",
    standing=Standing.REMOVED_2026,
    instead=GET_AN_AUDIOBOOK.name,
    most_ids=50,
)
GET_AUDIOBOOK_CHAPTERS: Final = Operation(
    "GET",
    "/audiobooks/{id}/chapters",
    "Get Audiobook Chapters",
    "Audiobooks",
    most_entries=50,
)
GET_A_CHAPTER: Final = Operation("GET", "/chapters/{id}", "Get a Chapter", "Chapters")
GET_SEVERAL_CHAPTERS: Final = Operation(
    "GET",
    "/chapters",
    "Get Several Chapters",
    "Chapters",
    standing=Standing.REMOVED_2026,
    instead=GET_A_CHAPTER.name,
    most_ids=50,
)


class _Audiobooks(msgspec.Struct, frozen=True):
    audiobooks: tuple[Audiobook | None, ...] = ()


class _Chapters(msgspec.Struct, frozen=True):
    chapters: tuple[Chapter | None, ...] = ()


class AudiobookEndpoints(Endpoints):
    """Audiobooks and their chapters."""

    def __init__(self, sender: Sender, access: Access, turns: Turns | None = None) -> None:
        super().__init__(sender, access)
        self._books: Singles[Audiobook] = Singles(fresh_s=A_MINUTE_S, turns=turns)
        self._chapters: Singles[Chapter] = Singles(fresh_s=A_MINUTE_S, turns=turns)

    @speaks(GET_AN_AUDIOBOOK)
    async def get_an_audiobook(self, audiobook_id: str, *, market: str | None = None) -> Audiobook:
        """One audiobook, with the first of its chapters. Raises `NotFound`."""
        query = {"market": checked_market(market)}
        return await self._get(GET_AN_AUDIOBOOK, Audiobook, query, id=checked_id(audiobook_id))

    @speaks(GET_SEVERAL_AUDIOBOOKS)
    async def get_several_audiobooks(
        self, audiobook_ids: Sequence[str], *, market: str | None = None
    ) -> tuple[Audiobook | None, ...]:
        """Audiobooks in the order of their ids, None for those that don't exist.

        Where the service takes no list of ids they are asked for one by one, and so they are if
        it refuses a whole list for one id.
        """
        ids = ids_for(GET_SEVERAL_AUDIOBOOKS, audiobook_ids)
        query = {"ids": ids, "market": checked_market(market)}

        async def by_list() -> tuple[Audiobook | None, ...]:
            answer = await self._get(GET_SEVERAL_AUDIOBOOKS, _Audiobooks, query)
            return in_order(answer.audiobooks, ids, lambda book: book.id)

        return await self._listed(
            by_list,
            lambda: self._books.several(
                ids, lambda id_: self.get_an_audiobook(id_, market=market), market=market
            ),
        )

    @speaks(GET_AUDIOBOOK_CHAPTERS)
    async def get_audiobook_chapters(
        self, audiobook_id: str, *, limit: int = 20, offset: int = 0, market: str | None = None
    ) -> Page[Chapter]:
        """A page of the chapters of an audiobook, in its order; they don't name the book.

        Raises `NotFound`.
        """
        part = part_for(GET_AUDIOBOOK_CHAPTERS, limit, offset)
        query = {**part, "market": checked_market(market)}
        asked = checked_id(audiobook_id)
        return await self._get(GET_AUDIOBOOK_CHAPTERS, Page[Chapter], query, id=asked)

    @speaks(GET_A_CHAPTER)
    async def get_a_chapter(self, chapter_id: str, *, market: str | None = None) -> Chapter:
        """One chapter, which names its audiobook. Raises `NotFound`."""
        query = {"market": checked_market(market)}
        return await self._get(GET_A_CHAPTER, Chapter, query, id=checked_id(chapter_id))

    @speaks(GET_SEVERAL_CHAPTERS)
    async def get_several_chapters(
        self, chapter_ids: Sequence[str], *, market: str | None = None
    ) -> tuple[Chapter | None, ...]:
        """Chapters in the order of their ids, None for those that don't exist.

        Where the service takes no list of ids they are asked for one by one, and so they are if
        it refuses a whole list for one id.
        """
        ids = ids_for(GET_SEVERAL_CHAPTERS, chapter_ids)
        query = {"ids": ids, "market": checked_market(market)}

        async def by_list() -> tuple[Chapter | None, ...]:
            answer = await self._get(GET_SEVERAL_CHAPTERS, _Chapters, query)
            return in_order(answer.chapters, ids, lambda chapter: chapter.id)

        return await self._listed(
            by_list,
            lambda: self._chapters.several(
                ids, lambda id_: self.get_a_chapter(id_, market=market), market=market
            ),
        )
