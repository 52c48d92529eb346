"""Reading with patience: whatever can be saved of an answer that is not as it should be.

A reader takes any JSON value and gives what fits the type it was made for, or `MISFIT`. Null and
misfits become the default of their field; an entry of a list that can't be read is None if the
list may hold None, otherwise it is left out; texts are cleaned and numbers brought into their
bounds. So one bad entry does not take the page with it.
"""

import math
import sys
from collections.abc import Callable, Hashable
from enum import Enum
from functools import cache
from typing import Final

import msgspec
from msgspec import inspect

from tuify.spotify.text import clean


class _Misfit(Enum):
    MISFIT = 0


MISFIT: Final = _Misfit.MISFIT
"""What a reader gives for a value it can make nothing of."""

Reader = Callable[[object], object]


@cache
def reader_of(model: Hashable) -> Reader:
    """The reader for a model or any other type of which models are made.

    An object that has none of the model's fields is something else, and a misfit.
    """
    kind = inspect.type_info(model)
    read_any = _reader(kind)
    if not isinstance(kind, inspect.StructType):
        return read_any
    known = frozenset(field.encode_name for field in kind.fields)

    def read(value: object) -> object:
        if isinstance(value, dict) and known.isdisjoint(value):
            return MISFIT
        return read_any(value)

    return read


def _reader(kind: inspect.Type) -> Reader:
    match kind:
        case inspect.StrType(min_length=None):
            return _read_text
        case inspect.StrType():
            return _read_id
        case inspect.BoolType():
            return _read_bool
        case inspect.IntType():
            return _int_reader(kind)
        case inspect.FloatType():
            return _float_reader(kind)
        case inspect.VarTupleType():
            return _tuple_reader(kind)
        case inspect.FrozenSetType():
            return _set_reader(kind)
        case inspect.DictType():
            return _dict_reader(kind)
        case inspect.UnionType():
            return _union_reader(kind)
        case inspect.StructType():
            return _struct_reader(kind)
    raise TypeError(f"no field of a model may be of the type {kind}")


def _read_text(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 2**63 else MISFIT
    return MISFIT


def _read_id(value: object) -> object:
    return _read_text(value) or MISFIT


def _read_bool(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value in (0, 1):
        return bool(value)
    return MISFIT


def _int_reader(kind: inspect.IntType) -> Reader:
    least, most = kind.ge, kind.le

    def read(value: object) -> object:
        number = _number(value)
        if number is None:
            return MISFIT
        if least is not None:
            number = max(least, number)
        return number if most is None else min(most, number)

    return read


def _float_reader(kind: inspect.FloatType) -> Reader:
    least = -sys.float_info.max if kind.ge is None else kind.ge
    most = sys.float_info.max if kind.le is None else kind.le

    def read(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return MISFIT
        if isinstance(value, float) and not math.isfinite(value):
            return MISFIT
        # Bounds first: a whole number may be too large to become a float.
        return float(max(least, min(most, value)))

    return read


def _number(value: object) -> int | None:
    """A whole number from what the service has been seen to send for one."""
    match value:
        case bool():
            return None
        case int():
            return value
        case float():
            return int(value) if math.isfinite(value) else None
        case {"totalMilliseconds": int() | float() as inner}:  # the length of some local tracks
            return _number(inner)
    return None


def _tuple_reader(kind: inspect.VarTupleType) -> Reader:
    read_entry = _reader(kind.item_type)
    may_hold_none = _takes_none(kind.item_type)

    def read(value: object) -> object:
        if value is None:
            return ()
        if not isinstance(value, list):
            return MISFIT
        entries = (read_entry(entry) for entry in value if entry is not None or may_hold_none)
        return tuple(entry for entry in entries if entry is not MISFIT)

    return read


def _set_reader(kind: inspect.FrozenSetType) -> Reader:
    read_entry = _reader(kind.item_type)

    def read(value: object) -> object:
        if not isinstance(value, list):
            return MISFIT
        return frozenset(entry for entry in map(read_entry, value) if entry is not MISFIT)

    return read


def _dict_reader(kind: inspect.DictType) -> Reader:
    read_value = _reader(kind.value_type)

    def read(value: object) -> object:
        if not isinstance(value, dict):
            return MISFIT
        pairs = ((clean(str(key)), read_value(entry)) for key, entry in value.items())
        return {key: entry for key, entry in pairs if entry is not MISFIT}

    return read


def _union_reader(kind: inspect.UnionType) -> Reader:
    """For `X | None` and for a choice of tagged models, which may be None, too."""
    others = [part for part in kind.types if not isinstance(part, inspect.NoneType)]
    optional = len(others) < len(kind.types)
    read_other = _reader(others[0]) if len(others) == 1 else _choice_reader(others)

    def read(value: object) -> object:
        if value is None:
            return None if optional else MISFIT
        found = read_other(value)
        return None if found is MISFIT and optional else found

    return read


def _choice_reader(kinds: list[inspect.Type]) -> Reader:
    """One of several models, told apart by the field `type`."""
    readers: dict[object, Reader] = {}
    for kind in kinds:
        if not isinstance(kind, inspect.StructType):
            raise TypeError("only models can be told apart")
        readers[kind.tag] = _struct_reader(kind)

    def read(value: object) -> object:
        if not isinstance(value, dict):
            return MISFIT
        tag = value.get("type")
        if tag is None:
            tag = _guessed_tag(value)
        reader = readers.get(tag) if isinstance(tag, str) else None
        return MISFIT if reader is None else reader(value)

    return read


def _guessed_tag(value: dict[object, object]) -> str:
    """What an item without `type` is: only episodes have a show, and none has an album."""
    return "episode" if "show" in value and "album" not in value else "track"


def _struct_reader(kind: inspect.StructType) -> Reader:
    fields = [(field, _reader(field.type)) for field in kind.fields]

    def read(value: object) -> object:
        if not isinstance(value, dict):
            return MISFIT
        if kind.tag_field is not None and value.get(kind.tag_field) not in (None, kind.tag):
            return MISFIT
        arguments: dict[str, object] = {}
        for field, read_field in fields:
            found = _field_value(field, read_field, value)
            if found is MISFIT:
                return MISFIT
            arguments[field.name] = found
        made: object = kind.cls(**arguments)
        return made

    return read


def _field_value(field: inspect.Field, read: Reader, value: dict[object, object]) -> object:
    told = value.get(field.encode_name)
    if told is not None:
        found = read(told)
        if found is not MISFIT:
            return found
    if field.default is not msgspec.NODEFAULT:
        return field.default
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    if field.encode_name in value or _takes_none(field.type):
        return read(None)
    return MISFIT


def _takes_none(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.UnionType) and kind.includes_none
