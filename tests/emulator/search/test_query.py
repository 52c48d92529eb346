"""Reading queries."""

from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.search.query import Clause, Query, Term, parse


def _terms(text: str) -> list[tuple[Term, ...]]:
    return [clause.terms for clause in parse(text).clauses]


def test_words_stand_for_themselves() -> None:
    assert _terms("Slow TIDE!") == [(Term("slow"),), (Term("tide"),)]


def test_quotes_hold_words_together() -> None:
    assert _terms('"Slow Tide" live') == [(Term("slow tide", whole=True),), (Term("live"),)]
    assert _terms('"Slow Tide') == [(Term("slow tide", whole=True),)]


def test_filters_name_a_field() -> None:
    assert _terms('artist:"Ilse Moor" YEAR:1990-1995 isrc:QZTFY0000001') == [
        (Term("ilse moor", "artist", whole=True),),
        (Term("1990 1995", "year"),),
        (Term("qztfy0000001", "isrc"),),
    ]


def test_words_behind_an_unquoted_filter_may_belong_to_it() -> None:
    assert _terms("remaster track:Doxy artist: Miles Davis") == [
        (Term("remaster"),),
        (Term("doxy", "track"),),
        (Term("miles", "artist"),),
        (Term("davis", "artist"), Term("davis")),
    ]
    assert _terms('year:1990 gold artist:"abba" gold')[-1] == (Term("gold"),)


def test_only_filters_the_reference_knows_are_filters() -> None:
    assert _terms("mission:impossible") == [(Term("mission impossible"),)]


def test_or_and_not_are_operators_in_capitals_only() -> None:
    assert parse("roadhouse OR blues NOT live").clauses == (
        Clause((Term("roadhouse"), Term("blues"))),
        Clause((Term("live"),), excluded=True),
    )
    assert _terms("this or not") == [(Term("this"),), (Term("or"),), (Term("not"),)]


def test_the_words_of_a_field_make_a_phrase() -> None:
    query = parse("live artist:Ilse Moor NOT track:dub at")
    assert query.wanted(None) == "live at"
    assert query.wanted("artist") == "ilse moor"
    assert query.wanted("track") == ""


def test_nothing_but_punctuation_asks_for_nothing() -> None:
    for text in ("", "  ", "!?", '""', "OR", "NOT", "OR NOT"):
        assert parse(text) == Query(())


@given(st.text(max_size=40))
def test_any_text_is_a_query(text: str) -> None:
    for clause in parse(text).clauses:
        assert clause.terms
        assert all(term.words for term in clause.terms)
