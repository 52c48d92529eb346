"""What is imported when: httpx costs some 70 ms, which the first frame does not wait for."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module",
    [
        "tuify.spotify.errors",
        "tuify.spotify.models",
        "tuify.spotify.paging",
        "tuify.spotify.text",
        "tuify.spotify.secret",
        "tuify.spotify.client",
        "tuify.spotify.transport",
    ],
)
def test_httpx_is_not_imported_with(module: str) -> None:
    loaded = f"import {module}, sys; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0


def test_httpx_comes_without_its_command_line_which_can_still_be_had() -> None:
    pytest.importorskip("click", reason="without click httpx has no command line")
    code = (
        "import sys; from tuify.spotify.lean_httpx import import_httpx; import_httpx(); "
        "print('httpx' in sys.modules, 'click' in sys.modules); import httpx._main"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_the_first_request_imports_httpx_so() -> None:
    code = (
        "import asyncio, sys; from tuify.spotify.calls import Call; "
        "from tuify.spotify.errors import Unreachable; "
        "from tuify.spotify.secret import Secret; from tuify.spotify.tokens import FixedToken; "
        "from tuify.spotify.transport import Transport\n"
        "transport = Transport('http://127.0.0.1:9/v1', FixedToken(Secret('t')))\n"
        "try: asyncio.run(transport.command(Call('PUT', '/me/player/pause', 'player')))\n"
        "except Unreachable: print('httpx' in sys.modules, 'click' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]
