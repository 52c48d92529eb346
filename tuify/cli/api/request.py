"""From what was typed to the call that is sent. Pure; every refusal comes before anything is
sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, cast, get_args

from tuify.cli.api.body import read_body, require_body_taken
from tuify.cli.api.query import Pairs, merged, spelled, typed_pair
from tuify.cli.api.target import Target, read_target
from tuify.cli.exits import Refusal
from tuify.spotify.calls import JSON, Call
from tuify.spotify.operations import Method
from tuify.spotify.reference import operation_at

_METHODS: Final[tuple[str, ...]] = get_args(Method)


def read_method(typed: str) -> Method:
    """One of GET, PUT, POST and DELETE, however it was written."""
    method = typed.upper()
    if method not in _METHODS:
        raise Refusal(f"{typed!r} is no method of the Web API; there are {', '.join(_METHODS)}")
    return cast(Method, method)


def read_request(
    method: str,
    path: str,
    *,
    pairs: Sequence[str] = (),
    body: Callable[[], bytes] | None = None,
    api_url: str,
) -> tuple[Call, Pairs]:
    """The call, and its query in pairs, those of -q in the place of those in the path.

    `body` gives what is to be sent along, which may have to be waited for: it is asked for once
    all else is found to be good. Raises Refusal for what can't or must not be sent.
    """
    verb = read_method(method)
    target = read_target(path, api_url)
    query = merged(target.query, tuple(typed_pair(each) for each in pairs))
    return _call(verb, target, query, body), query


def _call(method: Method, target: Target, query: Pairs, given: Callable[[], bytes] | None) -> Call:
    operation = operation_at(method, target.path)
    body = None
    if given is not None:
        require_body_taken(method)
        body = read_body(given(), method=method, path=target.path)
    return Call(
        method=method,
        path=target.path,
        group=target.path if operation is None else operation.quota_group,
        query=spelled(query),
        body=None if body is None else body.content,
        content_type=JSON if body is None else body.content_type,
        is_answered=True,
        operation=operation,
    )
