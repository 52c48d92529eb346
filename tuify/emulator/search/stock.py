"""What is looked through for one type of result, and how results are chosen from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from tuify.emulator.search.query import Clause, Query, Term
from tuify.emulator.search.text import Lines

MOST_RESULTS = 1000
"""How many results a query has at most; more than these could not be paged through anyway."""

Spread = Callable[[int], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Texts:
    """Lines, and for each of them whose they are: the places in a stock."""

    lines: Lines
    spread: Spread | None = None

    def having(self, wanted: str) -> Iterable[int]:
        """Return the places of all whose line contains a text."""
        found = self.lines.having(wanted)
        return found if self.spread is None else chain.from_iterable(map(self.spread, found))


@dataclass(frozen=True, slots=True)
class Stock:
    """All there is of one type, each at a place from 0 on.

    ``texts`` are what its words stand in, by the filter that looks there; ``name`` is the filter
    for its own name, ``free`` those that words without a filter look at. ``facts`` find places by
    the value of any other filter. A filter that is in neither finds nothing of this type.
    """

    name: str
    free: tuple[str, ...]
    texts: Mapping[str, Sequence[Texts]]
    popularity: Sequence[int]
    facts: Mapping[str, Callable[[str], Iterable[int]]] = field(default_factory=dict)

    def results(self, query: Query) -> Sequence[int]:
        """Return the places of the best results, at most :data:`MOST_RESULTS`.

        Those whose name is what was asked for come first, then those whose name begins so, then
        those that have it within; among equals the more popular.
        """
        asking = _Asking(self, query)
        groups = [asking.found()]
        if not groups[0]:
            return ()
        for exact in asking.exactly_filtered():
            groups = [half for group in groups for half in (group & exact, group - exact)]
        preferred = list(asking.preferred())
        ranked: list[int] = []
        for group in groups:
            for some in (*preferred, group):
                best = sorted(group & some)
                group.difference_update(best)
                ranked += sorted(best, key=self.popularity.__getitem__, reverse=True)
                if len(ranked) >= MOST_RESULTS:
                    return ranked[:MOST_RESULTS]
        return ranked


class _Asking:
    """One query put to one stock; what it looked up once it knows."""

    def __init__(self, stock: Stock, query: Query) -> None:
        self._stock = stock
        self._query = query
        self._known: dict[tuple[str, str], set[int]] = {}

    def found(self) -> set[int]:
        """Return the places of all that the query means."""
        clauses = self._query.clauses
        wanted = [self._any_of(clause) for clause in clauses if not clause.excluded]
        unwanted = [self._any_of(clause) for clause in clauses if clause.excluded]
        if not clauses:
            return set()
        everything = set() if wanted else set(range(len(self._stock.popularity)))
        return set.intersection(*wanted or [everything]).difference(*unwanted)

    def exactly_filtered(self) -> Iterator[set[int]]:
        """Return who has exactly what another filter than that for names asks for."""
        for other in self._stock.texts:
            asked = self._query.wanted(other) if other != self._stock.name else ""
            if asked:
                yield self._having(other, f"\n {asked} \n")

    def preferred(self) -> Iterator[set[int]]:
        """Return whom to put first by name, the best names first."""
        stock, own = self._stock, self._stock.name
        asked = f"{self._query.wanted(own)} {self._query.wanted(None)}".strip()
        if not asked:
            return
        for wanted in (f"\n {asked} \n", f"\n {asked}", f" {asked}"):
            yield self._having(own, wanted)
        yield set.intersection(*(self._having(own, f" {word}") for word in asked.split()))
        for other in stock.free[1:]:
            yield self._having(other, f"\n {asked} \n")

    def _any_of(self, clause: Clause) -> set[int]:
        return set().union(*map(self._holders, clause.terms))

    def _holders(self, term: Term) -> Iterable[int]:
        """Return the places of all in which a term is found."""
        fact = self._stock.facts.get(term.field or "")
        if fact is not None:
            return fact(term.words)
        wanted = f" {term.words} " if term.whole else f" {term.words}"
        names = self._stock.free if term.field is None else (term.field,)
        return set().union(*(self._having(name, wanted) for name in names))

    def _having(self, name: str, wanted: str) -> set[int]:
        """Return the places of all with a text in what a filter looks at."""
        known = self._known.get((name, wanted))
        if known is None:
            sources = self._stock.texts.get(name, ())
            known = set(chain.from_iterable(source.having(wanted) for source in sources))
            self._known[name, wanted] = known
        return known
