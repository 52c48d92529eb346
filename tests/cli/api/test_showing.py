"""What a terminal is shown: nothing that steers it, and still the same JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.cli.api.showing import for_terminal, head
from tuify.spotify.answers import Answer

HARMFUL = "\x00\x07\x08\r\x1b\x7f\x85\x9b\u200e\u202e\u2066\u2028\ufeff\U000e0041"


def test_what_steers_is_shown_as_json_escapes_it() -> None:
    shown = for_terminal(
        '{"a": "\x1b]0;x\x07 \x9b1m \u202e \U000e0041 é 日本 👩\u200d🎤"}\n'.encode()
    )
    assert shown.decode() == (
        '{"a": "\\u001b]0;x\\u0007 \\u009b1m \\u202e \\udb40\\udc41 é 日本 👩\u200d🎤"}\n'
    )


@pytest.mark.parametrize("ch", HARMFUL)
def test_no_harmful_character_comes_through(ch: str) -> None:
    assert ch not in for_terminal(f"a{ch}b".encode()).decode()


def test_lines_stay_lines() -> None:
    assert for_terminal(b'{\r\n\t"a": 1\n}') == b'{\n\t"a": 1\n}\n'
    assert for_terminal(b"") == b""


def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    assert for_terminal(b"\xff\x9b1m\n") == b"\\xff\\x9b1m\n"


@given(st.recursive(st.text(), lambda inner: st.dictionaries(st.text(), inner), max_leaves=5))
def test_json_stays_the_same_json(value: object) -> None:
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    try:
        body.decode()
    except UnicodeDecodeError:
        return
    assert json.loads(for_terminal(body)) == value


@given(st.binary())
def test_any_bytes_are_made_safe(body: bytes) -> None:
    shown = for_terminal(body).decode()
    assert not set(shown) & set(HARMFUL)
    assert all(ch >= " " or ch in "\n\t" for ch in shown)


def test_the_head_does_not_tell_of_a_packing_that_is_undone() -> None:
    headers = {"content-encoding": "gzip", "content-length": "7", "etag": "x"}
    assert head(Answer(200, headers)) == b"HTTP 200\netag: x\n\n"
    plain = {"content-length": "7", "etag": "x"}
    assert head(Answer(200, plain)) == b"HTTP 200\ncontent-length: 7\netag: x\n\n"


def test_the_head_is_status_and_headers() -> None:
    answer = Answer(404, {"content-type": "application/json", "retry-after": "7"})
    assert head(answer) == b"HTTP 404\ncontent-type: application/json\nretry-after: 7\n\n"
