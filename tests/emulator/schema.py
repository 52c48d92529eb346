"""Whether bodies of the emulator are as the OpenAPI document of the Web API says."""

from tests.contract.complaints import complaints
from tests.contract.document import TODAY, Schema, document
from tests.contract.exceptions import exception_for

_NAMED_OTHERWISE = {
    "Devices": "ManyDevices",
    "PageOfPlayHistory": "CursorPagingPlayHistoryObject",
    "PageOfSimplifiedPlaylist": "PagingPlaylistObject",
}

Kind = str | type[bool] | list[str] | list[type[bool]]
"""The name of an object in the reference, without "Object"; `PageOf` before it for a page of them;
a type for itself; a list with one of these for a list of them."""


def faults(value: object, kind: Kind) -> list[str]:
    """What is wrong with a value, one sentence each; nothing if it is as demanded.

    Everything the reference knows is demanded, as of an app with extended access. Exceptions count
    here that hold for the ordinary data of the emulator, not those for its odd data.
    """
    found = complaints(value, _schema(kind), name="value")
    return [
        one.detail
        for one in found
        if (exempt := exception_for(one.about, one.kind, "extended")) is None or exempt.odd
    ]


def _schema(kind: Kind) -> Schema:
    if isinstance(kind, list):
        return Schema(type="array", items=_schema(kind[0]))
    if isinstance(kind, type):
        return Schema(type="boolean")
    known = document(TODAY)
    name = _NAMED_OTHERWISE.get(kind, kind.replace("PageOf", "Paging", 1))
    if name in known.answers:
        return known.answers[name]
    whole = name if name in known.schemas else f"{name}Object"
    assert whole in known.schemas, f"the reference knows no {kind}"
    return Schema(ref=f"#/components/schemas/{whole}")
