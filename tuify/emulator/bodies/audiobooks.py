"""Audiobooks and their chapters as JSON (reference: Audiobooks, Chapters)."""

from collections.abc import Sequence
from html import escape

from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.bodies.style import Body, Style, external, pictures
from tuify.emulator.catalog.things import Audiobook, Chapter

AUDIOBOOK_MARKETS = ("AU", "CA", "GB", "IE", "NZ", "US")
"""The countries in which the service offers audiobooks."""


def audiobook_ref(style: Style, book: Audiobook) -> Body:
    """Write a SimplifiedAudiobookObject; its URI and link are those of a show."""
    authors, narrators = ", ".join(book.authors), ", ".join(book.narrators)
    lines = (f"Author(s): {authors}", f"Narrator(s): {narrators}", book.description)
    body: Body = {
        "authors": [{"name": name} for name in book.authors],
        "copyrights": [{"text": f"{book.release_date[:4]} {book.publisher}", "type": "C"}],
        "description": " ".join(lines),
        "edition": book.edition,
        "explicit": book.explicit,
        "external_urls": external("show", book.id),
        "href": f"{style.api}/audiobooks/{book.id}",
        "html_description": "<br/>".join(escape(line) for line in lines),
        "id": book.id,
        "images": pictures(style, "usual", book.id),
        "languages": ["en"],
        "media_type": "audio",
        "name": book.name,
        "narrators": [{"name": name} for name in book.narrators],
        "total_chapters": book.chapters,
        "type": "audiobook",
        "uri": book.uri,
    }
    if style.extended:
        body |= {"available_markets": list(AUDIOBOOK_MARKETS), "publisher": book.publisher}
    return body


def audiobook(style: Style, book: Audiobook, chapters: Sequence[Chapter], query: PageQuery) -> Body:
    """Write an AudiobookObject with a page of its chapters."""
    address = f"{style.api}/audiobooks/{book.id}/chapters"
    items = [chapter_ref(style, one) for one in chapters]
    return {**audiobook_ref(style, book), "chapters": page(address, query, book.chapters, items)}


def chapter_ref(style: Style, chapter: Chapter) -> Body:
    """Write a SimplifiedChapterObject; its URI, link and ``type`` are those of an episode."""
    body: Body = {
        "audio_preview_url": None,
        "chapter_number": chapter.place,
        "description": chapter.description,
        "duration_ms": chapter.duration_ms,
        "explicit": chapter.audiobook.explicit,
        "external_urls": external("episode", chapter.id),
        "href": f"{style.api}/chapters/{chapter.id}",
        "html_description": f"<p>{escape(chapter.description)}</p>" if chapter.description else "",
        "id": chapter.id,
        "images": pictures(style, "usual", chapter.audiobook.id),
        "is_playable": True,
        "languages": ["en"],
        "name": chapter.name,
        "release_date": chapter.audiobook.release_date,
        "release_date_precision": "day",
        "resume_point": {
            "fully_played": chapter.heard,
            "resume_position_ms": 0 if chapter.heard else chapter.resume_ms,
        },
        "type": "episode",
        "uri": chapter.uri,
    }
    if style.extended:
        body["available_markets"] = list(AUDIOBOOK_MARKETS)
    return body


def chapter(style: Style, chapter: Chapter) -> Body:
    """Write a ChapterObject with its audiobook."""
    return {**chapter_ref(style, chapter), "audiobook": audiobook_ref(style, chapter.audiobook)}
