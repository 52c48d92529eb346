"""From the body of an answer to a model.

Almost every body is read in one go by msgspec, straight into the models. What it refuses (null
where a list should be, floats for whole numbers, ...) and what holds text that needs cleaning is
read again with patience, see `lenient`. Both ways end in the same models.
"""

import json
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from tuify.spotify.errors import UnreadableAnswer
from tuify.spotify.lenient import MISFIT, reader_of
from tuify.spotify.sharing import shared
from tuify.spotify.text import is_plain

T = TypeVar("T")


def decode(body: bytes, model: type[T]) -> T:
    """The model in `body`; every text in it is clean. Raises `UnreadableAnswer`, nothing else."""
    if is_plain(body):
        try:
            read = _decoder(cast("Hashable", model)).decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return decode_patiently(body, model)
        # A blank model may be an object of another kind, whose fields were all ignored.
        if read != _blank(cast("Hashable", model)):
            return shared(cast("T", read))
    return decode_patiently(body, model)


def decode_patiently(body: bytes, model: type[T]) -> T:
    """As `decode`, at several times the cost, and for bodies that are not quite as they should."""
    read = reader_of(cast("Hashable", model))(_parsed(body))
    if read is MISFIT:
        raise UnreadableAnswer("The service sent something else than was asked for.", status=200)
    return shared(cast("T", read))


def _parsed(body: bytes) -> object:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass  # lone surrogates and NaN are only taken by the standard library
    try:
        return json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        pass
    raise UnreadableAnswer("The service sent an answer that can't be read.", status=200)


@cache
def _blank(model: Hashable) -> object:
    """The model made of nothing; None where that can't be."""
    try:
        return cast("type[object]", model)()
    except TypeError:
        return None


@cache
def _decoder(model: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(model)
