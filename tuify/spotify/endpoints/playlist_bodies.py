"""What is told of a playlist, checked before it is sent. All raise `InvalidArgument`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tuify.spotify.arguments import (
    checked_market,
    checked_optional_flag,
    checked_optional_text,
    checked_range,
    checked_uris,
)
from tuify.spotify.calls import Query
from tuify.spotify.errors import InvalidArgument
from tuify.spotify.operations import Operation

ADDABLE: Final = frozenset({"track", "episode"})
REMOVABLE: Final = ADDABLE | {"local", "chapter"}

_ITEMS: Final = re.compile(r"^(\s*!?)items\b")
_KINDS: Final = "track,episode"
_BASE64_MOST: Final = 256 * 1024
_JPEG_BEGINS: Final = b"\xff\xd8\xff"

COVER_MOST: Final = _BASE64_MOST // 4 * 3
"""Bytes of a picture that in base64 are as many as the service takes."""


def seen(fields: str | None, market: str | None) -> Query:
    """The part of a query that says what of a playlist is shown, and as seen from where."""
    told = checked_optional_text("fields", fields)
    return {"fields": told, "market": checked_market(market), "additional_types": _KINDS}


def older_fields(fields: str | None, *, of_playlist: bool = False) -> str | None:
    """`fields` as the older spelling has them: entries have a `track` for an `item`.

    `of_playlist` says that they are those of a whole playlist, which has `tracks` for `items`.
    """
    if not fields:
        return fields
    names = ",".join(_with_tracks(fields)) if of_playlist else fields
    return re.sub(r"\bitem\b", "track", names)


def fields_of_both(fields: str | None) -> str | None:
    """`fields` of a playlist so that either spelling shows what they name.

    Names that the service does not know are passed over.
    """
    older = older_fields(fields, of_playlist=True)
    return fields if older == fields else f"{fields},{older}"


def _with_tracks(fields: str) -> Iterator[str]:
    """The names on the uppermost level with what is in their brackets, `tracks` for `items`."""
    depth, begin = 0, 0
    for place, ch in enumerate(fields):
        depth += (ch == "(") - (ch == ")")
        if ch == "," and depth == 0:
            yield _ITEMS.sub(r"\1tracks", fields[begin:place])
            begin = place + 1
    yield _ITEMS.sub(r"\1tracks", fields[begin:])


def details(
    name: str | None, public: bool | None, collaborative: bool | None, description: str | None
) -> dict[str, object]:
    """What is told of a playlist besides its entries."""
    if checked_optional_text("name", name) is not None and not str(name).strip():
        raise InvalidArgument("A playlist needs a name.")
    checked_optional_text("description", description)
    checked_optional_flag("public", public)
    checked_optional_flag("collaborative", collaborative)
    if collaborative and public:
        raise InvalidArgument("A playlist that others take part in can't be public.")
    return {
        "name": name,
        "public": public,
        "collaborative": collaborative,
        "description": description,
    }


def new(
    name: str, public: bool | None, collaborative: bool | None, description: str | None
) -> dict[str, object]:
    """What is told of a new playlist, which is public unless that is denied."""
    if name is None:
        raise InvalidArgument("A playlist needs a name.")
    told = details(name, public, collaborative, description)
    if collaborative and public is None:
        raise InvalidArgument("A playlist that others take part in has to be made private.")
    return told


def entries(operation: Operation, uris: Sequence[str], kinds: frozenset[str]) -> list[str]:
    """As many URIs of entries as one request of `operation` takes."""
    return checked_uris(uris, kinds=kinds, most=operation.most_ids or 1)


def update(
    operation: Operation,
    uris: Sequence[str] | None,
    move: Mapping[str, int | None],
    snapshot_id: str | None,
) -> dict[str, object]:
    """Either new entries or a move: `range_start`, `insert_before` and perhaps `range_length`."""
    is_move = any(value is not None for value in move.values())
    if uris is not None and is_move:
        raise InvalidArgument("Entries are either replaced or moved, not both.")
    if uris is None and (move["range_start"] is None or move["insert_before"] is None):
        raise InvalidArgument("To move entries it takes range_start and insert_before.")
    for name, value in move.items():
        if value is not None:
            checked_range(name, value, 1 if name == "range_length" else 0)
    checked_optional_text("snapshot_id", snapshot_id)
    told = None if uris is None else _contents(operation, uris)
    return {"uris": told, **move, "snapshot_id": snapshot_id}


def cover(jpeg: bytes) -> bytes:
    """A picture as the service takes it for a cover: JPEG, not too large."""
    if not isinstance(jpeg, bytes | bytearray) or not jpeg.startswith(_JPEG_BEGINS):
        raise InvalidArgument("A cover has to be a JPEG.")
    if len(jpeg) > COVER_MOST:
        raise InvalidArgument(
            f"A cover has at most {COVER_MOST // 1024} KB (256 KB in base64), "
            f"not {-(-len(jpeg) // 1024)} KB."
        )
    return jpeg


def _contents(operation: Operation, uris: Sequence[str]) -> list[str]:
    """What a playlist is to hold, which may be nothing."""
    is_nothing = isinstance(uris, list | tuple) and not uris
    return [] if is_nothing else entries(operation, uris, ADDABLE)
