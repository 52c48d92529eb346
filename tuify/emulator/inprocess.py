"""The way into an emulator of the same process, for clients built on httpx."""

import asyncio

import httpx

from tuify.emulator.errors import ConnectionDropped


class EmulatorTransport(httpx.ASGITransport):
    """An ``httpx.ASGITransport`` on which bad weather feels like a real connection.

    A dropped connection raises ``httpx.RemoteProtocolError``. The read timeout of the request is
    kept, which a plain ``ASGITransport`` does not do: an answer that does not come raises
    ``httpx.ReadTimeout``.
    """

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the emulator and return its whole answer."""
        timeout_s = request.extensions.get("timeout", {}).get("read")
        try:
            async with asyncio.timeout(timeout_s):
                return await super().handle_async_request(request)
        except ConnectionDropped as dropped:
            raise httpx.RemoteProtocolError(
                "Server disconnected without sending a response.", request=request
            ) from dropped
        except TimeoutError as late:
            raise httpx.ReadTimeout(
                "The emulator did not answer in time.", request=request
            ) from late
