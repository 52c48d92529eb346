"""The first shows, their episodes and the first audiobooks as stocks.

The user's are all among them. The catalogue holds more, which are found by their ids only.
"""

from collections.abc import Sequence

from tuify.emulator.catalog import names
from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.spoken import EPISODE_KEY, EPISODES_PER_SHOW
from tuify.emulator.lanes import draws
from tuify.emulator.mixing import mix
from tuify.emulator.search.stock import Stock, Texts
from tuify.emulator.search.text import Lines

KNOWN_SHOWS = 512
KNOWN_AUDIOBOOKS = 512
SHOWS_WITH_EPISODES = 128

_KNOWN = 113


def show_stock(catalog: Catalog) -> Stock:
    """Return shows by place, which is their number; found by name and publisher."""
    shows = [catalog.show(number) for number in range(KNOWN_SHOWS)]
    return Stock(
        name="show",
        free=("show", "publisher"),
        texts={
            "show": (Texts(Lines(show.name for show in shows)),),
            "publisher": (Texts(Lines(show.publisher for show in shows)),),
        },
        popularity=_renown(KNOWN_SHOWS),
    )


def episode_numbers(catalog: Catalog) -> list[int]:
    """Return the numbers of the episodes that are in stock, by place."""
    return [
        show * EPISODES_PER_SHOW + place
        for show in range(SHOWS_WITH_EPISODES)
        for place in range(catalog.show(show).episodes)
    ]


def episode_stock(catalog: Catalog, numbers: Sequence[int]) -> Stock:
    """Return episodes; found by name, and by the name of their show. Newer ones come first."""
    rows = draws((catalog.seed, EPISODE_KEY), numbers, 4)
    shows = {number // EPISODES_PER_SHOW for number in numbers}
    series = {show: catalog.show(show).name for show in shows}
    return Stock(
        name="episode",
        free=("episode", "show"),
        texts={
            "episode": (Texts(Lines(names.drawn_broadcast(row.__getitem__) for row in rows)),),
            "show": (Texts(Lines(series[number // EPISODES_PER_SHOW] for number in numbers)),),
        },
        popularity=[-(number % EPISODES_PER_SHOW) for number in numbers],
    )


def audiobook_stock(catalog: Catalog) -> Stock:
    """Return audiobooks by place, which is their number; found by title and author."""
    books = [catalog.audiobook(number) for number in range(KNOWN_AUDIOBOOKS)]
    return Stock(
        name="audiobook",
        free=("audiobook", "author"),
        texts={
            "audiobook": (Texts(Lines(book.name for book in books)),),
            "author": (Texts(Lines(" ".join(book.authors) for book in books)),),
        },
        popularity=_renown(KNOWN_AUDIOBOOKS),
    )


def _renown(count: int) -> list[int]:
    """Return how well known spoken things are, which the service tells nobody."""
    return [mix(_KNOWN, number) % 100 for number in range(count)]
