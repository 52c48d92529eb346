"""Podcasts and audiobooks, made from the seed."""

from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.ids import IdBook
from tuify.emulator.catalog.spoken import (
    AUDIOBOOKS,
    CHAPTERS_PER_AUDIOBOOK,
    EPISODES_PER_SHOW,
    SHOWS,
)

CATALOG = Catalog(1)
IDS = IdBook(1)


@given(st.integers(0, SHOWS - 1))
def test_a_show_has_as_many_episodes_as_it_says(number: int) -> None:
    show = CATALOG.show(number)
    assert CATALOG.show_by_id(show.id) == show
    oldest = CATALOG.episode(number, show.episodes - 1)
    assert CATALOG.episode_by_id(oldest.id) == oldest
    assert oldest.release_date < CATALOG.episode(number, 0).release_date
    beyond = IDS.id_of("episode", number * EPISODES_PER_SHOW + show.episodes)
    assert CATALOG.episode_by_id(beyond) is None


@given(st.integers(0, AUDIOBOOKS - 1))
def test_an_audiobook_has_as_many_chapters_as_it_says(number: int) -> None:
    book = CATALOG.audiobook(number)
    assert CATALOG.audiobook_by_id(book.id) == book
    assert book.authors
    assert book.narrators
    last = CATALOG.chapter(number, book.chapters - 1)
    assert CATALOG.chapter_by_id(last.id) == last
    beyond = IDS.id_of("chapter", number * CHAPTERS_PER_AUDIOBOOK + book.chapters)
    assert CATALOG.chapter_by_id(beyond) is None


def test_nobody_hears_a_book_in_leaps() -> None:
    begun = 0
    for number in range(60):
        book = CATALOG.audiobook(number)
        chapters = [CATALOG.chapter(number, place) for place in range(book.chapters)]
        heard = [chapter.heard for chapter in chapters]
        assert heard == sorted(heard, reverse=True)
        partly = [one.place for one in chapters if one.resume_ms and not one.heard]
        assert partly in ([], [sum(heard)])
        begun += any(heard)
    assert 5 < begun < 55


def test_ids_of_books_are_not_ids_of_shows() -> None:
    book, chapter = CATALOG.audiobook(0), CATALOG.chapter(0, 1)
    assert CATALOG.show_by_id(book.id) is None
    assert CATALOG.episode_by_id(chapter.id) is None
    assert (book.uri, chapter.uri) == (f"spotify:show:{book.id}", f"spotify:episode:{chapter.id}")


def test_beyond_the_last_there_is_nothing() -> None:
    assert CATALOG.show_by_id(IDS.id_of("show", SHOWS)) is None
    assert CATALOG.audiobook_by_id(IDS.id_of("audiobook", AUDIOBOOKS)) is None


def test_the_player_knows_a_book_as_a_show() -> None:
    book = CATALOG.audiobook(5)
    show = CATALOG.series_by_id(book.id)
    assert show is not None
    assert (show.id, show.name, show.episodes) == (book.id, book.name, book.chapters)
    chapter = CATALOG.chapter(5, 2)
    episode = CATALOG.broadcast_by_id(chapter.id)
    assert episode == CATALOG.episode(show.number, 2)
    assert (episode.uri, episode.show) == (chapter.uri, show)
    podcast = CATALOG.show(5)
    assert CATALOG.series_by_id(podcast.id) == podcast
    assert CATALOG.broadcast_by_id(CATALOG.episode(5, 2).id) == CATALOG.episode(5, 2)
