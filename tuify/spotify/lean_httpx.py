"""Imports httpx without its command line.

Where click is installed, and the extra `emulator` brings it, `import httpx` imports that command
line too, and with it click, Pygments and more of Rich: 15 ms and 3 MB for what nobody calls here.
"""

import sys
from typing import Final

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
