"""The log of what clients asked, for tests that count requests."""

from collections import deque
from dataclasses import asdict, dataclass
from sys import intern

KEPT = 10_000


@dataclass(slots=True)
class Entry:
    """One request, in the order of arrival.

    ``at`` is its arrival in Unix milliseconds, ``query`` the text behind the question mark.
    ``status`` and ``ms`` (how long the answer took) are None while it is under way; a connection
    that ended without an answer keeps ``status`` None.
    """

    at: int
    method: str
    path: str
    query: str
    status: int | None = None
    ms: int | None = None


class RequestLog:
    """The last ten thousand requests."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)

    def arrived(self, at: int, method: str, path: str, query: str) -> Entry:
        """Note a request; its status and duration are filled in when it is over."""
        entry = Entry(at, intern(method), intern(path), query)
        self._entries.append(entry)
        return entry

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()

    def body(self) -> dict[str, object]:
        """Return the log as JSON."""
        return {"requests": [asdict(entry) for entry in self._entries]}
