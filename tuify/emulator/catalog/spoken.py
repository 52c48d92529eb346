"""What is spoken rather than sung, made from a seed on demand: podcasts and audiobooks.

Each show owns 64 neighbouring numbers of episodes, counted from its newest; each audiobook 64 of
chapters, counted from its beginning. The player knows no books: for it an audiobook is a show whose
number is counted on from the last podcast, and its chapters are episodes.
"""

from functools import lru_cache

from tuify.emulator.catalog import names, words
from tuify.emulator.catalog.ids import IdBook
from tuify.emulator.catalog.things import Audiobook, Chapter, Episode, Show
from tuify.emulator.mixing import mix

SHOWS = 1 << 12
EPISODES_PER_SHOW = 64
AUDIOBOOKS = 1 << 12
CHAPTERS_PER_AUDIOBOOK = 64

_NEWEST_EPISODE_MONTH = 2026 * 12 + 1
_SHOW, EPISODE_KEY, _AUDIOBOOK, _CHAPTER = 104, 105, 107, 108
_EDITIONS = ("Unabridged", "Unabridged", "Unabridged", "Abridged")
_CREDITS_MS = 24_000


class Shelf:
    """The shows, episodes, audiobooks and chapters of one seed, by number.

    A number has to be within its bounds; the catalogue checks those that come from outside.
    """

    def __init__(self, seed: int, ids: IdBook) -> None:
        self._seed = seed
        self._ids = ids
        self.show = lru_cache(64)(self._make_show)
        self.audiobook = lru_cache(64)(self._make_audiobook)

    def _make_show(self, number: int) -> Show:
        if number >= SHOWS:
            return _as_show(number, self.audiobook(number - SHOWS))
        key = mix(self._seed, _SHOW, number)
        known = number < len(words.SHOW_NAMES)
        return Show(
            number=number,
            id=self._ids.id_of("show", number),
            name=words.SHOW_NAMES[number] if known else names.show(key),
            publisher=names.label(key),
            description=f"{names.person(key)} and guests, every other week.",
            episodes=12 + mix(key, 1) % (EPISODES_PER_SHOW - 12),
        )

    def episode(self, show: int, place: int) -> Episode:
        """Return an episode by the number of its show and its place, the newest being 0.

        The user has heard a part of every third newest, and of some others.
        """
        number = show * EPISODES_PER_SHOW + place
        if show >= SHOWS:
            return _as_episode(number, self.show(show), self.chapter(show - SHOWS, place))
        key = mix(self._seed, EPISODE_KEY, number)
        duration_ms = 1_200_000 + mix(key, 1) % 3_600_000
        year, month = divmod(_NEWEST_EPISODE_MONTH - place // 2, 12)
        half_heard = place == 2 or mix(key, 4) % 3 == 0
        return Episode(
            number=number,
            id=self._ids.id_of("episode", number),
            name=names.broadcast(key),
            show=self.show(show),
            description=f"Number {self.show(show).episodes - place} of the series.",
            duration_ms=duration_ms,
            release_date=f"{year}-{month + 1:02d}-{4 if place % 2 else 18:02d}",
            explicit=mix(key, 2) % 10 == 0,
            resume_ms=30_000 + mix(key, 3) % (duration_ms // 2) if half_heard else 0,
        )

    def _make_audiobook(self, number: int) -> Audiobook:
        key = mix(self._seed, _AUDIOBOOK, number)
        authors = [names.person(key)]
        if mix(key, 1) % 8 == 0:
            authors.append(names.person(mix(key, 2)))
        narrators = tuple(
            names.person(mix(key, 3, turn)) for turn in range(1 + mix(key, 4) % 5 // 4)
        )
        return Audiobook(
            number=number,
            id=self._ids.id_of("audiobook", number),
            name=names.book(key),
            authors=tuple(authors),
            narrators=narrators,
            publisher=names.label(key),
            description=names.blurb(key),
            edition=_EDITIONS[mix(key, 5) % len(_EDITIONS)],
            chapters=8 + mix(key, 6) % (CHAPTERS_PER_AUDIOBOOK - 8),
            release_date=f"{1998 + mix(key, 7) % 28}-{1 + mix(key, 8) % 12:02d}-"
            f"{1 + mix(key, 9) % 28:02d}",
            explicit=mix(key, 10) % 12 == 0,
        )

    def chapter(self, audiobook: int, place: int) -> Chapter:
        """Return a chapter by the number of its audiobook and its place, 0 being the credits.

        The user has heard a few books to some point: what comes before it is fully played.
        """
        book = self.audiobook(audiobook)
        number = audiobook * CHAPTERS_PER_AUDIOBOOK + place
        key = mix(self._seed, _CHAPTER, number)
        duration_ms = _CREDITS_MS if place == 0 else 600_000 + mix(key, 1) % 2_400_000
        heard = mix(self._seed, _AUDIOBOOK, audiobook, 11) % (book.chapters * 3)
        reached = heard if heard < book.chapters else 0
        resume_ms = duration_ms if place < reached else 0
        if place == reached > 0:
            resume_ms = mix(key, 2) % duration_ms
        return Chapter(
            number=number,
            id=self._ids.id_of("chapter", number),
            name="Opening Credits" if place == 0 else f"Chapter {place}: {names.record(key)}",
            audiobook=book,
            place=place,
            description="" if place == 0 else f"Chapter {place} of {book.name}.",
            duration_ms=duration_ms,
            resume_ms=resume_ms,
        )


def _as_show(number: int, book: Audiobook) -> Show:
    return Show(
        number=number,
        id=book.id,
        name=book.name,
        publisher=book.publisher,
        description=book.description,
        episodes=book.chapters,
    )


def _as_episode(number: int, show: Show, chapter: Chapter) -> Episode:
    return Episode(
        number=number,
        id=chapter.id,
        name=chapter.name,
        show=show,
        description=chapter.description,
        duration_ms=chapter.duration_ms,
        release_date=chapter.audiobook.release_date,
        explicit=chapter.audiobook.explicit,
        resume_ms=0 if chapter.heard else chapter.resume_ms,
    )
