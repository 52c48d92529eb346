"""The operations of the Web API as data: what each needs and where it stands.

Each category declares its operations beside the methods that speak them. Docstrings, what an app
is taken to be offered (`access`) and the table of `tuify api --list` are all made from this.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal, TypeVar

Method = Literal["GET", "PUT", "POST", "DELETE"]

Spoken = TypeVar("Spoken", bound=Callable[..., object])


class Standing(Enum):
    """To whom an operation is offered."""

    AVAILABLE = "available"
    """To every app."""
    REMOVED_2026 = "removed for Development Mode in February 2026"
    """To apps with extended access, not to those in Development Mode."""
    CLOSED_2024 = "closed to new apps in November 2024"
    """To apps that used it before, or had asked for extended access by then."""

    @property
    def since(self) -> date | None:
        """The day from which on it was taken away; None if it was not."""
        return _SINCE.get(self)


_SINCE = {
    Standing.REMOVED_2026: date(2026, 2, 11),
    Standing.CLOSED_2024: date(2024, 11, 27),
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the reference.

    `path` has its parameters in braces. `scopes` are those that the kinds of things it works on
    may need. `most_ids` is how many ids or URIs one request takes, `most_entries` how many entries
    one page may have. `is_recent` marks the spellings that came in February 2026. `instead` is
    what takes its place where it is not offered. `group` names the endpoints believed to share a
    quota with it; by default its path stands for itself. `is_one_page` says that nothing comes
    after the entries of the first page.
    """

    method: Method
    path: str
    title: str
    category: str
    scopes: tuple[str, ...] = ()
    standing: Standing = Standing.AVAILABLE
    instead: str = ""
    most_ids: int | None = None
    most_entries: int | None = None
    is_recent: bool = False
    group: str = ""
    is_one_page: bool = False

    @property
    def name(self) -> str:
        """Method and path."""
        return f"{self.method} {self.path}"

    @property
    def quota_group(self) -> str:
        """What a quota that is used up holds back together with it."""
        return self.group or self.path

    @property
    def has_pages(self) -> bool:
        """Whether it gives a list that is read page after page."""
        return self.most_entries is not None and not self.is_one_page

    def described(self) -> str:
        """What there is to know of it besides its parameters, as sentences."""
        sentences = [f"`{self.name}`, section {self.category} of the reference ({self.title})."]
        sentences.append(f"Scopes: {', '.join(self.scopes) if self.scopes else 'none'}.")
        if self.most_ids is not None:
            sentences.append(f"At most {self.most_ids} ids or URIs in one request.")
        if self.most_entries is not None:
            sentences.append(f"At most {self.most_entries} entries on one page.")
        if self.standing is not Standing.AVAILABLE:
            standing = self.standing.value
            sentences.append(f"{standing[0].upper()}{standing[1:]}.")
        if self.instead:
            sentences.append(f"Instead: {self.instead}.")
        return " ".join(sentences)


def speaks(*operations: Operation) -> Callable[[Spoken], Spoken]:
    """Mark a method as the one that speaks these operations, and say so in its docstring.

    Where several are named, the first is the spelling that is tried first.
    """

    def marked(method: Spoken) -> Spoken:
        facts = "\n        ".join(operation.described() for operation in operations)
        method.__doc__ = f"{method.__doc__ or ''}\n\n        {facts}\n        "
        method.__dict__["operations"] = operations
        return method

    return marked


def operations_of(method: object) -> tuple[Operation, ...]:
    """The operations that a method speaks; empty for anything else."""
    found: tuple[Operation, ...] = getattr(method, "operations", ())
    return found
