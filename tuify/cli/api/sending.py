"""One call, or one for each page of a list: sent, judged and printed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from tuify.cli.api.codes import FAULT
from tuify.cli.api.pages import Lost, Page, first_query, next_query, page_in
from tuify.cli.api.query import Pairs, spelled
from tuify.cli.api.showing import head
from tuify.cli.api.verdict import Failure, failure_from, failure_in
from tuify.cli.exits import Refusal
from tuify.spotify.answers import Answer
from tuify.spotify.calls import Call
from tuify.spotify.errors import SpotifyError, UnreadableAnswer
from tuify.spotify.walking import Trail


class Service(Protocol):
    """Gives the answer to a call, whatever its status; raises a `SpotifyError` if none came."""

    async def answer(self, call: Call) -> Answer:
        """The answer as it came."""
        ...


class Sink(Protocol):
    """Takes what is to be printed."""

    def write(self, content: bytes) -> None:
        """Print it now."""
        ...


async def send(
    service: Service,
    call: Call,
    out: Sink,
    *,
    with_head: bool = False,
    wall: Callable[[], float] = time.time,
) -> None:
    """Send one call and print the body of a good answer, or with its head that of any answer.

    Raises Failure unless the answer is a 2xx.
    """
    answer = await _answer(service, call)
    failure = failure_in(answer, call, wall=wall())
    if with_head:
        out.write(head(answer) + answer.body)
    elif failure is None:
        out.write(answer.body)
    if failure is not None:
        raise failure


async def walk(
    service: Service,
    call: Call,
    pairs: Pairs,
    out: Sink,
    *,
    wall: Callable[[], float] = time.time,
) -> None:
    """Ask for one page after another and print each entry on a line of its own, as they come.

    `pairs` is the query of `call`. Raises Refusal if there is no list to walk, and Failure at the
    first answer that is no page; what was printed until then stays.
    """
    operation = call.operation
    if call.method != "GET":
        raise Refusal("--paginate goes with GET")
    if operation is not None and not operation.has_pages:
        raise Refusal(f"--paginate walks lists that come in pages; {operation.name} gives none")
    first = first_query(pairs, None if operation is None else operation.most_entries)
    following: Pairs | None = first
    trail = Trail()
    while following is not None:
        asked = following
        answer = await _answer(service, replace(call, query=spelled(asked)))
        if (failure := failure_in(answer, call, wall=wall())) is not None:
            raise failure
        page, following = _read(answer, call, asked, is_first=asked is first)
        _follow(trail, answer, page, following)
        out.write(b"".join(entry + b"\n" for entry in page.entries))


def _read(answer: Answer, call: Call, asked: Pairs, *, is_first: bool) -> tuple[Page, Pairs | None]:
    """The page, and the query for the one after it."""
    try:
        page = page_in(answer.body, is_list=call.operation is not None)
        return page, next_query(call.path, asked, page)
    except Lost as lost:
        raise Failure(str(lost), FAULT) from None
    except Refusal as refusal:
        if is_first:
            raise
        raise Failure(str(refusal), FAULT) from None


def _follow(trail: Trail, answer: Answer, page: Page, following: Pairs | None) -> None:
    try:
        trail.follow(answer.body, is_empty=not page.entries, leads_to=following)
    except UnreadableAnswer as astray:
        raise Failure(astray.message.rstrip("."), FAULT) from None


async def _answer(service: Service, call: Call) -> Answer:
    try:
        return await service.answer(call)
    except SpotifyError as error:
        raise failure_from(error, call) from None
