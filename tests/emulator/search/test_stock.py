"""Choosing and ordering results."""

from tuify.emulator.search.query import parse
from tuify.emulator.search.stock import MOST_RESULTS, Stock, Texts
from tuify.emulator.search.text import Lines

SONGS = ["The Slow Tide", "Slow Tide, Pt. 2", "Tide", "Slow Tide", "Slowly", "Slow Tide"]
SINGERS = ["Ilse Moor", "Slow Tide", "Tide & Moor", "Emre Lund", "Moor Slow", "Ilse Moor"]
STOCK = Stock(
    name="track",
    free=("track", "artist"),
    texts={"track": (Texts(Lines(SONGS)),), "artist": (Texts(Lines(SINGERS)),)},
    popularity=(10, 20, 30, 40, 50, 60),
    facts={"year": lambda year: (2, 3) if year == "1990" else ()},
)


def _found(text: str) -> list[int]:
    return list(STOCK.results(parse(text)))


def test_the_exact_name_comes_first_then_beginnings_then_what_has_it_within() -> None:
    assert _found("slow tide") == [5, 3, 1, 0]


def test_words_may_stand_in_different_places() -> None:
    assert _found("moor tide") == [5, 2, 0]
    assert _found("tide lund") == [3]


def test_all_words_in_the_name_come_before_words_elsewhere() -> None:
    assert _found("slow pt") == [1]
    assert _found("tide slow") == [5, 3, 1, 0]


def test_the_exact_name_of_an_artist_counts_too() -> None:
    assert _found("moor slow") == [4, 5, 0]


def test_filters_look_in_one_place() -> None:
    assert _found("artist:slow") == [4, 1]
    assert _found("track:slow artist:moor") == [5, 4, 0]
    assert _found("year:1990") == [3, 2]
    assert _found("year:1990 artist:lund") == [3]


def test_an_artist_asked_for_exactly_comes_before_longer_names() -> None:
    assert _found('artist:"Slow Tide"') == [1]
    assert _found('artist:"Moor"') == [5, 4, 2, 0]


def test_not_excludes_and_or_lets_either_do() -> None:
    assert _found("tide NOT slow") == [2]
    assert _found("lund OR slowly") == [4, 3]
    assert _found("NOT slow") == [2]


def test_what_a_type_does_not_have_finds_nothing() -> None:
    assert _found("genre:jazz") == []
    assert _found("tide NOT genre:jazz") == _found("tide") != []
    assert _found("") == []


def test_there_is_an_end_to_results() -> None:
    lines = Lines(["Moor"] * (MOST_RESULTS + 5))
    many = Stock("track", ("track",), {"track": (Texts(lines),)}, range(MOST_RESULTS + 5))
    assert len(many.results(parse("moor"))) == MOST_RESULTS
    assert many.results(parse("moor"))[0] == MOST_RESULTS + 4


def test_a_line_can_speak_for_many() -> None:
    artists = Texts(Lines(["Ilse Moor", "Emre Lund"]), lambda line: range(3 * line, 3 * line + 3))
    stock = Stock("track", ("artist",), {"artist": (artists,), "track": ()}, [0] * 6)
    assert stock.results(parse("artist:lund")) == [3, 4, 5]
