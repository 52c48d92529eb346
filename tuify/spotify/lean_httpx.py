"""Imports httpx without its command line, and opens its clients.

Where click is installed, and the extra `emulator` brings it, `import httpx` imports that command
line too, and with it click, Pygments and more of Rich: 15 ms and 3 MB for what nobody calls here.
"""

import ssl
import sys
from typing import TYPE_CHECKING, Final

from tuify import __version__
from tuify.spotify.limits import Limits

if TYPE_CHECKING:
    import httpx

_COMMAND_LINE: Final = "httpx._main"


def import_httpx() -> None:
    """Import httpx as it is where click is not installed; whoever imports it next has it so."""
    if "httpx" in sys.modules:
        return
    sys.modules[_COMMAND_LINE] = None  # type: ignore[assignment]  # has its import fail
    try:
        import httpx  # noqa: F401 - to have it in sys.modules
    finally:
        del sys.modules[_COMMAND_LINE]


def open_client(
    limits: Limits,
    *,
    accept: str,
    verify: "ssl.SSLContext | bool",
    is_plain: bool,
    transport: "httpx.AsyncBaseTransport | None",
) -> "httpx.AsyncClient":
    """A client that asks for `accept`, within these limits. `is_plain` is for addresses of this
    machine: a proxy would be given what is not encrypted, and that must not leave it."""
    import_httpx()
    import httpx

    return httpx.AsyncClient(
        transport=transport,
        verify=verify,
        headers={"Accept": accept, "User-Agent": f"tuify/{__version__}"},
        timeout=httpx.Timeout(
            connect=limits.connect_s,
            read=limits.read_s,
            write=limits.write_s,
            pool=limits.pool_s,
        ),
        limits=httpx.Limits(
            max_connections=limits.connections,
            max_keepalive_connections=limits.idle_connections,
            keepalive_expiry=limits.idle_s,
        ),
        follow_redirects=False,
        trust_env=not is_plain,
    )
