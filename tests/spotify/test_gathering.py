"""Single things instead of a list of them: in order, a few at a time, none asked for twice."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spotify.support import FakeTime, run
from tuify.spotify import errors
from tuify.spotify.gathering import Singles, Turns, in_order


class Shelf:
    """Gives each thing when it is told to, and counts what it is asked for."""

    def __init__(self, *, missing: str = "", held: str = "") -> None:
        self.asked: list[str] = []
        self.missing = missing
        self.at_once = 0
        self.most_at_once = 0
        self.trouble: dict[str, errors.SpotifyError] = {}
        self._held = held
        self._gate = asyncio.Event()

    async def fetch(self, id_: str) -> str:
        self.asked.append(id_)
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        await (self._gate.wait() if id_ in self._held else asyncio.sleep(0))
        self.at_once -= 1
        if id_ in self.missing:
            raise errors.NotFound("Resource not found", status=404)
        if id_ in self.trouble:
            raise self.trouble[id_]
        return id_.upper()

    def release(self) -> None:
        self._gate.set()


def gathered(story: Callable[[Singles[str], Shelf], Awaitable[None]], shelf: Shelf) -> None:
    async def told() -> None:
        await story(Singles(fresh_s=60), shelf)

    run(told())


@given(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=30), st.integers(1, 5))
def test_each_in_its_place(ids: list[str], at_once: int) -> None:
    async def story() -> None:
        shelf = Shelf(missing="bd")
        singles: Singles[str] = Singles(fresh_s=60, turns=Turns(at_once))
        expected = tuple(None if id_ in "bd" else id_.upper() for id_ in ids)
        assert await singles.several(ids, shelf.fetch) == expected
        assert await singles.several(ids[::-1], shelf.fetch) == expected[::-1]
        assert sorted(shelf.asked) == sorted(set(ids))
        assert shelf.most_at_once <= at_once

    run(story())


def test_a_few_at_a_time() -> None:
    async def story(singles: Singles[str], shelf: Shelf) -> None:
        await singles.several([f"id{n}" for n in range(50)], shelf.fetch)
        assert shelf.most_at_once == 4

    gathered(story, Shelf())


def test_a_few_at_a_time_of_all_kinds_together() -> None:
    async def story() -> None:
        turns, shelf = Turns(), Shelf()
        kinds: list[Singles[str]] = [Singles(fresh_s=60, turns=turns) for _ in range(3)]
        ids = [f"id{number}" for number in range(20)]
        await asyncio.gather(*(singles.several(ids, shelf.fetch) for singles in kinds))
        assert len(shelf.asked) == 60
        assert shelf.most_at_once == 4

    run(story())


def test_what_can_not_be_read_is_none_and_is_asked_for_again() -> None:
    async def story(singles: Singles[str], shelf: Shelf) -> None:
        shelf.trouble["b"] = errors.UnreadableAnswer("Something else.", status=200)
        assert await singles.several(list("abc"), shelf.fetch) == ("A", None, "C")
        del shelf.trouble["b"]
        assert await singles.several(list("abc"), shelf.fetch) == ("A", "B", "C")
        assert shelf.asked == ["a", "b", "c", "b"]

    gathered(story, Shelf())


def test_two_who_ask_at_once_share_the_request() -> None:
    async def story(singles: Singles[str], shelf: Shelf) -> None:
        both = await asyncio.gather(
            singles.several(["a", "b"], shelf.fetch), singles.several(["b", "a"], shelf.fetch)
        )
        assert (both[0], both[1]) == (("A", "B"), ("B", "A"))
        assert sorted(shelf.asked) == ["a", "b"]

    gathered(story, Shelf())


def test_who_gives_up_does_not_take_it_from_the_other() -> None:
    async def story(singles: Singles[str], shelf: Shelf) -> None:
        first = asyncio.create_task(singles.several(["a"], shelf.fetch))
        second = asyncio.create_task(singles.several(["a"], shelf.fetch))
        await asyncio.sleep(0.01)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        shelf.release()
        assert await second == ("A",)
        assert shelf.asked == ["a"]

    async def told() -> None:
        await story(Singles(fresh_s=60), Shelf(held="a"))

    run(told())


def test_trouble_ends_it_and_what_was_read_is_kept() -> None:
    limited = errors.RateLimited("later", retry_after=1, retry_at=2, quota=True)

    async def story(singles: Singles[str], shelf: Shelf) -> None:
        shelf.trouble["c"] = limited
        with pytest.raises(errors.RateLimited):
            await singles.several(list("abcdefghij"), shelf.fetch)
        assert len(shelf.asked) < 10
        read = set(shelf.asked) - {"c"}
        del shelf.trouble["c"]
        assert await singles.several(list("abc"), shelf.fetch) == ("A", "B", "C")
        assert [id_ for id_ in "abc" if shelf.asked.count(id_) > 1] == ["c"]
        assert {"a", "b"} <= read

    gathered(story, Shelf())


@pytest.mark.parametrize(
    ("trouble", "is_missing"),
    [
        (errors.BadRequest("invalid id", status=400), True),
        (errors.BadRequest("Invalid base62 id", status=400), True),
        (errors.BadRequest("Invalid market code", status=400), False),
        (errors.BadRequest("Only valid bearer authentication supported", status=400), False),
    ],
)
def test_an_id_that_is_none(trouble: errors.SpotifyError, is_missing: bool) -> None:
    async def story(singles: Singles[str], shelf: Shelf) -> None:
        shelf.trouble["b"] = trouble
        if is_missing:
            assert await singles.several(["a", "b"], shelf.fetch) == ("A", None)
        else:
            with pytest.raises(errors.BadRequest):
                await singles.several(["a", "b"], shelf.fetch)

    gathered(story, Shelf())


def test_what_is_known_grows_old() -> None:
    async def story() -> None:
        time, shelf = FakeTime(), Shelf()
        singles: Singles[str] = Singles(fresh_s=60, clock=time.clock)
        await singles.several(["a"], shelf.fetch)
        time.now += 59
        await singles.several(["a"], shelf.fetch)
        assert shelf.asked == ["a"]
        time.now += 1
        await singles.several(["a"], shelf.fetch)
        assert shelf.asked == ["a", "a"]

    run(story())


def test_markets_are_kept_apart() -> None:
    async def story(singles: Singles[str], shelf: Shelf) -> None:
        for market in ("NL", "SE", "NL", None):
            await singles.several(["a"], shelf.fetch, market=market)
        assert shelf.asked == ["a", "a", "a"]

    gathered(story, Shelf())


def test_only_so_much_is_kept() -> None:
    async def story() -> None:
        shelf = Shelf()
        singles: Singles[str] = Singles(fresh_s=60, kept=2)
        for id_ in "abacb":  # "b" is what was used longest ago when "c" comes
            await singles.one(id_, shelf.fetch)
        assert shelf.asked == ["a", "b", "c", "b"]

    run(story())


def test_a_list_that_lacks_entries_is_put_in_order() -> None:
    def itself(entry: str) -> str:
        return entry

    assert in_order(["x", None, "z"], ["a", "b", "c"], itself) == ("x", None, "z")
    assert in_order(["c", "a"], ["a", "b", "c"], itself) == ("a", None, "c")
    assert in_order(["a", None], ["a", "b", "a"], itself) == ("a", None, "a")
    assert in_order([], ["a"], itself) == (None,)
