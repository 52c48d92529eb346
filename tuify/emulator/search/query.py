"""What a search query asks for (reference: Search for Item, parameter ``q``).

Words are looked for in any order, without regard to case and accents, and match the beginnings of
words; between quotes they match whole words in that order. ``album:``, ``artist:``, ``track:``,
``genre:``, ``year:``, ``upc:``, ``isrc:`` and ``tag:`` look in one place only. ``OR`` between two
parts lets either do, ``NOT`` before one excludes it; both in capitals.
"""

import re
from dataclasses import dataclass

from tuify.emulator.search.text import folded

_WORDED = ("album", "artist", "track", "genre")
_FIELDS = (*_WORDED, "year", "upc", "isrc", "tag")
_PART = re.compile(
    rf'(?:\b(?P<field>{"|".join(_FIELDS)}):\s*)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: ``words`` that stand side by side, folded, in a field or anywhere.

    ``whole`` if the last of them is not just the beginning of a word.
    """

    words: str
    field: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms of which one has to be found, or, if ``excluded``, none may be."""

    terms: tuple[Term, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that have to hold together."""

    clauses: tuple[Clause, ...]

    def wanted(self, field: str | None) -> str:
        """Return the words looked for in a field (None: anywhere), as one folded phrase."""
        first = [clause.terms[0] for clause in self.clauses if not clause.excluded]
        return " ".join(term.words for term in first if term.field == field)


def parse(text: str) -> Query:
    """Read a query; nothing in it is wrong, but it may come to nothing.

    Words behind an unquoted filter may still belong to it: ``artist:Ilse Moor`` looks for "moor"
    in the artist's name or anywhere.
    """
    clauses: list[Clause] = []
    lingering: str | None = None
    either = excluded = False
    for part in _PART.finditer(text):
        word, phrase = part["word"], part["phrase"]
        named = part["field"] and part["field"].lower()
        if named is None and word in ("OR", "NOT"):
            either, excluded, lingering = word == "OR", word == "NOT", None
            continue
        words = folded(word if phrase is None else phrase)
        if not words:
            continue
        if phrase is not None:
            lingering = None
        terms = [Term(words, named or lingering, phrase is not None)]
        if lingering is not None and named is None:
            terms.append(Term(words))
        if named is not None:
            goes_on = named in _WORDED and phrase is None and not excluded
            lingering = named if goes_on else None
        if either and clauses:
            terms = [*clauses.pop().terms, *terms]
        clauses.append(Clause(tuple(terms), excluded))
        either = excluded = False
    return Query(tuple(clauses))
