"""A server that sends the token back, in its headers and errors and in any spelling."""

import json

import httpx
import pytest

from tests.spotify.support import TOKEN, Line, call, run
from tuify.spotify import errors
from tuify.spotify.answers import Answer
from tuify.spotify.masking import MASK, masked
from tuify.spotify.secret import Secret


def error(message: str) -> str:
    return json.dumps({"error": {"status": 403, "message": message}})


ESCAPED = "".join(f"\\u{ord(ch):04X}" for ch in TOKEN)
BODIES = [
    error(f"No: {TOKEN}"),
    error("No: @").replace("@", ESCAPED),
    error("No: @").replace("@", ESCAPED.lower()),
    error(f"No: {TOKEN}").replace("B", "\\u0042"),
    f"<html><p>{''.join(f'&#{ord(ch)};' for ch in TOKEN)}</p></html>",
    f"<html><p>{''.join(f'&#x{ord(ch):X};' for ch in TOKEN)}</p></html>",
    error("\u200b".join(TOKEN)),
    f"<p>{'x' * 180} {TOKEN[0]}\u200b{TOKEN[1:]}</p>",
]


@pytest.mark.parametrize("body", BODIES)
def test_no_error_tells_the_token(body: str) -> None:
    with pytest.raises(errors.SpotifyError) as refused:
        Line([httpx.Response(403, content=body.encode())]).read()
    assert TOKEN[:16] not in refused.value.message


@pytest.mark.parametrize("body", BODIES[:6])
def test_no_body_of_an_error_tells_the_token(body: str) -> None:
    line = Line([httpx.Response(404, content=b"\xff" + body.encode())])
    shown = run(line.transport.answer(call("GET", "/me"))).body
    assert shown.startswith(b"\xff")
    assert MASK.encode() in shown
    assert body.encode() not in shown


@pytest.mark.parametrize("status", [200, 302, 404])
def test_no_header_tells_the_token(status: int) -> None:
    headers = {"location": f"https://x?access_token={TOKEN}&b=1", "www-authenticate": TOKEN}
    line = Line([httpx.Response(status, headers=headers)])
    told = run(line.transport.answer(call("GET", "/me"))).headers
    assert told["location"] == f"https://x?access_token={MASK}&b=1"
    assert told["www-authenticate"] == MASK


def test_what_was_asked_for_and_short_words_stay_as_they_are() -> None:
    good = Answer(200, {}, TOKEN.encode())
    assert masked(good, Secret(TOKEN)) == good
    short = Answer(404, {"a": "token"}, b"token")
    assert masked(short, Secret("token")) == short
