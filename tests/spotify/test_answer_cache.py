"""What is asked again, when, and how; and that nothing old is read after a change."""

import asyncio
import zlib
from dataclasses import dataclass, field

import httpx
import pytest

from tests.spotify.support import API, FakeTime, Line, call, refusal, run
from tuify.spotify import errors
from tuify.spotify.answer_cache import AnswerCache
from tuify.spotify.answers import Answer
from tuify.spotify.calls import Call
from tuify.spotify.client import Spotify

TAG = '"MC-1"'
ALBUM = call("GET", "/albums/A1")
LIKED = call("GET", "/me/tracks", query={"limit": 50})


def catalog(number: int = 1, *, max_age: int = 600) -> httpx.Response:
    """An answer that may be kept."""
    return httpx.Response(
        200, json={"number": number}, headers={"cache-control": f"public, max-age={max_age}"}
    )


def tagged(number: int = 1, tag: str = TAG) -> httpx.Response:
    """An answer that must be asked for each time."""
    headers = {"cache-control": "private, max-age=0", "etag": tag}
    return httpx.Response(200, json={"number": number}, headers=headers)


def unchanged(*, max_age: int = 0) -> httpx.Response:
    """What is said where it still holds."""
    return httpx.Response(304, headers={"cache-control": f"private, max-age={max_age}"})


