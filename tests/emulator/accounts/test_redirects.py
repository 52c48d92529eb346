"""Which redirect addresses can be registered, and which match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.accounts.redirects import (
    BadRedirect,
    is_registered,
    require_registrable,
    with_answer,
)


@pytest.mark.parametrize(
    "uri",
    [
        "http://127.0.0.1/callback",
        "http://127.0.0.1:8899/callback",
        "http://[::1]:3000",
        "https://example.org/back?from=here",
        "my-app://callback",
    ],
)
def test_these_can_be_registered(uri: str) -> None:
    assert require_registrable(uri) == uri


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "callback",
        "http://localhost:8899/callback",
        "https://LOCALHOST/callback",
        "http://example.org/callback",
        "http://127.0.0.1.example.org/callback",
        "http://127.0.0.1:99999/callback",
        "https://example.org/#part",
        "https://example.org/a b",
        "https://example.org/\r\nSet-Cookie: x",
        "https://exämple.org/",
        "http://[::1/callback",
    ],
)
def test_these_cannot(uri: str) -> None:
    with pytest.raises(BadRedirect):
        require_registrable(uri)


LOOPBACK = ("http://127.0.0.1/callback", "http://[::1]/callback", "https://example.org/callback")


@pytest.mark.parametrize(
    ("uri", "registered"),
    [
        ("http://127.0.0.1/callback", True),
        ("http://127.0.0.1:1/callback", True),
        ("http://127.0.0.1:65535/callback", True),
        ("http://[::1]:8899/callback", True),
        ("https://example.org/callback", True),
        ("https://example.org:8443/callback", False),
        ("http://127.0.0.1:65536/callback", False),
        ("http://127.0.0.1:x/callback", False),
        ("http://127.0.0.1:/callback", False),
        ("http://127.0.0.2:8899/callback", False),
        ("http://user@127.0.0.1:8899/callback", False),
        ("http://127.0.0.1:8899/callback/", False),
        ("http://127.0.0.1:8899/callback?", False),
        ("HTTP://127.0.0.1:8899/callback", False),
        ("http://localhost:8899/callback", False),
        ("https://127.0.0.1:8899/callback", False),
        ("http://[::1:8899/callback", False),
        ("", False),
    ],
)
def test_a_loopback_address_without_a_port_is_good_with_any(uri: str, registered: bool) -> None:
    assert is_registered(uri, LOOPBACK) is registered


@given(st.integers(1, 65535), st.integers(1, 65535))
def test_an_address_with_a_port_is_good_with_that_one_only(here: int, there: int) -> None:
    registered = (f"http://127.0.0.1:{here}/callback",)
    assert is_registered(f"http://127.0.0.1:{there}/callback", registered) is (here == there)
    assert not is_registered("http://127.0.0.1/callback", registered)


def test_an_address_elsewhere_is_never_good_with_another_port() -> None:
    assert not is_registered("http://example.org:81/callback", ("http://example.org/callback",))


def test_an_answer_goes_behind_what_an_address_already_asks() -> None:
    assert with_answer("https://a.example/b", {"code": "1 2"}) == "https://a.example/b?code=1+2"
    assert with_answer("https://a.example/b?c=d", {"e": "&"}) == "https://a.example/b?c=d&e=%26"
