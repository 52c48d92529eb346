"""What the client sends, held against the OpenAPI document of the Web API."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.spotify.asked import COMMANDS, QUESTIONS, Ask, Recorder
from tests.spotify.support import run
from tuify.spotify.client import Spotify

_DOCUMENT = Path(__file__).parents[2].parent / "shared/openapi/spotify-web-api.2026-05-31.yml"

OLDER = {"GET /me/tracks/contains"}  # kept for apps that still have it


@dataclass(frozen=True)
class Operation:
    """One endpoint of the reference."""

    path: re.Pattern[str]
    method: str
    deprecated: bool
    query: frozenset[str]
    required: frozenset[str]


@cache
def operations() -> tuple[Operation, ...]:
    """All endpoints, read from the document's regular layout."""
    if not _DOCUMENT.exists():
        pytest.skip(f"the OpenAPI document is not at hand: there is no {_DOCUMENT.name}")
    text = _DOCUMENT.read_text(encoding="utf-8")
    paths, _, components = text.partition("\ncomponents:\n")
    shared = dict(_blocks(components.partition("\n  parameters:\n")[2], "    "))
    return tuple(
        _operation(path, method, body, shared)
        for path, block in _blocks(paths, "  ")
        if path.startswith("/")
        for method, body in _blocks(block, "    ")
    )


def _blocks(text: str, indent: str) -> list[tuple[str, str]]:
    """The keys at this depth, and the lines below each of them."""
    deeper = rf"(?:{indent}  .*\n|\n)"
    return re.findall(rf"(?m)^{indent}([\w/{{}}\-]+):\n({deeper}+)", text)


def _operation(path: str, method: str, body: str, shared: dict[str, str]) -> Operation:
    inline = re.findall(r"(?m)^      - (name: \w+\n(?:        .*\n|\n)*)", body)
    named = [shared[name] for name in re.findall(r"#/components/parameters/(\w+)", body)]
    query = [one for one in inline + named if re.search(r"(?m)^\s*in: query", one)]
    names = {one: re.findall(r"name: (\w+)", one)[0] for one in query}
    needed = [names[one] for one in query if re.search(r"(?m)^\s*required: true", one)]
    return Operation(
        path=re.compile(re.sub(r"\{\w+\}", "[^/]+", path)),
        method=method.upper(),
        deprecated=re.search(r"(?m)^      deprecated: true", body) is not None,
        query=frozenset(names.values()),
        required=frozenset(needed),
    )


EVERY_METHOD: list[tuple[Ask, str, object]] = [
    *QUESTIONS,
    *((tell, sent, b"") for tell, sent in COMMANDS),
]


@pytest.mark.parametrize(("ask", "sent", "answer"), EVERY_METHOD, ids=[e[1] for e in EVERY_METHOD])
def test_a_call_of_the_client_is_in_the_reference(ask: Ask, sent: str, answer: object) -> None:
    reference = operations()
    recorder = Recorder({sent.split("?")[0]: answer})

    async def asked() -> None:
        await ask(Spotify(recorder))

    run(asked())
    (call,) = recorder.calls
    fitting = [o for o in reference if o.method == call.method and o.path.fullmatch(call.path)]
    exact = [o for o in fitting if o.path.pattern == call.path] or fitting
    assert len(exact) == 1
    told = parse_qs(call.query, strict_parsing=bool(call.query))
    assert set(told) <= exact[0].query
    assert exact[0].required <= set(told)
    assert not exact[0].deprecated or f"{call.method} {call.path}" in OLDER


def test_the_document_was_understood() -> None:
    reference = operations()
    assert len(reference) == 97
    volume = next(o for o in reference if o.path.pattern == "/me/player/volume")
    assert volume.method == "PUT"
    assert volume.query == {"volume_percent", "device_id"}
    assert volume.required == {"volume_percent"}
    saved = next(o for o in reference if o.path.pattern == "/me/tracks" and o.method == "GET")
    assert saved.query == {"market", "limit", "offset"}
    assert any(o.deprecated for o in reference)
