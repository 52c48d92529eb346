"""Who wants to know of changes."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

T = TypeVar("T")

Unsubscribe = Callable[[], None]


class Listeners(Generic[T]):
    """Those who are told of each event, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: dict[object, Callable[[T], None]] = {}

    def add(self, listener: Callable[[T], None]) -> Unsubscribe:
        """Tell `listener` from now on, until the function given back is called."""
        key = object()
        self._listeners[key] = listener
        return partial(_forget, self._listeners, key)

    def tell(self, event: T) -> None:
        """Tell all of them."""
        for listener in tuple(self._listeners.values()):
            _call(listener, event)


class Subscribers(Generic[T]):
    """Those who are told when the slice of a value that they look at has changed."""

    def __init__(self, value: T) -> None:
        self._value = value
        self._subscriptions: dict[object, _Subscription[T]] = {}
        self._is_telling = False

    def add(self, listener: Callable[[T], None], part: Callable[[T], object]) -> Unsubscribe:
        """Tell `listener` when `part` of the value becomes unequal to what it was."""
        key = object()
        self._subscriptions[key] = _Subscription(listener, part, part(self._value))
        return partial(_forget, self._subscriptions, key)

    def tell(self, value: T) -> None:
        """There is a new value.

        A listener may bring about the next one. All are told of this one's successor then, nobody
        of an older value after a newer one.
        """
        self._value = value
        if self._is_telling:
            return
        self._is_telling = True
        try:
            told = None
            while told is not self._value:
                told = self._value
                for subscription in tuple(self._subscriptions.values()):
                    subscription.look(self._value)
        finally:
            self._is_telling = False


class _Subscription(Generic[T]):
    def __init__(
        self, listener: Callable[[T], None], part: Callable[[T], object], seen: object
    ) -> None:
        self._listener = listener
        self._part = part
        self._seen = seen

    def look(self, value: T) -> None:
        part = self._part(value)
        if part != self._seen:
            self._seen = part
            _call(self._listener, value)


def _call(listener: Callable[[T], None], value: T) -> None:
    """Call `listener`; a fault of its own is the loop's to report, and no one else's to suffer.

    It must not reach the key or the answer that brought the news, nor keep it from the others.
    """
    try:
        listener(value)
    except Exception as fault:  # noqa: BLE001 - passed on to the loop's exception handler
        message = f"A listener of the remote failed: {listener!r}"
        asyncio.get_running_loop().call_exception_handler({"message": message, "exception": fault})


def _forget(listeners: dict[object, T], key: object) -> None:
    listeners.pop(key, None)
