"""Weather: everything that can go wrong between a client and the service, set while it runs.

``PUT /_emulator/weather`` takes (and ``GET`` shows, ``DELETE`` clears) an object such as ::

    {
      "latency_ms": 150,
      "lag_ms": 800,
      "rate_limit": 60,
      "quota": 600,
      "quotas": {"/search": 20},
      "rules": [
        {"kind": "rate_limit", "path": "/v1/me/player*", "retry_after": 7, "count": 2},
        {"kind": "server_error", "status": 503, "html": true, "method": "GET", "after": 3},
        {"kind": "drop", "path": "/v1/me/player/next", "executed": true, "count": 1}
      ]
    }

``latency_ms`` delays every answer, ``lag_ms`` is how long polls do not see a command. Three limits
count the requests they let through: ``rate_limit`` is how many may come within 30 s, ``quota`` how
many of each bucket within 24 h, ``quotas`` says otherwise for single buckets; 0 is no limit (see
:mod:`tuify.emulator.weather.limits`; ``GET /_emulator/limits`` shows what is used, and ``DELETE``
on the weather begins to count anew). What is left out is as the emulator was started.

Each rule has a ``kind`` and may have

=============== ====================================================================================
``path``        a pattern with ``*`` and ``?`` for the path without the query; default ``*``
``method``      only this HTTP method; default any
``count``       how many requests it strikes; null (the default) until the weather is changed
``after``       how many matching requests it lets pass first; default 0
``executed``    true: the request is carried out all the same, only its answer is lost or replaced
``retry_after`` seconds, for the kinds with a ``Retry-After``
``status``      for ``server_error``: 500, 502, 503 or 504; default 502
``html``        for ``server_error``: the body is a web page
``ms``          for ``slow``: how much longer the answer takes
``seconds``     for ``stall``: after how long the connection is ended; null (the default) never
``midway``      for ``stall`` and ``drop``: true sends the head and half of the body first
=============== ====================================================================================

Kinds that answer instead of the endpoint: see :data:`tuify.emulator.weather.faults.ANSWERS`. Kinds
of the connection: ``drop`` (closed without an answer) and ``stall`` (nothing comes). Kinds that
change the answer of the endpoint: ``slow``, ``junk`` (a command's 204 becomes a 200 with 27
characters that mean nothing), ``floats`` (whole numbers are written as ``4.9E7``, ``640.0``),
``garbage`` (the body is not JSON), ``empty`` (200 without a body).

Rules are tried in order. All that change the answer apply together; the first that answers or
disturbs the connection is the last one tried. The kinds ``rate_limit`` and ``quota`` only look like
the limits above: they strike without counting.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from fnmatch import fnmatchcase

from tuify.emulator.weather.faults import ANSWERS
from tuify.emulator.weather.limits import Allowance, bucket_of

CHANGING = frozenset({"slow", "junk", "floats", "garbage", "empty"})
DISTURBING = frozenset({"drop", "stall"})
KINDS = CHANGING | DISTURBING | frozenset(ANSWERS)
UNLIMITED = Allowance()

_PARTS = ("latency_ms", "lag_ms", "rate_limit", "quota", "quotas", "rules")

_FIELD_TYPES: dict[str, type | tuple[type, ...]] = {
    "kind": str,
    "path": str,
    "method": (str, type(None)),
    "count": (int, type(None)),
    "after": int,
    "executed": bool,
    "retry_after": (int, type(None)),
    "status": int,
    "html": bool,
    "ms": int,
    "seconds": (int, float, type(None)),
    "midway": bool,
}


class BadWeather(ValueError):
    """The weather that was asked for cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that happens to the requests it matches; see the module for the fields."""

    kind: str
    path: str = "*"
    method: str | None = None
    count: int | None = None
    after: int = 0
    executed: bool = False
    retry_after: int | None = None
    status: int = 502
    html: bool = False
    ms: int = 0
    seconds: float | None = None
    midway: bool = False

    @classmethod
    def read(cls, wish: object) -> "Rule":
        """Make a rule from JSON; raises :class:`BadWeather`."""
        if not isinstance(wish, dict):
            raise BadWeather("a rule is an object")
        known = {one.name for one in fields(cls)}
        for name, value in wish.items():
            if name not in known:
                raise BadWeather(f"a rule has no {name!r}; it may have {', '.join(sorted(known))}")
            allowed = _FIELD_TYPES[name]
            if isinstance(value, bool) != (allowed is bool) or not isinstance(value, allowed):
                raise BadWeather(f"{name!r} cannot be {value!r}")
            if isinstance(value, int | float) and value < 0:
                raise BadWeather(f"{name!r} cannot be negative")
        if wish.get("kind") not in KINDS:
            raise BadWeather(f"unknown kind {wish.get('kind')!r}; there are {sorted(KINDS)}")
        if wish.get("status", 502) not in (500, 502, 503, 504):
            raise BadWeather("a server error is 500, 502, 503 or 504")
        return cls(**wish)

    def matches(self, method: str, path: str) -> bool:
        """Tell whether a request is one of those this rule is about."""
        return self.method in (None, method) and fnmatchcase(path, self.path)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one request will meet: an extra wait, changes to its answer, and a fault or none."""

    wait_ms: int = 0
    changes: frozenset[str] = frozenset()
    fault: Rule | None = None


