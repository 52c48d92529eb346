"""How often an app may ask: a rate limit over 30 s, and quotas over 24 h. Both roll.

Only requests that were let through count, so ``Retry-After`` is the time until the oldest of them
leaves the window, and does not grow by asking again. A request counts against the quota of its
bucket: the path with ``{id}`` in the place of ids, whatever the method. So ``/tracks/{id}`` has a
bucket of its own, and asking for a thousand tracks leaves that of ``/me/player`` full.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

RATE_WINDOW_MS = 30_000
QUOTA_WINDOW_MS = 86_400_000

_DEEPEST = 5
_REFERENCE = """
    albums artists audio-analysis audio-features audiobooks available-genre-seeds browse categories
    chapters contains currently-playing devices episodes featured-playlists followers following
    images items library markets me new-releases next pause play player playlists previous queue
    recently-played recommendations related-artists repeat search seek shows shuffle top top-tracks
    tracks users volume
"""
_WORDS = frozenset(_REFERENCE.split())


def bucket_of(path: str) -> str:
    """Return the bucket of a path without ``/v1``; what is no word of the reference is an id."""
    parts = path.strip("/").split("/")[:_DEEPEST]
    return "/" + "/".join(part if part in _WORDS else "{id}" for part in parts)


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many requests are let through; 0 is as many as you like.

    ``rate`` is for all requests of 30 s together, ``quota`` for each bucket in 24 h; ``buckets``
    says otherwise for some by their names.
    """

    rate: int = 0
    quota: int = 0
    buckets: Mapping[str, int] = field(default_factory=dict)

    def quota_of(self, bucket: str) -> int:
        """Return how many requests a bucket holds for a day."""
        return self.buckets.get(bucket, self.quota)


@dataclass(frozen=True, slots=True)
class TooMany:
    """A request that is one too many: by the name of the limit, and for how many seconds."""

    limit: str
    retry_after_s: int


class _Window:
    """The moments of the requests that were let through, as far back as they count."""

    def __init__(self, span_ms: int) -> None:
        self._span_ms = span_ms
        self._moments_ms: deque[int] = deque()

    def used(self, now_ms: int) -> int:
        """Return how many requests count by now."""
        while self._moments_ms and self._moments_ms[0] + self._span_ms <= now_ms:
            self._moments_ms.popleft()
        return len(self._moments_ms)

    def wait_s(self, most: int, now_ms: int) -> int:
        """Return for how many whole seconds ``most`` requests are used up; 0 if they are not."""
        used = self.used(now_ms)
        if not most or used < most:
            return 0
        free_ms = self._moments_ms[used - most] + self._span_ms - now_ms
        return -(-free_ms // 1000)

    def note(self, now_ms: int) -> None:
        """Count a request."""
        self._moments_ms.append(now_ms)


class Limits:
    """Counts the requests of one app and says when there are too many."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin to count anew."""
        self._rate = _Window(RATE_WINDOW_MS)
        self._quotas: dict[str, _Window] = {}

    def meet(self, allowance: Allowance, path: str, now_ms: int) -> TooMany | None:
        """Count a request, unless it is one too many; ``path`` is without ``/v1``."""
        rate, bucket = allowance.rate, bucket_of(path)
        quota = allowance.quota_of(bucket)
        window = self._quotas.get(bucket) or _Window(QUOTA_WINDOW_MS)
        wait_s = self._rate.wait_s(rate, now_ms)
        if wait_s:
            return TooMany("rate_limit", wait_s)
        wait_s = window.wait_s(quota, now_ms)
        if wait_s:
            return TooMany("quota", wait_s)
        if rate:
            self._rate.note(now_ms)
        if quota:
            self._quotas[bucket] = window
            window.note(now_ms)
        return None

    def body(self, allowance: Allowance, now_ms: int) -> dict[str, object]:
        """Return what is used of each limit as JSON; ``retry_after`` is 0 while there is room."""
        quotas = {
            bucket: _described(window, allowance.quota_of(bucket), now_ms)
            for bucket, window in sorted(self._quotas.items())
        }
        return {
            "rate_limit": _described(self._rate, allowance.rate, now_ms),
            "quotas": quotas,
        }


def _described(window: _Window, most: int, now_ms: int) -> dict[str, int]:
    used, wait_s = window.used(now_ms), window.wait_s(most, now_ms)
    return {"most": most, "used": used, "retry_after": wait_s}
