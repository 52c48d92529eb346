"""An answer held back, so that it can be altered before it leaves."""

from starlette.types import Message, Send

_BODILESS = (204, 304)


class Answer:
    """Collects what an ASGI application sends, and sends it on."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = b""

    async def collect(self, message: Message) -> None:
        """Take a message of the application in (the ASGI ``send``)."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message.get("headers", ()))
        else:
            self.body += message.get("body", b"")

    def replace(self, status: int, body: bytes) -> None:
        """Put another body in the place of the collected one; it has no content type."""
        self.status, self.body = status, body
        self.headers = [pair for pair in self.headers if pair[0].lower() != b"content-type"]

    async def send(self, send: Send) -> None:
        """Send everything."""
        await self._send_head(send)
        await send({"type": "http.response.body", "body": self.body})

    async def send_half(self, send: Send) -> None:
        """Send the head and half of the body, as if more were to come."""
        await self._send_head(send)
        half = self.body[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})

    async def _send_head(self, send: Send) -> None:
        headers = [pair for pair in self.headers if pair[0].lower() != b"content-length"]
        if self.status not in _BODILESS:
            headers.append((b"content-length", str(len(self.body)).encode()))
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
