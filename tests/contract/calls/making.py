"""What the tables of the client's calls are made of."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tests.contract.things import Things
from tuify.spotify.client import Spotify

T = TypeVar("T")

Ask = Callable[[Spotify, Things], Awaitable[T]]


class Thing(Protocol):
    @property
    def id(self) -> str | None: ...


@dataclass(frozen=True)
class Called:
    """A method, by the operation it has to send.

    `ask` calls it and says whether the right thing came of it, `bare` only calls it. `is_closed`
    says that an app in Development Mode gets nothing in its place.
    """

    name: str
    ask: Ask[bool]
    bare: Ask[object]
    is_closed: bool = False

    def __str__(self) -> str:
        return self.name


def get(
    path: str, ask: Ask[T], is_right: Callable[[T, Things], object], *, is_closed: bool = False
) -> Called:
    async def asked(spotify: Spotify, things: Things) -> bool:
        return bool(is_right(await ask(spotify, things), things))

    return Called(f"GET {path}", asked, ask, is_closed)


def tell(
    name: str, command: Ask[object], check: Ask[object] | None = None, *, is_closed: bool = False
) -> Called:
    """A command; `check` asks the service whether it had its effect."""

    async def told(spotify: Spotify, things: Things) -> bool:
        await command(spotify, things)
        return check is None or bool(await check(spotify, things))

    return Called(name, told, command, is_closed)


def ids(entries: Sequence[Thing | None]) -> list[str | None]:
    return [None if entry is None else entry.id for entry in entries]


async def every(answers: Awaitable[Sequence[bool]]) -> bool:
    return all(await answers)


async def none(answers: Awaitable[Sequence[bool]]) -> bool:
    return not any(await answers)


async def not_(answer: Awaitable[bool]) -> bool:
    return not await answer
