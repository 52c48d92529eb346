"""What comes of calling the client's methods, each once and in a world of its own."""

from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import date
from functools import cache

import httpx

from tests.contract.calls.every import CALLED
from tests.contract.complaints import Complaint
from tests.contract.document import DOCUMENTS, TODAY, document
from tests.contract.sent import complaints_of_request, operation_of
from tests.contract.surveys import complaints_of, complaints_of_error
from tests.contract.things import Things
from tests.contract.world import Here, visit
from tuify.emulator.options import Mode
from tuify.spotify.errors import ClosedBySpotify
from tuify.spotify.operations import Operation
from tuify.spotify.reference import reference


@dataclass(frozen=True)
class Trip:
    """What came of a call.

    `is_right` is whether the right thing came, None if the operation is closed to the app, and
    then `since` is the day from which on. `sent` are the operations that were asked for, `refused`
    those of them that were answered by 403, and `again` those that were asked for when the same
    was called once more after a refusal. `complaints` are about requests and answers, each with
    the operation it is about.
    """

    is_right: bool | None
    since: date | None
    sent: tuple[str, ...]
    again: tuple[str, ...]
    refused: frozenset[str]
    complaints: tuple[tuple[str, Complaint], ...]


@cache
def trip(place: int, mode: Mode) -> Trip:
    """Make a call; and again if something was refused, since then that is known."""
    called = CALLED[place]

    async def story(here: Here) -> Trip:
        if mode == "extended" and document(TODAY).operations[called.name].deprecated:
            _be_older(here)
        things = Things(here.emulator)
        is_right, since = await _attempt(called.ask(here.spotify, things))
        first = len(here.wire.passed)
        if 403 in (answer.status_code for _, answer in here.wire.passed):
            await _attempt(called.ask(here.spotify, things))
        names = tuple(name_of(request) for request, _ in here.wire.passed)
        answers = tuple(answer.status_code for _, answer in here.wire.passed)
        refused = frozenset(
            name for name, status in zip(names[:first], answers, strict=False) if status == 403
        )
        complaints = tuple(dict.fromkeys(_complaints(here, mode)))
        return Trip(is_right, since, names[:first], names[first:], refused, complaints)

    return visit(story, Here(mode))


async def _attempt(asked: Awaitable[bool]) -> tuple[bool | None, date | None]:
    try:
        return await asked, None
    except ClosedBySpotify as closed:
        return None, closed.since


def _be_older(here: Here) -> None:
    """Take the spellings of 2026 away from the client, as a service without them would."""
    for entry in reference():
        if entry.operation.is_recent:
            here.spotify.access.close(entry.operation)


def name_of(request: httpx.Request) -> str:
    """The operation that a request is meant for."""
    rules = operation_of(request, TODAY)
    assert rules is not None, request
    return rules.name


def by_document(operation: Operation) -> str:
    """The name of an operation of the client as the documents are read."""
    parts = operation.path.split("/")
    return f"{operation.method} " + "/".join("{id}" if "{" in part else part for part in parts)


def _complaints(here: Here, mode: Mode) -> list[tuple[str, Complaint]]:
    found: list[tuple[str, Complaint]] = []
    for request, answer in here.wire.passed:
        rules = operation_of(request, TODAY)
        assert rules is not None
        for version in DOCUMENTS:
            found += ((rules.name, one) for one in complaints_of_request(request, version))
        is_error = answer.status_code in (403, 404)
        against = complaints_of_error(answer) if is_error else complaints_of(answer, rules, mode)
        is_part = "fields" in request.url.params
        found += ((rules.name, one) for one in against if not (is_part and one.kind == "lacking"))
    return found
