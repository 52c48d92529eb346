"""The scopes for which the emulator asks, held against the OpenAPI document."""

import pytest

from tests.contract.document import TODAY, document
from tests.contract.exempting import Other
from tuify.emulator.accounts.scopes import SCOPES, demand_of

KINDS = ("track", "album", "episode", "show", "audiobook", "artist", "user", "playlist")
EVERY_KIND = "uris=" + ",".join(f"spotify:{kind}:x" for kind in KINDS)

NEEDS_LESS = {
    "GET /me": Other(
        frozenset(),
        "Any token is told whose it is; these scopes only add fields.",
    ),
}


@pytest.mark.parametrize("name", document(TODAY).operations)
def test_an_operation_needs_the_scopes_of_the_document(name: str) -> None:
    method, path = name.split(" ")
    demand = demand_of(method, path.replace("{id}", "x"), EVERY_KIND)
    told = set(document(TODAY).operations[name].scopes)
    other = NEEDS_LESS.get(name)
    assert demand.every | demand.one_of == (told if other is None else other.says)
    assert other is None or other.says != told


@pytest.mark.parametrize("name", document(TODAY).operations)
def test_every_scope_of_the_document_can_be_asked_for(name: str) -> None:
    assert set(document(TODAY).operations[name].scopes) <= SCOPES
