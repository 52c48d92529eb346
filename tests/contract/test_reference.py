"""What the client says of its operations, held against the OpenAPI document."""

import re

import pytest

from tests.contract.document import BEFORE, TODAY, Rules, document
from tests.contract.exceptions import NAMES
from tests.contract.trips import by_document
from tuify.spotify.operations import Operation, Standing
from tuify.spotify.reference import Entry, reference

ENTRIES = reference()

each_operation = pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: one.operation.name)


def rules_of(operation: Operation) -> Rules:
    return document(TODAY).operations[by_document(operation)]


def snake_case(title: str) -> str:
    words = title.removesuffix("[DEPRECATED]").replace("'", "").lower()
    return "_".join(re.findall(r"[a-z]+", words))


def test_every_operation_is_spoken_once() -> None:
    spoken = [by_document(entry.operation) for entry in ENTRIES]
    assert sorted(spoken) == sorted(document(TODAY).operations)
    assert len(spoken) == 97


@each_operation
def test_the_method_is_named_after_the_title(entry: Entry) -> None:
    rules = rules_of(entry.operation)
    assert entry.operation.title.removesuffix(" [DEPRECATED]") == rules.title.removesuffix(
        " [DEPRECATED]"
    )
    named = entry.client_method.partition(".")[2]
    other = NAMES.get(rules.name)
    assert named == (other.says if other else snake_case(rules.title))
    assert other is None or other.says != snake_case(rules.title)


@each_operation
def test_it_needs_the_scopes_of_the_document(entry: Entry) -> None:
    assert set(entry.operation.scopes) == set(rules_of(entry.operation).scopes)


@each_operation
def test_it_is_offered_to_every_app_unless_it_is_deprecated(entry: Entry) -> None:
    is_available = entry.operation.standing is Standing.AVAILABLE
    assert is_available is not rules_of(entry.operation).deprecated


@each_operation
def test_it_takes_as_many_ids_as_the_document_says(entry: Entry) -> None:
    query = rules_of(entry.operation).query
    told = [query[name].most for name in ("ids", "uris") if name in query]
    if told and told != [1]:
        assert [entry.operation.most_ids] == told


@each_operation
def test_it_takes_pages_as_large_as_the_document_says(entry: Entry) -> None:
    limit = rules_of(entry.operation).query.get("limit")
    assert entry.operation.most_entries == (limit.schema.maximum if limit else None)


def test_it_says_which_spellings_came_in_2026() -> None:
    recent = {by_document(one.operation) for one in ENTRIES if one.operation.is_recent}
    assert recent == document(TODAY).operations.keys() - document(BEFORE).operations.keys()
