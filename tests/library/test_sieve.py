"""What a needle leaves of the rows, letter by letter, while rows come and go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.library.songs import song
from tuify.library.editing import Removal
from tuify.library.entries import Entry
from tuify.library.fuzzy import fold, matches
from tuify.library.sieve import Sieve, haystack
from tuify.spotify.models import Episode, Playlist, ShowRef
from tuify.spotify.models.user import Owner

words = st.text(alphabet="abé ", max_size=6)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("needle"), words),
        st.tuples(st.integers(0, 30), words),
        st.tuples(st.just("remove"), st.integers(0, 30)),
        st.tuples(st.just("cut"), st.integers(0, 30)),
        st.tuples(st.just("clear"), st.just(0)),
    ),
    max_size=25,
)


@given(deeds)
def test_it_leaves_what_matches_whatever_was_asked_before(
    deeds: list[tuple[object, object]],
) -> None:
    texts: dict[int, str] = {}
    sieve = Sieve(lambda row: fold(texts[row]))
    for deed, value in [*deeds, ("needle", "a b")]:
        match deed, value:
            case "needle", str(needle):
                expected = sorted(row for row, text in texts.items() if matches(needle, text))
                assert list(sieve.left_by(needle)) == expected
            case int(row), str(text):
                texts[row] = text
                sieve.put(row)
            case "remove", int(row):
                texts = {i - (i > row): text for i, text in texts.items() if i != row}
                sieve.shift(Removal((row,)).moved)
            case "cut", int(total):
                texts = {i: text for i, text in texts.items() if i < total}
                sieve.cut(total)
            case "clear", _:
                texts.clear()
                sieve.clear()
        assert len(sieve) == len(texts)


def test_going_on_looks_only_at_what_was_left() -> None:
    texts = ["slow tide", "tidal", "harbour"]
    folded: list[int] = []

    def text_of(row: int) -> str:
        folded.append(row)
        return texts[row]

    sieve = Sieve(text_of)
    for row in range(3):
        sieve.put(row)
    assert sieve.left_by("t") == [0, 1]
    texts[0] = texts[1] = "changed unseen"
    assert sieve.left_by("ti") == [0, 1]
    assert sieve.left_by("tide") == [0]
    assert sieve.left_by("t") == [0, 1]
    assert sorted(folded) == [0, 1, 2]


def test_rows_that_come_later_stand_where_they_do_in_the_list() -> None:
    sieve = Sieve(lambda row: f"row {row}")
    for row in (5, 9):
        sieve.put(row)
    assert sieve.left_by("row") == [5, 9]
    for row in (7, 2):
        sieve.put(row)
    assert sieve.left_by("row") == [2, 5, 7, 9]
    assert sieve.left_by("") == [2, 5, 7, 9]


def test_title_makers_and_album_are_searched() -> None:
    assert haystack(song("Slow Tide", ["Ilse Moor", "Ann"], "Harbour")).split("\n") == [
        "slow tide",
        "ilse moor",
        "ann",
        "harbour",
    ]
    episode = Episode("Élan", show=ShowRef(name="The Show"))
    assert haystack(Entry(episode)).split("\n") == ["elan", "the show", ""]
    playlist = Playlist(id="x", name="Mine", owner=Owner(id="me", display_name="Me"))
    assert haystack(Entry(playlist)).startswith("mine\nme")
