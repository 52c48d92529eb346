"""Someone scrolls as they please; whatever they do, the list keeps its promises."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.server import Million, Server, Visit
from tests.playback.sim import run_virtual
from tuify.library.changes import Absent
from tuify.library.paged import LANES
from tuify.library.sight import SETTLE_S
from tuify.spotify.paging import Page

KEEP_PAGES = 2
PAGE = 50


@dataclass(frozen=True)
class Step:
    """Move to a place (a share of the list, or so many rows on) and stay for a while (s)."""

    to: float | int
    stay: float


steps = st.lists(
    st.builds(
        Step,
        st.one_of(
            st.floats(0, 1),
            st.integers(-120, 120),
            st.sampled_from([1, -1, 3, -3, 31, -31]),
        ),
        st.sampled_from([0.01, 0.03, 0.05, 0.09, 0.2, 0.5]),
    ),
    max_size=40,
)


class Watched(Server):
    """Checks at each request what the list knew and what its visitor saw at that moment."""

    visit: Visit
    looks: list[tuple[float, int]]

    async def fetch(self, offset: int, limit: int) -> Page[str]:
        rows = self.visit.list
        for end in (offset, offset + limit - 1):
            assert rows.row(end) is Absent.LOADING, "asked for what is here"
        under_way = [asked for asked in self.log if asked.ended == "under way"]
        for asked in under_way:
            for end in (offset, offset + limit - 1):
                assert not asked.offset <= end < asked.offset + asked.limit, "asked for twice"
        self.check_sight(offset, limit, asyncio.get_running_loop().time())
        return await super().fetch(offset, limit)

    def check_sight(self, offset: int, limit: int, now: float) -> None:
        """What is asked for stayed in sight, or follows after a rest, or is a page ahead."""
        height = self.visit.height
        since, top = self.looks[-1]
        before = self.looks[-2][0] if len(self.looks) > 1 else float("-inf")
        rested = now >= since + SETTLE_S - 0.001
        came_after_rest = since >= before + SETTLE_S - 0.001
        if rested:
            assert offset < top + height + PAGE
            assert offset + limit > top - PAGE
            return
        lowest, highest = top, top + height
        if not came_after_rest:
            for (_, earlier), (until, _) in zip(self.looks, self.looks[1:], strict=False):
                if until > now - SETTLE_S + 0.001:
                    lowest, highest = max(lowest, earlier), min(highest, earlier + height)
        assert offset < highest
        assert offset + limit > lowest


@settings(max_examples=150, deadline=None)
@given(
    total=st.one_of(st.integers(0, 400), st.integers(401, 3000)),
    height=st.sampled_from([1, 5, 31, 50, 60, 120]),
    latency=st.sampled_from([0.0, 0.02, 0.15, 1.0]),
    walk=steps,
)
def test_any_walk(total: int, height: int, latency: float, walk: list[Step]) -> None:
    async def visit() -> None:
        server = Watched(Million(total), latency)
        v = Visit(server, keep_pages=KEEP_PAGES, height=height)
        server.visit, server.looks = v, []
        top = 0
        async with v:
            for step in [Step(0, 0.5), *walk]:
                end = max(0, total - height)
                top = round(step.to * end) if isinstance(step.to, float) else top + step.to
                top = max(0, min(top, end))
                now = asyncio.get_running_loop().time()
                if not server.looks or server.looks[-1][1] != top:
                    server.looks.append((now, top))
                await v.look(top, wait=step.stay)
                here = [i for i in range(total) if v.list.row(i) is not Absent.LOADING]
                assert [v.list.row(i) for i in here] == [f"row {i}" for i in here]
            await asyncio.sleep(10)
            end = min(top + height, total)
            assert v.rows(top, end - 1) == [f"row {i}" for i in range(top, end)]
            here = [i for i in range(total) if v.list.row(i) is not Absent.LOADING]
            assert len(here) <= max(KEEP_PAGES * PAGE, height + PAGE) + PAGE
            asked = len(server.log)
            await asyncio.sleep(100)
            assert len(server.log) == asked, "asks although nobody moves"
            assert server.most <= LANES
            assert {a.ended for a in server.log} <= {"answered", "cancelled"}

    run_virtual(visit())
