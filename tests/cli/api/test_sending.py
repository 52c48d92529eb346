"""Calls that are sent and printed: against written answers, and against the emulator."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.contract.world import Here, visit
from tuify.cli.api.codes import DENIED, FAULT, NO_ANSWER, WAIT
from tuify.cli.api.query import Pairs, read_pairs
from tuify.cli.api.request import read_request
from tuify.cli.api.sending import send, walk
from tuify.cli.api.verdict import Failure
from tuify.cli.exits import Refusal
from tuify.spotify.answers import Answer
from tuify.spotify.calls import Call
from tuify.spotify.errors import SpotifyError, Unreachable

API = "http://127.0.0.1/v1"


@dataclass
class Written:
    """A service whose answers are written down beforehand."""

    replies: Sequence[Answer | SpotifyError]
    asked: list[Call] = field(default_factory=list)

    async def answer(self, call: Call) -> Answer:
        reply = self.replies[len(self.asked)]
        self.asked.append(call)
        if isinstance(reply, SpotifyError):
            raise reply
        return reply


@dataclass
class Printed:
    """What was printed, write by write."""

    writes: list[bytes] = field(default_factory=list)

    def write(self, content: bytes) -> None:
        self.writes.append(content)

    @property
    def everything(self) -> bytes:
        return b"".join(self.writes)


def page(*entries: object, offset: int = 0, total: int = 100, limit: int = 2) -> Answer:
    following = "x" if offset + limit < total else None
    told = {"items": entries, "offset": offset, "total": total, "limit": limit, "next": following}
    return Answer(200, {}, json.dumps(told, indent=2).encode())


def ended(work: Coroutine[Any, Any, None]) -> Failure | None:
    try:
        asyncio.run(work)
    except Failure as failure:
        return failure
    return None


def request(method: str, path: str) -> tuple[Call, Pairs]:
    return read_request(method, path, api_url=API)


def sent(answer: Answer | SpotifyError, *, with_head: bool = False) -> tuple[bytes, Failure | None]:
    out = Printed()
    call, _ = request("PUT", "/me/player/play")
    failure = ended(send(Written([answer]), call, out, with_head=with_head))
    return out.everything, failure


def walked(*replies: Answer | SpotifyError, path: str = "/me/tracks?limit=2") -> tuple[
    Printed, list[Call], Failure | None
]:  # fmt: skip
    out, service = Printed(), Written(replies)
    failure = ended(walk(service, *request("GET", path), out))
    return out, service.asked, failure


def test_a_body_is_printed_as_it_came() -> None:
    assert sent(Answer(200, {}, b'\x1b{"a":\r\n1} \xff')) == (b'\x1b{"a":\r\n1} \xff', None)
    assert sent(Answer(204)) == (b"", None)


def test_the_body_of_an_error_is_not_printed() -> None:
    printed, failure = sent(Answer(403, {}, b"Forbidden"))
    assert printed == b""
    assert failure is not None
    assert failure.code == DENIED


def test_with_its_head_every_answer_is_printed() -> None:
    printed, failure = sent(Answer(404, {"etag": "x"}, b"{}"), with_head=True)
    assert printed == b"HTTP 404\netag: x\n\n{}"
    assert failure is not None
    assert failure.code == DENIED
    assert sent(Answer(200, {}, b"[]"), with_head=True) == (b"HTTP 200\n\n[]", None)


def test_no_answer_is_a_failure() -> None:
    printed, failure = sent(Unreachable("Gone.", maybe_sent=True), with_head=True)
    assert printed == b""
    assert failure is not None
    assert failure.code == NO_ANSWER


def test_a_list_is_printed_line_by_line_and_page_by_page() -> None:
    out, asked, failure = walked(
        page({"a": 1}, None, total=3),
        page("c", offset=2, total=3),
        path="/me/tracks?limit=2&market=SE",
    )
    assert failure is None
    assert out.writes == [b'{"a":1}\nnull\n', b'"c"\n']
    assert [call.target for call in asked] == [
        "/me/tracks?limit=2&market=SE",
        "/me/tracks?market=SE&limit=2&offset=2",
    ]


def test_without_a_limit_the_largest_is_asked_for() -> None:
    _, asked, _ = walked(page(total=0), path="/me/tracks")
    assert read_pairs(asked[0].query) == (("limit", "50"),)
    _, asked, _ = walked(page(total=0), path="/unheard/of")
    assert read_pairs(asked[0].query) == (("limit", "50"),)


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Answer(429, {"retry-after": "7"}), WAIT),
        (Answer(500), FAULT),
        (Answer(200, {}, b"<html>"), FAULT),
        (Answer(200, {}, b"[]"), FAULT),
        (page("a", "b"), FAULT),
        (Answer(200, {}, b'{"error": {"status": 404, "message": "No"}}'), FAULT),
        (Answer(200, {}, b'{"items": null}'), FAULT),
        (Unreachable("Gone.", maybe_sent=True), NO_ANSWER),
    ],
)
def test_a_failure_midway_keeps_what_was_printed(reply: Answer | SpotifyError, code: int) -> None:
    out, asked, failure = walked(page("a", "b"), reply)
    assert out.everything == b'"a"\n"b"\n'
    assert len(asked) == 2
    assert failure is not None
    assert failure.code == code


def test_pages_that_tell_nothing_to_count_with_come_to_an_end() -> None:
    told = {"items": [1, 2], "total": "4", "next": 5, "offset": "0", "limit": "2"}
    same = Answer(200, {}, json.dumps(told).encode())
    out, asked, failure = walked(*[same] * 9)
    assert failure is not None
    assert failure.code == FAULT
    assert "don't follow each other" in str(failure)
    assert (out.everything, len(asked)) == (b"1\n2\n", 2)


def test_cursors_that_lead_in_circles_are_noticed() -> None:
    def part(number: int, cursor: str) -> Answer:
        told = {"artists": {"items": [number], "next": "x", "cursors": {"after": cursor}}}
        return Answer(200, {}, json.dumps(told).encode())

    replies = [part(number, "ab"[number % 2]) for number in range(9)]
    _, asked, failure = walked(*replies, path="/me/following?type=artist")
    assert failure is not None
    assert "don't follow each other" in str(failure)
    assert len(asked) == 3


@pytest.mark.parametrize("answer", [b"[]", b'{"items": null}', b'{"is_playing": true}'])
def test_a_list_that_is_none_is_the_fault_of_the_service(answer: bytes) -> None:
    _, _, failure = walked(Answer(200, {}, answer))
    assert failure is not None
    assert failure.code == FAULT


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/unheard/of", Answer(200, {}, b'{"items": [1]}')),
        ("/search?type=album,track", Answer(200, {}, b'{"a": {"items": []}, "b": {"items": []}}')),
    ],
)
def test_what_is_no_list_of_pages_is_refused(path: str, answer: Answer) -> None:
    with pytest.raises(Refusal, match="--paginate"):
        walked(answer, path=path)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/me/tracks"),
        ("GET", "/albums/x"),
        ("GET", "/me/player/devices"),
        ("GET", "/recommendations"),
    ],
)
def test_what_can_have_no_pages_is_not_even_asked(method: str, path: str) -> None:
    service = Written([])
    with pytest.raises(Refusal, match="--paginate"):
        asyncio.run(walk(service, *request(method, path), Printed()))


# Against the emulator


def lines(path: str, *, here: Here | None = None) -> list[Any]:
    out = Printed()

    async def story(place: Here) -> None:
        await walk(place.transport, *request("GET", path), out)

    visit(story, here)
    return [json.loads(line) for line in out.everything.splitlines()]


def test_every_saved_track_comes_once() -> None:
    here = Here(saved_tracks=123)
    came = lines("/me/tracks?limit=50", here=here)
    assert len(came) == 123
    again = Here(saved_tracks=123)
    assert came == lines("/me/tracks?limit=7", here=again)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/me/following?type=artist", "uri"),
        ("/me/player/recently-played", "played_at"),
        ("/me/playlists", "uri"),
        ("/search?q=a&type=track", "uri"),
    ],
)
def test_lists_of_each_kind_are_walked(path: str, key: str) -> None:
    keys = [entry[key] for entry in lines(f"{path}{'&' if '?' in path else '?'}limit=3") if entry]
    assert len(keys) > 3
    assert len(set(keys)) == len(keys)


def test_the_answer_of_the_service_is_printed_byte_by_byte() -> None:
    out = Printed()

    async def story(here: Here) -> Answer:
        call, _ = request("GET", "/me")
        await send(here.transport, call, out)
        return await here.transport.answer(call)

    body = visit(story).body
    assert body.startswith(b"{")
    assert out.everything == body


def test_a_stop_in_the_middle_is_told_by_its_code() -> None:
    out = Printed()

    async def story(here: Here) -> None:
        rule: dict[str, object] = {"kind": "quota", "path": "/v1/me/tracks", "after": 2}
        await here.weather(rule)
        await walk(here.transport, *request("GET", "/me/tracks?limit=10"), out)

    with pytest.raises(Failure) as failure:
        visit(story)
    assert failure.value.code == WAIT
    assert len(out.everything.splitlines()) == 20
