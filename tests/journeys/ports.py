"""Ports of this machine."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit


def port_in(address: str) -> int:
    """The port the browser is sent back to."""
    port = urlsplit(address).port
    assert port is not None
    return port


def is_listened_on(port: int) -> bool:
    """Whether a program listens there."""
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0
