"""To which addresses a token may be sent."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from tuify.spotify.errors import UnsafeUrl

_SPELLING: Final = re.compile(r"[0-9A-Za-z:/.\-_~\[\]]+")
_NAME: Final = re.compile(r"(?!-)[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*(:[0-9]+)?")
_IN_BRACKETS: Final = re.compile(r"\[[0-9A-Fa-f:.]+\](:[0-9]+)?")


def require_safe_url(url: str) -> str:
    """`url` without a slash at its end, if a token may be sent there; otherwise `UnsafeUrl`.

    https may go anywhere, http only to this machine: `localhost`, 127.0.0.0/8 or `[::1]`. Anything
    in which two readers could see different hosts is refused: a user name, a backslash, an
    escape, a dot at the end of the host, an address in an unusual spelling.
    """
    parts = _parts(url)
    host = parts.hostname or ""
    if parts.scheme not in ("https", "http"):
        raise UnsafeUrl("The address must begin with https:// (or http:// on this machine).")
    is_name = _NAME.fullmatch(parts.netloc)
    if not is_name and not (_IN_BRACKETS.fullmatch(parts.netloc) and _is_ipv6(host)):
        raise UnsafeUrl("The address names no host that could be understood.")
    if parts.scheme == "http" and not _is_loopback(host):
        raise UnsafeUrl(f"A token is only sent over https, or to this machine; {host} is neither.")
    return url.rstrip("/")


def is_plain_http(url: str) -> bool:
    """Whether requests to this address go unencrypted."""
    return urlsplit(url).scheme == "http"


def _parts(url: str) -> SplitResult:
    if not _SPELLING.fullmatch(url):
        raise UnsafeUrl("The address holds characters that have no place in it.")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise UnsafeUrl("The address can't be understood.") from None
    return parts


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return IPv4Address(host).is_loopback
    except AddressValueError:
        return _is_ipv6(host) and IPv6Address(host) == IPv6Address("::1")


def _is_ipv6(host: str) -> bool:
    try:
        IPv6Address(host)
    except AddressValueError:
        return False
    return True
