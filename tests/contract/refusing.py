"""Requests the service has to refuse, made from good ones by what the document says of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tests.contract.asking import ASKED, Asked
from tests.contract.document import BEFORE, TODAY, Parameter, Rules, document
from tests.contract.things import NOBODY
from tuify.emulator.options import Mode


@dataclass(frozen=True)
class Spoiled:
    """A request with one thing wrong in it: `what` says which, `statuses` how it is refused."""

    asked: Asked
    what: str
    statuses: tuple[int, ...] = (400,)

    def __str__(self) -> str:
        return f"{self.asked.name} {self.what}"


_LISTS: Final = ("ids", "uris")
_MALFORMED: Final = "not-an-id!"
_FREE: Final = ("/users/", "/browse/categories/")
"""What is named by words of its own rather than by ids that follow a rule."""


OTHERWISE: Final = {
    "POST /users/{id}/playlists for nothing": (403,),
    "GET /playlists/{id}/followers/contains ids not-an-id!": (400, 502),
}
"""How it is refused where that is not by the usual status. The 502 was recorded."""
GENEROUS: Final = {"GET /playlists/{id}/items": 100}
"""How many entries are given, where that is more than the document says: clients go on asking for
as many, and have reported success."""


def spoiled(mode: Mode) -> list[Spoiled]:
    """All of them, a few for each operation.

    Apps with extended access keep the limits of the document from before February 2026.
    """
    good = {asked.name: asked for asked in reversed(ASKED)}
    rules = dict(document(TODAY).operations)
    if mode == "extended":
        rules |= document(BEFORE).operations
    else:
        rules = {name: one for name, one in rules.items() if not one.deprecated}
    return [one for name in rules for one in _spoiled(good[name], rules[name])]


def _spoiled(good: Asked, rules: Rules) -> Iterator[Spoiled]:
    yield from _with_a_wrong_path(good)
    for name, rule in rules.query.items():
        yield from _with_a_wrong_parameter(good, name, rule)
    for name, schema in rules.bodies.items():
        if name == "application/json":
            query = tuple(pair for pair in good.query if pair[0] not in _LISTS)
            half = replace(good, query=query, json=None, content=b"{")
            yield Spoiled(half, "with half a body")
            if schema.required and "ids" not in rules.query:
                yield Spoiled(replace(good, json={}), "with an empty body")


def _with_a_wrong_path(good: Asked) -> Iterator[Spoiled]:
    before, brace, after = good.path.partition("{")
    if not brace:
        return
    rest = after.partition("}")[2]
    nothing = replace(good, path=f"{before}{NOBODY}{rest}")
    yield _otherwise(Spoiled(nothing, "for nothing", (404,)))
    if not before.startswith(_FREE):
        path = f"{before}{_MALFORMED}{rest}"
        yield Spoiled(replace(good, path=path), "for no id", (400, 404))


def _with_a_wrong_parameter(good: Asked, name: str, rule: Parameter) -> Iterator[Spoiled]:
    if rule.required:
        without = tuple(pair for pair in good.query if pair[0] != name)
        yield Spoiled(replace(good, query=without, json=None), f"without {name}")
    if rule.most is not None and name in _LISTS:
        yield _with(good, name, _ids(name, rule.most + 1))
        if ("type", "user") in good.query:
            return  # their ids follow no rule
        yield _with(good, name, "spotify" if name == "uris" else _MALFORMED)
    if name == "market":
        yield _with(good, name, "Sweden")
    schema = rule.schema
    if schema.type in ("integer", "number", "boolean"):
        yield _with(good, name, "many")
    if schema.minimum is not None:
        yield _with(good, name, f"{schema.minimum - 1:g}")
    if schema.maximum is not None:
        most = GENEROUS.get(good.name, schema.maximum) if name == "limit" else schema.maximum
        yield _with(good, name, f"{most + 1:g}")
    if schema.enum or (schema.items and schema.items.enum):
        yield _with(good, name, "nonsense")


def _ids(name: str, number: int) -> str:
    before = "spotify:track:" if name == "uris" else ""
    return ",".join(f"{before}{place:022d}" for place in range(number))


def _with(good: Asked, name: str, value: str) -> Spoiled:
    others = tuple(pair for pair in good.query if pair[0] != name)
    json = None if name in _LISTS else good.json
    shown = value if len(value) < 40 else f"{value.count(',') + 1} of them"
    return _otherwise(
        Spoiled(replace(good, query=(*others, (name, value)), json=json), f"{name} {shown}")
    )


def _otherwise(one: Spoiled) -> Spoiled:
    return replace(one, statuses=OTHERWISE.get(str(one), one.statuses))
