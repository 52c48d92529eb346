"""Redirect addresses: which can be registered, and which match one that is."""

from collections.abc import Iterable
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, urlencode, urlsplit


class BadRedirect(ValueError):
    """An address that cannot be registered; the message says why."""


def require_registrable(uri: str) -> str:
    """Return an address that can be registered; raises :class:`BadRedirect` for any other.

    That is https to anywhere, http to a loopback address in figures, or a scheme of the app's own.
    ``localhost`` is taken by none of them.
    """
    parts = _split(uri)
    if parts is None or not parts.scheme or not parts.hostname or parts.fragment:
        raise BadRedirect(f"a redirect address is like http://127.0.0.1/callback, not {uri!r}")
    if parts.hostname == "localhost":
        raise BadRedirect("localhost cannot be registered; 127.0.0.1 can")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise BadRedirect("over http only a loopback address can be registered; elsewhere https")
    return uri


def is_registered(uri: str, registered: Iterable[str]) -> bool:
    """Tell whether an address is one of the registered ones, to the letter.

    One exception: a loopback address that was registered without a port is good with any.
    """
    return any(uri == one or _without_port(uri) == one for one in registered)


def with_answer(uri: str, answer: dict[str, str]) -> str:
    """Return a redirect address with an answer in its query."""
    return f"{uri}{'&' if '?' in uri else '?'}{urlencode(answer)}"


def _without_port(uri: str) -> str | None:
    """Return a loopback address as it is without its port; None for all other addresses."""
    parts = _split(uri)
    if parts is None or parts.scheme != "http" or not _is_loopback(parts.hostname or ""):
        return None
    host, colon, port = parts.netloc.rpartition(":")
    beginning = f"http://{parts.netloc}"
    if not colon or not port.isdecimal() or not uri.startswith(beginning):
        return None
    return f"http://{host}{uri.removeprefix(beginning)}"


def _split(uri: str) -> SplitResult | None:
    if not uri.isascii() or not uri.isprintable() or " " in uri:
        return None
    try:
        parts = urlsplit(uri)
        _ = parts.port  # reading it checks it
    except ValueError:
        return None
    return parts


def _is_loopback(host: str) -> bool:
    try:
        return IPv4Address(host).is_loopback
    except AddressValueError:
        pass
    try:
        return IPv6Address(host).is_loopback
    except AddressValueError:
        return False
