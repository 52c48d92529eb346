"""Values held against the schemas of a document; what does not fit comes back as complaints.

The schemas of OpenAPI 3.0 are rewritten as JSON Schema, once for each document and strictness, and
each piece is given the name by which the list of exceptions speaks of it: `AlbumBase.images` is a
field, under the name of the schema that declares it, and `AlbumBase.images[]` an entry of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal

import jsonschema
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.contract.document import BEFORE, TODAY, Document, Schema, document
from tests.contract.exceptions import SHAPES
from tests.contract.exempting import Kind, Shape

Json = dict[str, object]
_Rule = bool | Mapping[str, Any]  # as jsonschema's own types have it

Demand = Literal["required", "everything", "without removed"]
"""Which fields have to be there: those the document calls required, all it knows, or all but those
that were removed in February 2026, which then must not be there."""

_WHERE = "urn:document"
_FORMATS = FormatChecker(())


@_FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@dataclass(frozen=True, order=True)
class Complaint:
    """One thing that is not as the document says; `about` names the field or the operation."""

    about: str
    kind: Kind
    detail: str

    def __str__(self) -> str:
        return f"{self.about} {self.kind}: {self.detail}"


def complaints(
    value: object,
    schema: Schema,
    *,
    name: str,
    demand: Demand = "everything",
    version: str = TODAY,
    is_corrected: bool = True,
) -> list[Complaint]:
    """What is wrong with a value that ought to be as a schema says; `name` names the value.

    `is_corrected` lets the shapes count that are listed as exceptions.
    """
    schemas = _schemas(version, demand, is_corrected)
    rule = schemas.written(schema, name)
    validator = Draft202012Validator(rule, registry=schemas.registry(), format_checker=_FORMATS)
    found = (one for error in validator.iter_errors(value) for one in _complained(error))
    return sorted(set(found))


@cache
def removed_fields() -> frozenset[str]:
    """The fields that the document of today calls deprecated and the one before did not."""
    return _deprecated(document(TODAY)) - _deprecated(document(BEFORE))


def _deprecated(of: Document) -> frozenset[str]:
    return frozenset(
        f"{owner}.{field}"
        for name, schema in of.schemas.items()
        for owner, part in _parts(of, name, schema)
        for field, one in part.properties.items()
        if one.deprecated
    )


def _complained(error: jsonschema.ValidationError) -> Iterator[Complaint]:
    schema, instance = error.schema, error.instance
    assert isinstance(schema, dict)
    fields = schema.get("properties", {})
    where = error.json_path
    match error.validator:
        case "required":
            for field in set(schema["required"]) - set(_names(instance)):
                yield Complaint(fields[field]["title"], "lacking", f"{where}.{field} is missing")
        case "additionalProperties":
            for field in set(_names(instance)) - set(fields):
                about = f"{schema['title']}.{field}"
                yield Complaint(about, "unknown", f"{where}.{field} is not in the document")
        case "not":
            yield Complaint(schema["title"], "present", f"{where} should be gone")
        case _ if instance is None:
            yield Complaint(schema["title"], "null", f"{where} is null")
        case _:
            shown = repr(instance)
            said = error.message.removeprefix(shown).strip()
            yield Complaint(schema["title"], "value", f"{where}: {shown[:60]} {said[:120]}")


def _names(instance: object) -> list[str]:
    return list(instance) if isinstance(instance, dict) else []


class _Schemas:
    """The schemas of a document as JSON Schema."""

    def __init__(self, of: Document, demand: Demand, is_corrected: bool) -> None:
        self._of = of
        self._is_corrected = is_corrected
        self._all = demand != "required"
        self._removed = removed_fields() if demand == "without removed" else frozenset()
        self._registry: Registry[_Rule] | None = None

    def registry(self) -> "Registry[_Rule]":
        """Where the names in the schemas lead."""
        if self._registry is None:
            named = {
                name: self._object(name, schema)
                for name, schema in self._of.schemas.items()
                if _is_object(self._of, schema)
            }
            resource = DRAFT202012.create_resource({"$defs": named})
            self._registry = Registry().with_resource(_WHERE, resource)
        return self._registry

    def written(self, schema: Schema, name: str) -> Json:
        """A schema as JSON Schema, every piece of it with a name."""
        if name in SHAPES and self._is_corrected:
            return self._corrected(SHAPES[name], name)
        if len(schema.all_of) == 1 and not schema.properties:
            return self._nullable(schema, self.written(schema.all_of[0], name))
        if schema.one_of:
            return self._nullable(schema, self._choice(schema, name))
        if schema.ref:
            target = self._of.schemas[schema.target]
            if not _is_object(self._of, target):
                return self.written(target, name)
            return {"title": name, "type": "object", "$ref": f"{_WHERE}#/$defs/{schema.target}"}
        if _is_object(self._of, schema):
            return self._nullable(schema, {**self._object(name, schema), "type": "object"})
        if schema.type == "array":
            entries = self.written(schema.items or Schema(), f"{name}[]")
            return self._nullable(schema, {"title": name, "type": "array", "items": entries})
        return self._nullable(schema, {"title": name, **_scalar(schema)})

    def _corrected(self, shape: Shape, name: str) -> Json:
        really = Schema(ref=shape.really)
        if shape.inside:
            really = Schema(properties={shape.inside: really})
        return self.written(really, f"{name} really")

    def _object(self, name: str, schema: Schema) -> Json:
        """All fields of an object, with those of the schemas it is built on."""
        fields: Json = {}
        required: set[str] = set()
        for owner, part in _parts(self._of, name, schema):
            for field, one in part.properties.items():
                told = f"{owner}.{field}"
                is_gone = told in self._removed
                fields[field] = {"title": told, "not": {}} if is_gone else self.written(one, told)
                if not is_gone and (self._all or field in part.required):
                    required.add(field)
            required |= {
                field for field in part.required if f"{owner}.{field}" not in self._removed
            }
        return {
            "title": name,
            "properties": fields,
            "required": sorted(required & fields.keys()),
            "additionalProperties": not fields,
        }

    def _choice(self, schema: Schema, name: str) -> Json:
        """One of several objects, told apart by a field that each has a value of its own for."""
        by = schema.discriminator["propertyName"]
        options: list[Json] = []
        values: list[object] = []
        for one in schema.one_of:
            target = self._of.schemas[one.target]
            (value,) = next(
                part.properties[by].enum
                for _, part in _parts(self._of, one.target, target)
                if by in part.properties
            )
            values.append(value)
            options.append(
                {
                    "if": {"properties": {by: {"const": value}}},
                    "then": {"$ref": f"{_WHERE}#/$defs/{one.target}"},
                }
            )
        told_apart = {"title": f"{name}.{by}", "enum": values}
        return {
            "title": name,
            "type": "object",
            "properties": {by: told_apart},
            "required": [by],
            "allOf": options,
        }

    def _nullable(self, schema: Schema, written: Json) -> Json:
        if not schema.nullable:
            return written
        return {**written, "type": [written["type"], "null"]}


@cache
def _schemas(version: str, demand: Demand, is_corrected: bool) -> _Schemas:
    return _Schemas(document(version), demand, is_corrected)


def _is_object(of: Document, schema: Schema) -> bool:
    if schema.ref:
        return _is_object(of, of.schemas[schema.target])
    return bool(schema.properties or schema.all_of or schema.type == "object")


def _parts(of: Document, name: str, schema: Schema) -> Iterable[tuple[str, Schema]]:
    """The schemas an object is built of, each with the name under which it declares fields."""
    if schema.ref:
        yield from _parts(of, schema.target, of.schemas[schema.target])
        return
    for one in schema.all_of:
        yield from _parts(of, name, one)
    yield name, schema


def _scalar(schema: Schema) -> Json:
    told: Mapping[str, object] = {
        "type": schema.type or None,
        "enum": list(schema.enum) or None,
        "minimum": schema.minimum,
        "maximum": schema.maximum,
        "format": schema.format or None,
    }
    return {key: value for key, value in told.items() if value is not None}
