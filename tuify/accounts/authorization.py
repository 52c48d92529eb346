"""The address at which somebody says yes, and what comes back from there. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

from tuify.accounts.errors import BadRedirect, Denied, NothingToRead, WrongState
from tuify.spotify.secret import Secret
from tuify.spotify.text import clean

_CODE: Final = re.compile(r"[0-9A-Za-z_\-]{16,2048}")
_AROUND: Final = " \t\r\n\"'<>"


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where the service sends the browser afterwards, as it is registered for the app.

    `host` is a loopback address if `is_loopback`; a loopback address that was registered without a
    `port` may be used with any.
    """

    uri: str
    host: str
    port: int | None
    path: str
    is_loopback: bool

    def on_port(self, port: int) -> "Redirect":
        """The same with a port, for one that was registered without."""
        netloc = f"[{self.host}]:{port}" if ":" in self.host else f"{self.host}:{port}"
        return Redirect(f"http://{netloc}{self.path}", self.host, port, self.path, True)


@dataclass(frozen=True, slots=True)
class Callback:
    """What came back. A bare code carries no state, so that nothing could be checked."""

    code: Secret
    state_checked: bool


def read_redirect(uri: str) -> Redirect:
    """Take a redirect address apart. Raises `BadRedirect` for what the service would refuse.

    https may lead anywhere, http only to a loopback address in figures; `localhost` is not taken.
    """
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError:
        raise BadRedirect("The redirect address can't be understood.") from None
    host = parts.hostname or ""
    if not uri.isascii() or not uri.isprintable() or " " in uri or not host or parts.fragment:
        raise BadRedirect("The redirect address can't be understood.")
    if parts.username is not None or parts.query:
        raise BadRedirect("A redirect address holds neither a name nor a question mark.")
    is_loopback = _is_loopback(host)
    if host.lower() == "localhost":
        raise BadRedirect("Spotify takes no localhost in a redirect address: write 127.0.0.1.")
    if parts.scheme == "http" and not is_loopback:
        raise BadRedirect("A redirect address over http must lead to 127.0.0.1; elsewhere https.")
    if parts.scheme not in ("http", "https"):
        raise BadRedirect("A redirect address begins with http://127.0.0.1 or https://.")
    return Redirect(uri, host, port, parts.path, parts.scheme == "http")


def authorize_url(
    accounts_url: str,
    *,
    client_id: str,
    redirect_uri: str,
    scopes: Sequence[str],
    state: str,
    challenge: str,
) -> str:
    """The address to open in a browser, wherever that is. It holds nothing secret."""
    query = {
        "client_id": client_id,
        "response_type": "code",
        "redirect_uri": redirect_uri,
        "scope": " ".join(scopes),
        "state": state,
        "code_challenge_method": "S256",
        "code_challenge": challenge,
    }
    return f"{accounts_url}/authorize?{urlencode(query)}"


def read_callback(text: str, *, state: str) -> Callback:
    """What an address, its query or a bare code says; `text` may be torn over several lines.

    Raises `WrongState`, `Denied` or `NothingToRead`.
    """
    text = "".join(text.split()).strip(_AROUND)
    if _CODE.fullmatch(text):
        return Callback(Secret(text), state_checked=False)
    query = text.partition("?")[2] or text
    told = parse_qs(query.partition("#")[0])
    code, error, returned = (told.get(key, [""])[-1] for key in ("code", "error", "state"))
    if not code and not error:
        raise NothingToRead("That is not the address of the page you were sent to after agreeing.")
    if code and state.startswith(returned) and returned != state:
        raise NothingToRead(
            "The end of that address is missing. Copy all of it, which may be several lines."
        )
    if returned != state:
        raise WrongState(
            "That address belongs to another login. Open the address shown here, and agree again."
        )
    if error == "access_denied":
        raise Denied("Spotify says that the account's owner did not agree.")
    if error:
        raise Denied(f"Spotify refused: {clean(error)[:60]}.")
    if not _CODE.fullmatch(code):
        raise NothingToRead("The code in that address is damaged. Copy it once more, to its end.")
    return Callback(Secret(code), state_checked=True)


def _is_loopback(host: str) -> bool:
    try:
        return IPv4Address(host).is_loopback
    except AddressValueError:
        pass
    try:
        return IPv6Address(host) == IPv6Address("::1")
    except AddressValueError:
        return False
