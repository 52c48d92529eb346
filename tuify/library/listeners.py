"""Those who want to be told of changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

E = TypeVar("E")


class Listeners(Generic[E]):
    """Callbacks, called in the order they came, in the same turn of the event loop."""

    def __init__(self) -> None:
        self._listeners: dict[object, Callable[[E], None]] = {}

    def add(self, listener: Callable[[E], None]) -> Callable[[], None]:
        """Call `listener` from now on; returns what ends that. Ending it twice does no harm."""
        ticket = object()
        self._listeners[ticket] = listener

        def remove() -> None:
            self._listeners.pop(ticket, None)

        return remove

    def tell(self, event: E) -> None:
        """Tell everyone who listens now; who joins or leaves meanwhile counts from the next on."""
        for listener in tuple(self._listeners.values()):
            listener(event)