class Kept(Line):
    """A line with a cache before it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.cache = AnswerCache(self.transport, clock=self.time.clock)

    def ask(self, asked: Call = ALBUM) -> bytes:
        return run(self.cache.read(asked))

    def tags(self) -> list[str | None]:
        return [request.headers.get("if-none-match") for request in self.sent]


def test_a_fresh_answer_costs_no_request() -> None:
    line = Kept([catalog(1), catalog(2)])
    assert line.ask() == b'{"number":1}'
    line.time.now += 599
    assert line.ask() == b'{"number":1}'
    assert len(line.sent) == 1
    line.time.now += 2
    assert line.ask() == b'{"number":2}'
    assert line.tags() == [None, None]


def test_path_and_query_tell_answers_apart() -> None:
    line = Kept([catalog(1), catalog(2), catalog(3)])
    other = call("GET", "/albums/A1", query={"market": "DE"})
    assert line.ask(ALBUM) != line.ask(other) != line.ask(call("GET", "/albums/A2"))
    assert line.ask(ALBUM) == b'{"number":1}'
    assert len(line.sent) == 3


def test_what_has_a_tag_is_asked_for_by_it() -> None:
    line = Kept([tagged(1), unchanged(), unchanged(), tagged(2, '"MC-2"'), unchanged()])
    assert [line.ask(LIKED) for _ in range(5)] == [b'{"number":1}'] * 3 + [b'{"number":2}'] * 2
    assert line.tags() == [None, TAG, TAG, TAG, '"MC-2"']
    assert all("etag" not in request.headers for request in line.sent)


def test_an_answer_that_still_holds_is_fresh_again() -> None:
    first = catalog(1)
    first.headers["etag"] = TAG
    line = Kept([first, unchanged(max_age=60), tagged(2)])
    line.ask()
    line.time.now += 601
    line.ask()
    line.time.now += 59
    assert line.ask() == b'{"number":1}'
    assert len(line.sent) == 2
    line.time.now += 1
    assert line.ask() == b'{"number":2}'


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, json={"number": 1}),
        httpx.Response(200, content=b"oops", headers={"cache-control": "max-age=600"}),
        httpx.Response(200, content=b"", headers={"cache-control": "max-age=600"}),
        httpx.Response(204, headers={"cache-control": "max-age=600", "etag": TAG}),
        httpx.Response(203, json={}, headers={"cache-control": "max-age=600", "etag": TAG}),
        httpx.Response(200, json={}, headers={"cache-control": "no-store", "etag": TAG}),
    ],
)
def test_what_is_not_kept(answer: httpx.Response) -> None:
    line = Kept([answer])
    assert line.ask() == line.ask() == answer.content
    assert line.tags() == [None, None]
    assert len(line.cache) == line.cache.size == 0


def test_what_plays_is_asked_for_each_time() -> None:
    line = Kept([tagged(1)])
    line.ask(call("GET", "/me/player"))
    line.ask(call("GET", "/me/player"))
    assert line.tags() == [None, None]


def test_an_error_is_not_kept_and_takes_nothing_away() -> None:
    line = Kept([tagged(1), refusal(404, "Not found", cache_control="max-age=600"), unchanged()])
    line.ask(LIKED)
    with pytest.raises(errors.NotFound):
        line.ask(LIKED)
    assert line.ask(LIKED) == b'{"number":1}'


def test_a_304_that_nobody_asked_for_is_a_fault() -> None:
    with pytest.raises(errors.SpotifyError):
        Kept([unchanged()]).ask()


def test_nothing_old_is_read_after_a_change() -> None:
    line = Kept([catalog(1), catalog(2), httpx.Response(200), catalog(3)])
    mine = call("GET", "/me/library/contains")
    assert line.ask(ALBUM) == b'{"number":1}'
    assert line.ask(mine) == b'{"number":2}'
    run(line.cache.command(call("PUT", "/me/library")))
    assert line.ask(mine) == b'{"number":3}'
    assert line.ask(ALBUM) == b'{"number":1}'
    assert len(line.sent) == 4


def test_a_change_that_failed_may_have_happened() -> None:
    line = Kept([catalog(1), httpx.ReadTimeout("slow"), catalog(2)])
    mine = call("GET", "/me/library/contains")
    line.ask(mine)
    with pytest.raises(errors.Unreachable):
        run(line.cache.command(call("PUT", "/me/library")))
    assert line.ask(mine) == b'{"number":2}'


@dataclass
class Waiting:
    """A sender whose answers come when a test lets them."""

    time: FakeTime = field(default_factory=FakeTime)
    under_way: list[asyncio.Future[Answer]] = field(default_factory=list)

    async def read(self, call: Call) -> bytes:
        return (await self.read_answer(call)).body

    async def command(self, call: Call) -> bytes:
        return (await self.read_answer(call)).body

    async def read_answer(self, call: Call) -> Answer:
        self.under_way.append(asyncio.get_running_loop().create_future())
        return await self.under_way[-1]

    def answer(self, place: int, status: int = 200, tag: str = "") -> None:
        headers = {"cache-control": "max-age=600", "etag": tag}
        self.under_way[place].set_result(Answer(status, headers, b"{}" if status == 200 else b""))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("begins_before", [True, False])
def test_an_answer_from_before_a_change_is_not_kept(
    order: tuple[int, int], begins_before: bool
) -> None:
    """Whichever of the question and the command began first, and whichever ended first."""

    async def play() -> None:
        sender = Waiting()
        cache = AnswerCache(sender, clock=sender.time.clock)
        question, command = call("GET", "/me/playlists"), call("PUT", "/playlists/P1")
        steps = [cache.read(question), cache.command(command)]
        tasks = []
        for step in steps if begins_before else reversed(steps):
            tasks.append(asyncio.create_task(step))
            await asyncio.sleep(0)
        for place in order:
            sender.answer(place)
            await asyncio.sleep(0)
        await asyncio.gather(*tasks)
        assert len(cache) == 0

    run(play())


async def asking(cache: AnswerCache, asked: Call = ALBUM) -> "asyncio.Task[bytes]":
    """A question that is on its way."""
    task = asyncio.create_task(cache.read(asked))
    await asyncio.sleep(0)
    return task


def test_what_is_being_changed_is_not_told_as_it_was() -> None:
    async def play() -> None:
        sender = Waiting()
        cache = AnswerCache(sender, clock=sender.time.clock)
        asked = await asking(cache, call("GET", "/me/playlists"))
        sender.answer(0)
        await asked
        told = asyncio.create_task(cache.command(call("PUT", "/playlists/P1")))
        await asyncio.sleep(0)
        again = await asking(cache, call("GET", "/me/playlists"))
        assert len(sender.under_way) == 3
        sender.answer(1)
        sender.answer(2)
        await asyncio.gather(told, again)

    run(play())


def test_what_is_forgotten_while_it_is_asked_for_stays_forgotten() -> None:
    async def play() -> None:
        sender = Waiting()
        cache = AnswerCache(sender, clock=sender.time.clock)
        for place, status in enumerate((200, 304)):
            asked = await asking(cache)
            if status == 304:
                cache.forget("A1")
            sender.answer(place, status, TAG)
            assert await asked == b"{}"
            sender.time.now += 601
        assert len(cache) == 0

    run(play())


def test_an_answer_is_as_old_as_its_question() -> None:
    async def play() -> None:
        sender = Waiting()
        cache = AnswerCache(sender, clock=sender.time.clock)
        asked = await asking(cache)
        sender.time.now += 10
        sender.answer(0)
        await asked
        sender.time.now += 591
        again = await asking(cache)
        assert len(sender.under_way) == 2
        sender.answer(1)
        await again

    run(play())


def test_a_question_beside_a_change_of_something_else_is_kept() -> None:
    async def play() -> None:
        sender = Waiting()
        cache = AnswerCache(sender, clock=sender.time.clock)
        asked = asyncio.create_task(cache.read(ALBUM))
        told = asyncio.create_task(cache.command(call("PUT", "/me/library")))
        await asyncio.sleep(0)
        sender.answer(1)
        sender.answer(0)
        await asyncio.gather(asked, told)
        assert len(cache) == 1

    run(play())


def test_all_is_asked_anew_or_what_holds_a_word() -> None:
    line = Kept([catalog(1), catalog(2), catalog(3), catalog(4), catalog(5)])
    other = call("GET", "/search", query={"q": "moor"})
    line.ask(ALBUM)
    line.ask(other)
    line.cache.forget("A1")
    assert line.ask(ALBUM) == b'{"number":3}'
    assert line.ask(other) == b'{"number":2}'
    line.cache.forget()
    assert len(line.cache) == line.cache.size == 0
    assert line.ask(ALBUM) == b'{"number":4}'


def test_few_answers_are_kept_those_used_last() -> None:
    line = Kept([catalog(number) for number in range(9)])
    cache = AnswerCache(line.transport, clock=line.time.clock, most_answers=2)
    one, two, three = (call("GET", f"/albums/A{number}") for number in range(3))
    for asked in (one, two, one, three, one, two):
        run(cache.read(asked))
    assert [request.url.path[-2:] for request in line.sent] == ["A0", "A1", "A2", "A1"]
    assert len(cache) == 2


def test_little_is_kept() -> None:
    headers = {"cache-control": "max-age=600"}
    bodies = [b"[%d]" % 3**number for number in (900, 1_000, 8_000)]
    packed = [len(zlib.compress(body, 1)) for body in bodies]
    line = Kept([httpx.Response(200, content=body, headers=headers) for body in bodies])
    most = packed[0] + packed[1]
    cache = AnswerCache(line.transport, clock=line.time.clock, most_bytes=most)
    asked = [call("GET", f"/albums/A{number}") for number in range(3)]
    for each in asked[:2]:
        run(cache.read(each))
    assert cache.size == most
    assert run(cache.read(asked[2])) == bodies[2]  # larger than all there is room for
    assert (len(cache), cache.size) == (2, most)


def test_the_whole_client_speaks_through_it() -> None:
    album = httpx.Response(200, json={"name": "Harbour"}, headers={"cache-control": "max-age=600"})
    line = Kept([album])
    spotify = Spotify(line.transport, answers=line.cache)

    async def ask() -> None:
        await spotify.albums.get_album("A1")
        await spotify.albums.get_album("A1")
        assert len(line.sent) == 1
        spotify.forget_answers("A1")
        await spotify.albums.get_album("A1")

    run(ask())
    assert len(line.sent) == 2
    assert str(line.sent[0].url) == f"{API}/albums/A1"
    Spotify(line.transport).forget_answers()
