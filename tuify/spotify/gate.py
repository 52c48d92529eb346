"""Lets through to the transport only what is offered, and learns from its answers."""

import asyncio
from collections.abc import Awaitable, Callable

from tuify.spotify.access import Access
from tuify.spotify.calls import Call
from tuify.spotify.endpoints.base import Sender
from tuify.spotify.errors import SpotifyError
from tuify.spotify.operations import Operation, Standing


class Gate:
    """A sender before a sender. Raises `ClosedBySpotify` without asking what was refused before.

    Of those who ask at the same time for what may be closed, the first goes ahead and the others
    wait for what comes of it.
    """

    def __init__(self, sender: Sender, access: Access) -> None:
        self._sender = sender
        self._access = access
        self._ahead: dict[Operation, asyncio.Lock] = {}

    async def read(self, call: Call) -> bytes:
        """Pass a question on."""
        return await self._passed(call, self._sender.read)

    async def command(self, call: Call) -> bytes:
        """Pass a command on."""
        return await self._passed(call, self._sender.command)

    async def _passed(self, call: Call, send: Callable[[Call], Awaitable[bytes]]) -> bytes:
        operation = call.operation
        if operation is None:
            return await send(call)
        self._access.require(operation)
        if operation.standing is Standing.AVAILABLE or self._access.has_worked(operation):
            return await self._judged(operation, call, send)
        async with self._ahead.setdefault(operation, asyncio.Lock()):
            self._access.require(operation)
            return await self._judged(operation, call, send)

    async def _judged(
        self, operation: Operation, call: Call, send: Callable[[Call], Awaitable[bytes]]
    ) -> bytes:
        try:
            answer = await send(call)
        except SpotifyError as error:
            judged = self._access.judged(operation, error)
            if judged is error:
                raise
            raise judged from None
        self._access.note_success(operation)
        return answer
