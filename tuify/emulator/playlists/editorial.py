"""What the service puts on show itself: categories and the playlists in them.

Each category has a shelf of playlists, named and filled by the genres it is about; their songs are
by artists of the user's neighbourhood (:mod:`tuify.emulator.catalog.taste`), so that whatever is
met in them can be searched for.
"""

from dataclasses import dataclass

from tuify.emulator.catalog import words
from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.taste import NEIGHBOURHOOD_RUNS
from tuify.emulator.mixing import mix


@dataclass(frozen=True, slots=True)
class Category:
    """A category by which the service sorts its playlists; without genres it is about all music."""

    id: str
    name: str
    genres: tuple[str, ...] = ()


CATEGORIES = (
    Category("toplists", "Top Lists"),
    Category("pop", "Pop", ("chamber pop", "dream pop", "synth-pop")),
    Category("indie", "Indie", ("indie folk", "dream pop", "shoegaze", "slowcore")),
    Category("rock", "Rock", ("post-rock", "shoegaze", "krautrock")),
    Category("jazz", "Jazz", ("jazz", "nu jazz", "bossa nova")),
    Category("folk", "Folk & Acoustic", ("indie folk", "singer-songwriter")),
    Category("electronic", "Dance/Electronic", ("house", "electronica", "synth-pop")),
    Category("soul", "Soul & R&B", ("soul", "alternative r&b")),
    Category("classical", "Classical", ("neoclassical", "ambient")),
    Category("latin", "Latin", ("bossa nova",)),
    Category("chill", "Chill", ("downtempo", "trip hop", "dream pop")),
    Category("focus", "Focus", ("ambient", "neoclassical", "downtempo")),
    Category("sleep", "Sleep", ("ambient", "slowcore", "neoclassical")),
    Category("dinner", "Dinner", ("bossa nova", "jazz", "soul")),
    Category("party", "Party", ("house", "synth-pop", "nu jazz")),
    Category("workout", "Workout", ("house", "krautrock", "electronica")),
    Category("mood", "Mood", ("slowcore", "singer-songwriter", "soul")),
    Category("romance", "Love", ("soul", "alternative r&b", "bossa nova")),
    Category("travel", "Travel", ("krautrock", "trip hop", "indie folk")),
    Category("at_home", "At Home", ("indie folk", "chamber pop", "jazz")),
    Category("gaming", "Gaming", ("electronica", "synth-pop", "post-rock")),
    Category("instrumental", "Instrumental", ("post-rock", "ambient", "nu jazz")),
    Category("rainy_days", "Rainy Days", ("trip hop", "slowcore", "shoegaze")),
    Category("alternative", "Alternative", ("alternative r&b", "shoegaze", "krautrock")),
)
"""In the order in which they are listed; the place of one is the number of its shelf."""

_SORTS = ("Essentials", "Radar", "Classics", "at Home", "Now", "Sessions", "Deep Cuts", "in Bed")
_TRIES = 64


def category(id_: str) -> Category | None:
    """Find a category."""
    return next((one for one in CATEGORIES if one.id == id_), None)


def playlists_in(shelf: int) -> int:
    """Return how many playlists a category has."""
    return len(words.PLACES) if shelf == 0 else len(_SORTS) * len(CATEGORIES[shelf].genres)


def title(shelf: int, place: int) -> str:
    """Name a playlist of a shelf."""
    genres = _genres(shelf)
    if not genres:
        return f"Top 50: {words.PLACES[place % len(words.PLACES)]}"
    genre = genres[place % len(genres)].title()
    return f"{genre} {_SORTS[place // len(genres) % len(_SORTS)]}"


def description(shelf: int, place: int) -> str:
    """Say what a playlist of a shelf is for."""
    genres = _genres(shelf)
    if not genres:
        return f"What {words.PLACES[place % len(words.PLACES)]} listens to these days."
    noun = words.NOUNS[(shelf * 31 + place) % len(words.NOUNS)].lower()
    return f"{genres[place % len(genres)].capitalize()} chosen by our editors. Cover: {noun}."


def artist(catalog: Catalog, shelf: int, place: int, key: int) -> int:
    """Choose an artist for a playlist: somebody of the neighbourhood who plays its genre."""
    genres = _genres(shelf)
    for turn in range(_TRIES):
        chosen = catalog.liked_artist(mix(key, turn) % NEIGHBOURHOOD_RUNS)
        if not genres or genres[place % len(genres)] in catalog.artist(chosen).genres:
            break
    return chosen


def _genres(shelf: int) -> tuple[str, ...]:
    return CATEGORIES[shelf % len(CATEGORIES)].genres
