"""The OpenAPI documents of the Web API, as they stand in the files.

The types below hold every keyword the documents use; one they do not know is an error, so that no
rule of a document is passed over in silence.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

import msgspec
import pytest
import yaml

TODAY: Final = "2026-05-31"
"""The document of the operations of today, 97 of them."""
BEFORE: Final = "2025-10-03"
"""The last one from before the change of February 2026, with 89."""
DOCUMENTS: Final = (TODAY, BEFORE)

_FOLDER: Final = Path(__file__).parents[2].parent / "shared" / "openapi"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST: Final = re.compile(r"(?i)\bmaximum(?: of|:) (\d+)")


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """A part of a document. Some parts have words for readers only."""

    description: str = ""
    title: str = ""
    example: object = None
    docs_type: str = msgspec.field(default="", name="x-spotify-docs-type")


class Schema(_Part, frozen=True):
    """What a value has to be like. A `ref` stands for another schema, alone."""

    ref: str = msgspec.field(default="", name="$ref")
    type: Literal["", "object", "array", "string", "integer", "number", "boolean"] = ""
    properties: dict[str, "Schema"] = {}
    required: tuple[str, ...] = ()
    items: "Schema | None" = None
    all_of: tuple["Schema", ...] = ()
    one_of: tuple["Schema", ...] = ()
    discriminator: dict[Literal["propertyName"], str] = {}
    enum: tuple[str | int, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    format: str = ""
    nullable: bool = False
    deprecated: bool = False
    additional_properties: bool = True
    default: object = None

    @property
    def target(self) -> str:
        """The name of what it stands for; empty if it stands for itself."""
        return self.ref.rpartition("/")[2]


class Parameter(_Part, frozen=True):
    """A parameter of a path or a query."""

    ref: str = msgspec.field(default="", name="$ref")
    name: str = ""
    where: str = msgspec.field(default="", name="in")
    required: bool = False
    schema: Schema = Schema()
    explode: bool = True

    @property
    def most(self) -> int | None:
        """How many ids its words allow in one request; None if they say nothing of that."""
        found = _MOST.search(self.schema.description or self.description)
        return int(found[1]) if found else None


class _Media(_Part, frozen=True):
    schema: Schema = Schema()


class Content(_Part, frozen=True):
    """A body, of a request or an answer, by content type."""

    ref: str = msgspec.field(default="", name="$ref")
    content: dict[str, _Media] = {}
    required: bool = False


class _Said(_Part, frozen=True):
    operation_id: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    request_body: Content = Content()
    responses: dict[str, Content] = {}
    security: tuple[dict[str, tuple[str, ...]], ...] = ()


class _Components(msgspec.Struct, frozen=True, rename="camel"):
    responses: dict[str, Content]
    schemas: dict[str, Schema]
    parameters: dict[str, Parameter]


class _File(msgspec.Struct, frozen=True):
    openapi: str
    paths: dict[str, dict[Literal["get", "put", "post", "delete"], _Said]]
    components: _Components


@dataclass(frozen=True)
class Rules:
    """What a document says of one operation.

    `name` is method and path, with `{id}` for the parameter of the path, whatever its name is.
    `bodies` and `answers` name schemas by content type and by status; the schema of an answer is
    None where the document shows no body.
    """

    name: str
    title: str
    scopes: tuple[str, ...]
    deprecated: bool
    parameters: tuple[Parameter, ...]
    bodies: dict[str, Schema]
    needs_body: bool
    answers: dict[int, "Answered"]

    @property
    def query(self) -> dict[str, Parameter]:
        """The parameters of the query, by name."""
        return {one.name: one for one in self.parameters if one.where == "query"}


@dataclass(frozen=True)
class Answered:
    """An answer the document knows: the name it has there, and its body."""

    name: str
    schema: Schema | None


@dataclass(frozen=True)
class Document:
    """One document: its operations by name, and its schemas."""

    version: str
    operations: dict[str, Rules]
    schemas: dict[str, Schema]
    answers: dict[str, Schema]


@cache
def document(version: str) -> Document:
    """Read a document; skips the test, or the module, where it is not at hand."""
    path = _FOLDER / f"spotify-web-api.{version}.yml"
    if not path.exists():
        pytest.skip(
            f"the OpenAPI documents are not at hand: there is no {path.name}",
            allow_module_level=True,
        )
    with path.open(encoding="utf-8") as lines:
        read = msgspec.convert(yaml.load(lines, _LOADER), _File)
    assert read.openapi.startswith("3.0.")
    answers = {
        name: media.schema
        for name, one in read.components.responses.items()
        for media in one.content.values()
    }
    rules = [
        _rules(method, path, said, read.components)
        for path, item in read.paths.items()
        for method, said in item.items()
    ]
    return Document(version, {one.name: one for one in rules}, read.components.schemas, answers)


def _rules(method: str, path: str, said: _Said, components: _Components) -> Rules:
    name = f"{method.upper()} {re.sub(r'{[a-z_]+}', '{id}', path)}"
    return Rules(
        name=name,
        title=said.summary.strip(),
        scopes=tuple(scope for way in said.security for scopes in way.values() for scope in scopes),
        deprecated=said.deprecated,
        parameters=tuple(
            components.parameters[_last(one.ref)] if one.ref else one for one in said.parameters
        ),
        bodies={kind: media.schema for kind, media in said.request_body.content.items()},
        needs_body=said.request_body.required,
        answers={
            int(status): _answered(f"{name} {status}", one, components)
            for status, one in said.responses.items()
        },
    )


def _answered(name: str, said: Content, components: _Components) -> Answered:
    if said.ref:
        name = _last(said.ref)
        said = components.responses[name]
    schemas = [media.schema for media in said.content.values()]
    return Answered(name, schemas[0] if schemas else None)


def _last(ref: str) -> str:
    return ref.rpartition("/")[2]
