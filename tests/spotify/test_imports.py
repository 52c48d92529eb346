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
