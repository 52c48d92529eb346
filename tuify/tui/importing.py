"""Importing beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from importlib import import_module
from typing import Final

_HEAD_START: Final = 16
"""Turns of the event loop: the first requests take a dozen to get out, for each has a connection
to open."""


async def import_behind_requests(modules: Iterable[str]) -> None:
    """Import modules while the first answers are on their way.

    Requests that were begun in this turn are sent before; what is due after each import is done
    before the next.
    """
    for _ in range(_HEAD_START):
        await asyncio.sleep(0)
    for module in modules:
        import_module(module)
        await asyncio.sleep(0)
