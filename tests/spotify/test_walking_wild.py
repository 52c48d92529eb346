"""Lists that anybody changes anywhere while they are walked, and servers that miscount.

What holds however a list changes: no offset is asked for twice, offsets only grow, and the walk
ends. Of an entry that is in the list from the first page to the last: if nothing is ever taken
away before it, it is read at least once; if nothing is ever put before it, at most once; so if
what stands before it stays as long as it is, it is read exactly once. Where both happens before
it, it may be missed or read twice, which no walk by offsets can help.
"""

import contextlib
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from tests.spotify.support import run
from tuify.spotify.errors import UnreadableAnswer
from tuify.spotify.paging import Page
from tuify.spotify.walking import pages

Edits = list[tuple[bool, int]]
"""For each: whether it puts something in rather than taking it out, and where."""


@dataclass
class Wild:
    """A list that is edited after each page, as long as there are edits.

    `hidden` entries are not shown: pages are shorter then, and the limit is not. `miscount` is
    added to the total. `positions` has for each entry where it stood at each page.
    """

    length: int
    limit: int
    edits: list[Edits]
    hidden: frozenset[int] = frozenset()
    miscount: int = 0
    offsets: list[int] = field(default_factory=list)
    positions: list[dict[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.entries = list(range(1, self.length + 1))
        self._next_name = 1_000
        self._edits = iter(self.edits)

    async def page(self, offset: int) -> Page[int]:
        self.offsets.append(offset)
        self.positions.append({entry: at for at, entry in enumerate(self.entries)})
        total = max(0, len(self.entries) + self.miscount)
        end = offset + self.limit
        shown = tuple(one for one in self.entries[offset:end] if one not in self.hidden)
        following = "https://api.example/elsewhere" if end < total else None
        page = Page[int](shown, total, self.limit, offset, following)
        self._edit(next(self._edits, []))
        return page

    def _edit(self, edits: Edits) -> None:
        for is_put, where in edits:
            at = where % (len(self.entries) + 1)
            if is_put:
                self.entries.insert(at, self._next_name)
                self._next_name += 1
            else:
                del self.entries[at : at + 1]

    def walked(self) -> Counter[int]:
        async def story() -> Counter[int]:
            return Counter([one async for page in pages(self.page) for one in page.items if one])

        return run(story())


lengths = st.integers(0, 40)
limits = st.integers(1, 9)
edits = st.lists(st.lists(st.tuples(st.booleans(), st.integers(0, 60)), max_size=4), max_size=12)
hidden = st.frozensets(st.integers(1, 40), max_size=12)


@given(lengths, limits, edits, hidden, st.integers(-20, 20))
def test_a_walk_ends_and_never_goes_back(
    length: int, limit: int, edits: list[Edits], hidden: frozenset[int], miscount: int
) -> None:
    wild = Wild(length, limit, edits, hidden, miscount)
    wild.walked()
    assert wild.offsets == [limit * turn for turn in range(len(wild.offsets))]
    longest = max(len(positions) for positions in wild.positions) + max(0, miscount)
    assert len(wild.offsets) <= max(1, -(-longest // limit))


@given(lengths, limits, edits, hidden, st.integers(0, 20))
def test_what_stays_is_read_as_often_as_is_promised(
    length: int, limit: int, edits: list[Edits], hidden: frozenset[int], miscount: int
) -> None:
    wild = Wild(length, limit, edits, hidden, miscount)
    walked = wild.walked()
    for entry in set.intersection(*(set(one) for one in wild.positions)) - hidden:
        ways = [positions[entry] for positions in wild.positions]
        if ways == sorted(ways):
            assert walked[entry] >= 1, "nothing was taken away before it"
        if ways == sorted(ways, reverse=True):
            assert walked[entry] <= 1, "nothing was put before it"


@given(lengths, limits, st.integers(-40, -1))
def test_a_total_that_is_too_low_loses_only_what_lies_beyond_it(
    length: int, limit: int, miscount: int
) -> None:
    wild = Wild(length, limit, [], miscount=miscount)
    walked = wild.walked()
    assert set(walked) >= set(range(1, length + miscount + 1))
    assert max(walked.values(), default=1) == 1


told = st.builds(
    Page[int],
    items=st.lists(st.integers(), max_size=4).map(tuple),
    total=st.integers(0, 100),
    limit=st.integers(0, 9),
    offset=st.integers(0, 120),
    next=st.none() | st.just("https://api.example/elsewhere"),
)


@given(st.lists(told, min_size=1, max_size=9), st.integers(0, 30))
def test_whatever_a_server_says_of_its_pages_no_offset_is_asked_for_twice(
    said: list[Page[int]], start: int
) -> None:
    offsets: list[int] = []

    async def page(offset: int) -> Page[int]:
        assert offset not in offsets
        offsets.append(offset)
        if len(offsets) > 300:  # a list that gives other entries each time may be as long
            return Page(items=(), next="https://api.example/elsewhere")
        return said[len(offsets) % len(said)]

    async def story() -> None:
        async for _ in pages(page, start=start):
            pass

    with contextlib.suppress(UnreadableAnswer):
        run(story())
    assert len(offsets) <= 301
    assert offsets == sorted(offsets)
    assert offsets[0] == start
