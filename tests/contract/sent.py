"""Requests as they go over the line, held against the documents."""

import binascii
import json
import re
from base64 import b64decode
from urllib.parse import parse_qsl

import httpx

from tests.contract.complaints import Complaint, complaints
from tests.contract.document import Document, Parameter, Rules, document

_WHOLE = re.compile(r"-?\d+")
_BASE = "/v1"


def operation_of(request: httpx.Request, version: str) -> Rules | None:
    """The operation of a document that a request is meant for; None if it has none there."""
    known: Document = document(version)
    path = request.url.raw_path.decode().partition("?")[0].removeprefix(_BASE)
    wanted = f"{request.method} {path}"
    fitting = [
        rules
        for name, rules in known.operations.items()
        if re.fullmatch(re.escape(name).replace(r"\{id\}", "[^/]+"), wanted)
    ]
    return min(fitting, key=lambda rules: rules.name.count("{id}"), default=None)


def complaints_of_request(request: httpx.Request, version: str) -> list[Complaint]:
    """What a document has against a request; nothing if it does not know the operation."""
    rules = operation_of(request, version)
    if rules is None:
        return []
    return [
        *_of_query(request, rules, version),
        *_of_body(request, rules, version),
    ]


def _of_query(request: httpx.Request, rules: Rules, version: str) -> list[Complaint]:
    told = parse_qsl(request.url.query.decode(), keep_blank_values=True)
    names = [name for name, _ in told]
    found = [
        Complaint(f"{rules.name} {name}", "unknown", "in the query")
        for name in set(names) - rules.query.keys()
    ]
    found += [
        Complaint(f"{rules.name} {name}", "lacking", "in the query")
        for name, one in rules.query.items()
        if one.required and name not in names
    ]
    found += [
        Complaint(f"{rules.name} {name}", "value", "said twice")
        for name in set(names)
        if names.count(name) > 1
    ]
    for name, text in told:
        if name in rules.query:
            found += _of_parameter(f"{rules.name} {name}", text, rules.query[name], version)
    return found


def _of_parameter(about: str, text: str, rule: Parameter, version: str) -> list[Complaint]:
    found = complaints(_read(text, rule), rule.schema, name=about, version=version)
    listed = text.split(",")
    if rule.most is not None and not _WHOLE.fullmatch(text) and len(listed) > rule.most:
        found.append(Complaint(about, "value", f"{len(listed)} where {rule.most} are allowed"))
    if "" in listed:
        found.append(Complaint(about, "value", "something empty is listed"))
    return found


def _read(text: str, rule: Parameter) -> object:
    """What the text of a query says, where it is spelled as such a value has to be."""
    match rule.schema.type:
        case "integer" if _WHOLE.fullmatch(text):
            return int(text)
        case "number":
            try:
                return float(text)
            except ValueError:
                return text
        case "boolean" if text in ("true", "false"):
            return text == "true"
        case "array":
            assert not rule.explode
            return text.split(",")
    return text


def _of_body(request: httpx.Request, rules: Rules, version: str) -> list[Complaint]:
    about = f"{rules.name} body"
    announced = request.headers.get("content-type")
    if not request.content:
        found = [] if announced is None else [Complaint(about, "value", "announced, not sent")]
        if request.method in ("PUT", "POST") and request.headers.get("content-length") != "0":
            found.append(Complaint(about, "value", "no length is told of it"))
        return [*found, *([Complaint(about, "lacking", "")] if rules.needs_body else [])]
    schema = rules.bodies.get(announced or "")
    if schema is None:
        return [Complaint(about, "unknown", f"of the type {announced}")]
    if schema.format == "base64":
        return _of_picture(about, request.content)
    body = json.loads(request.content)
    return complaints(body, schema, name=about, demand="required", version=version)


def _of_picture(about: str, content: bytes) -> list[Complaint]:
    try:
        picture = b64decode(content, validate=True)
    except binascii.Error as error:
        return [Complaint(about, "value", str(error))]
    if len(content) > 256 * 1024 or not picture.startswith(b"\xff\xd8\xff"):
        return [Complaint(about, "value", "no JPEG of at most 256 KB")]
    return []