FAIR = Forecast()


@dataclass
class Weather:
    """The weather of one emulator; it counts what its rules have struck."""

    usual_latency_ms: int = 0
    usual_lag_ms: int = 0
    usual_allowance: Allowance = UNLIMITED
    latency_ms: int = field(init=False)
    lag_ms: int = field(init=False)
    allowance: Allowance = field(init=False)
    rules: list[Rule] = field(init=False)
    _met: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Make it fair again: no rules, latency, lag and limits as at the start."""
        self.latency_ms, self.lag_ms = self.usual_latency_ms, self.usual_lag_ms
        self.allowance = self.usual_allowance
        self.rules, self._met = [], []

    def set(self, wish: Mapping[str, object]) -> None:
        """Replace the weather by a wish; raises :class:`BadWeather` and changes nothing."""
        unknown = set(wish) - set(_PARTS)
        if unknown:
            raise BadWeather(f"weather has no {sorted(unknown)}; it has {', '.join(_PARTS)}")
        rules = wish.get("rules", [])
        if not isinstance(rules, list):
            raise BadWeather("'rules' is a list")
        read = [Rule.read(rule) for rule in rules]
        latency_ms = _milliseconds(wish, "latency_ms", self.usual_latency_ms)
        lag_ms = _milliseconds(wish, "lag_ms", self.usual_lag_ms)
        self.allowance = _allowance(wish, self.usual_allowance)
        self.latency_ms, self.lag_ms = latency_ms, lag_ms
        self.rules, self._met = read, [0] * len(read)

    def describe(self) -> dict[str, object]:
        """Return the weather as JSON, with how many requests each rule has ``struck``."""
        rules = [
            {**asdict(rule), "struck": max(0, met - rule.after)}
            for rule, met in zip(self.rules, self._met, strict=True)
        ]
        return {
            "latency_ms": self.latency_ms,
            "lag_ms": self.lag_ms,
            "rate_limit": self.allowance.rate,
            "quota": self.allowance.quota,
            "quotas": dict(self.allowance.buckets),
            "rules": rules,
        }

    def meet(self, method: str, path: str) -> Forecast:
        """Count a request and say what it meets."""
        wait_ms, changes = self.latency_ms, set[str]()
        for place, rule in enumerate(self.rules):
            if not rule.matches(method, path) or self._is_over(place):
                continue
            self._met[place] += 1
            if self._met[place] <= rule.after:
                continue
            if rule.kind not in CHANGING:
                return Forecast(wait_ms, frozenset(changes), rule)
            wait_ms += rule.ms
            changes.add(rule.kind)
        return Forecast(wait_ms, frozenset(changes))

    def _is_over(self, place: int) -> bool:
        rule = self.rules[place]
        return rule.count is not None and self._met[place] >= rule.after + rule.count


def _milliseconds(wish: Mapping[str, object], name: str, usual: int) -> int:
    value = wish.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadWeather(f"{name!r} is a whole number of milliseconds, not {value!r}")
    return value


def _allowance(wish: Mapping[str, object], usual: Allowance) -> Allowance:
    quotas = wish.get("quotas", usual.buckets)
    if not isinstance(quotas, Mapping):
        raise BadWeather("'quotas' is an object of counts by the names of buckets")
    for bucket in quotas:
        if bucket != bucket_of(bucket):
            raise BadWeather(f"there is no bucket {bucket!r}; did you mean {bucket_of(bucket)!r}?")
    return Allowance(
        rate=_count(wish, "rate_limit", usual.rate),
        quota=_count(wish, "quota", usual.quota),
        buckets={bucket: _count(quotas, bucket, 0) for bucket in quotas},
    )


def _count(wish: Mapping[str, object], name: str, usual: int) -> int:
    value = wish.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadWeather(f"{name!r} is a whole number of requests, not {value!r}")
    return value
