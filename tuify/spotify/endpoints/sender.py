"""What the endpoints need of a transport."""

from typing import Protocol

from tuify.spotify.calls import Call


class Sender(Protocol):
    """Sends one call and raises a `SpotifyError` if it does not succeed."""

    async def read(self, call: Call) -> bytes:
        """The body of the answer to a question; empty if the service had nothing to say."""
        ...

    async def command(self, call: Call) -> None:
        """Returns once the command was accepted. What the service says to it is not read."""
        ...


class Endpoints:
    """Base of the categories."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
