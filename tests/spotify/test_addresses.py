"""A token goes out encrypted, or stays on this machine."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spotify.support import TOKEN
from tuify.spotify.addresses import require_safe_url
from tuify.spotify.errors import InvalidArgument, UnsafeUrl
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken
from tuify.spotify.transport import Transport


@pytest.mark.parametrize(
    "url",
    [
        "https://api.spotify.com/v1",
        "HTTPS://API.SPOTIFY.COM/v1",
        "https://192.168.0.7:8443",
        "https://[2001:db8::1]/v1",
        "http://127.0.0.1:8898/v1",
        "http://127.9.9.9/v1",
        "http://[::1]:8898/v1",
        "http://localhost:8898/v1",
    ],
)
def test_safe_addresses(url: str) -> None:
    assert require_safe_url(url) == url
    assert require_safe_url(url + "/") == url


@pytest.mark.parametrize(
    "url",
    [
        "http://api.spotify.com/v1",
        "http://192.168.0.7/v1",
        "http://0.0.0.0/v1",
        "http://127.0.0.1@evil.example/v1",
        "http://127.0.0.1:80@evil.example/v1",
        "https://user:word@api.spotify.com/v1",
        "http://127.0.0.1.evil.example/v1",
        "http://localhost.evil.example/v1",
        "http://localhost./v1",
        "http://127.0.0.1./v1",
        "http://127.1/v1",
        "http://0177.0.0.1/v1",
        "http://2130706433/v1",
        "http://0x7f000001/v1",
        "http://[::ffff:127.0.0.1]/v1",
        "http://[::1%25eth0]/v1",
        "http://[::1].evil.example/v1",
        "http://127.0.0.1\\@evil.example/v1",
        "http://127.0.0.1#@evil.example/v1",
        "http://evil.example?@127.0.0.1/v1",
        "http://127.0.0.1%2eevil.example/v1",
        "http://127。0。0。1/v1",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1:/v1",
        "http://127.0.0.1:x/v1",
        "http:///v1",
        "https:///v1",
        "https://",
        "//api.spotify.com/v1",
        "api.spotify.com",
        "ftp://127.0.0.1/v1",
        "file:///etc/passwd",
        "ht\ntp://127.0.0.1/v1",
        " http://127.0.0.1/v1",
        "https://api.spotify.com./v1",
        "https://api..spotify.com/v1",
        "https://[api.spotify.com]/v1",
        "https://api.spotify.com/v1?x=1",
        "",
    ],
)
def test_a_transport_refuses_to_be_made_for_anything_else(url: str) -> None:
    with pytest.raises(UnsafeUrl) as refused:
        Transport(url, FixedToken(Secret(TOKEN)))
    assert refused.value.message.endswith(".")
    assert isinstance(refused.value, InvalidArgument)


@settings(deadline=None)
@given(st.text(st.sampled_from("htps:/@.[]127localEVIL#?%\\ \n0x"), max_size=40))
def test_no_text_makes_it_fail_otherwise(text: str) -> None:
    for url in (text, "http://" + text, "http://127.0.0.1" + text):
        try:
            require_safe_url(url)
        except UnsafeUrl:
            continue
        host = url.split("//")[1].split("/")[0].rsplit(":", 1)[0].lower()
        assert not url.lower().startswith("http:") or host.startswith(("127.", "localhost", "[::1"))
