"""What an exception from a document is."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from tuify.emulator.options import Mode

Kind = Literal["null", "lacking", "unknown", "present", "value", "status"]
"""What can be wrong: a null, a field that lacks or is not in the document or should be gone, some
other value than is allowed, or the status of an answer."""


@dataclass(frozen=True)
class Exempt:
    """A complaint that is none.

    `about` is what it is about, as complaints name it (see `tests.contract.complaints`), and `at`
    the operations; a `*` stands for anything. `odd` marks what only the odd data of the emulator
    needs. `mode` is the kind of app for which it holds, None for both.
    """

    about: str
    kind: Kind
    reason: str
    at: tuple[str, ...] = ("*",)
    odd: bool = False
    mode: Mode | None = None

    def covers(self, about: str, kind: Kind, mode: Mode, operation: str) -> bool:
        """Whether it is about this complaint."""
        return (
            self.kind == kind
            and self.mode in (None, mode)
            and fnmatchcase(about, self.about)
            and any(operation == "" or fnmatchcase(operation, one) for one in self.at)
        )


def exempt(
    kind: Kind,
    *about: str,
    reason: str,
    at: tuple[str, ...] = ("*",),
    odd: bool = False,
    mode: Mode | None = None,
) -> Iterable[Exempt]:
    """Several exceptions for the same reason."""
    return (Exempt(one, kind, reason, at, odd, mode) for one in about)


@dataclass(frozen=True)
class Shape:
    """What really stands where the document shows something else: the name of a schema, or an
    object with one field of such a schema; `at` is an operation that shows it."""

    really: str
    reason: str
    at: str
    inside: str = ""


@dataclass(frozen=True)
class Other:
    """What the client says of an operation where the document says something else."""

    says: object
    reason: str
