"""The table of the operations: for a person, for a pipe, as JSON. Pure."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from tuify.spotify.operations import Operation, Standing
from tuify.spotify.reference import Entry

_COLUMNS: Final = ("method", "path", "title", "category", "scopes", "standing", "instead")
_LEAST_WIDTH: Final = 40
_METHOD: Final = 8
_INDENT: Final = " " * _METHOD


def as_json(entries: Iterable[Entry]) -> str:
    """An array with all that is known of each operation."""
    return json.dumps([_fields(entry) for entry in entries], indent=2) + "\n"


def as_lines(entries: Iterable[Entry]) -> str:
    """A line of names and one for each operation, with tabs between the columns."""
    rows = [_COLUMNS, *(_row(entry.operation) for entry in entries)]
    return "".join("\t".join(row) + "\n" for row in rows)


def as_table(entries: Sequence[Entry], width: int) -> str:
    """The operations by category, no line longer than `width` (or 40, where that is more)."""
    width = max(_LEAST_WIDTH, width)
    operations = [entry.operation for entry in entries]
    longest = max((len(each.path) for each in operations), default=0)
    lines: list[str] = []
    for category, group in groupby(operations, key=lambda each: each.category):
        lines += [category]
        for operation in group:
            lines += _entry(operation, longest, width)
        lines += [""]
    return "\n".join([*lines, *textwrap.wrap(counted(operations) + ".", width), ""])


def counted(operations: Iterable[Operation]) -> str:
    """How many there are, and how many of each standing."""
    standings = Counter(each.standing for each in operations)
    each = ", ".join(f"{standings[standing]} {standing.value}" for standing in Standing)
    return f"{standings.total()} operations: {each}"


def _entry(operation: Operation, longest: int, width: int) -> Iterator[str]:
    """Method, path and title, and below them what else there is to know."""
    place = f"{operation.method:<{_METHOD}}{operation.path:<{longest}}"
    if len(place) + 2 + len(operation.title) <= width:
        yield f"{place}  {operation.title}"
    else:
        yield place.rstrip()
        yield from _wrapped(operation.title, width)
    if operation.scopes:
        yield from _wrapped(f"scopes: {', '.join(operation.scopes)}", width)
    if operation.standing is not Standing.AVAILABLE:
        instead = f"; instead: {operation.instead}" if operation.instead else ""
        yield from _wrapped(f"{operation.standing.value}{instead}", width)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT + "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _row(operation: Operation) -> tuple[str, ...]:
    return (
        operation.method,
        operation.path,
        operation.title,
        operation.category,
        " ".join(operation.scopes),
        operation.standing.value,
        operation.instead,
    )


def _fields(entry: Entry) -> dict[str, object]:
    operation = entry.operation
    since = operation.standing.since
    return {
        "method": operation.method,
        "path": operation.path,
        "title": operation.title,
        "category": operation.category,
        "scopes": operation.scopes,
        "standing": operation.standing.name.lower(),
        "since": None if since is None else since.isoformat(),
        "instead": operation.instead or None,
        "most_ids": operation.most_ids,
        "most_entries": operation.most_entries,
        "client_method": entry.client_method,
    }
