"""Where a request goes: from what was typed to a path under the configured address. Pure.

The token goes along with each request, so nothing that was typed may lead anywhere else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, unquote, urlsplit

from tuify.cli.api.query import Pairs, read_pairs
from tuify.cli.exits import Refusal

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//")
"""How an address begins, and no path does."""

_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT_IN_PATHS: Final = "/%:@!$&'()*+,;=~"
_USUAL_PORTS: Final = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Target:
    """A path under the configured address, percent-encoded, and the query that came with it."""

    path: str
    query: Pairs = ()


def read_target(typed: str, api_url: str) -> Target:
    """The target in `typed`: a path, with or without its slash, or an address under `api_url`.

    Raises Refusal for any other address, and for a path that two readers could read differently.
    """
    _refuse_odd_characters(typed)
    if _ADDRESS.match(typed):
        typed = _below(typed, api_url)
    path, _, query = typed.partition("?")
    path = "/" + path.removeprefix("/")
    if path == "/":
        raise Refusal("name the path of an operation, such as /me/tracks; see tuify api --list")
    _refuse_detours(path)
    path = quote(_STRAY_PERCENT.sub("%25", path), safe=_KEPT_IN_PATHS)
    return Target(path, read_pairs(query))


def _refuse_odd_characters(typed: str) -> None:
    if any(unicodedata.category(ch) in ("Cc", "Cs") for ch in typed):
        raise Refusal(f"a path has no control characters and is UTF-8, unlike {typed!r}")
    if "\\" in typed:
        raise Refusal(f"a path has slashes and no backslashes, unlike {typed!r}")
    if "#" in typed:
        raise Refusal(f"what follows a # is never sent; {typed!r} has one (write %23 for the sign)")


def _refuse_detours(path: str) -> None:
    """Refuse what a server may resolve to another path, also where it is percent-encoded."""
    decoded = unquote(path)
    if any(part in (".", "..") for part in re.split(r"[/\\]", decoded)):
        raise Refusal(f"a path goes straight down, without . or .., unlike {path!r}")
    if path.startswith("//"):
        raise Refusal(f"{path!r} looks like an address without https:")
    if template := re.search(r"\{\w*\}", path):
        raise Refusal(f"put a value in the place of {template[0]} in {path!r}")
    if any(unicodedata.category(ch) == "Cc" for ch in decoded):
        raise Refusal(f"a path has no control characters, unlike {path!r}")


def _below(address: str, api_url: str) -> str:
    """What of `address` comes after `api_url`; raises Refusal if it lies elsewhere."""
    try:
        asked, base = urlsplit(address), urlsplit(api_url)
        is_same_place = _place(asked) == _place(base) and "@" not in asked.netloc
    except ValueError:
        is_same_place = False
    root = urlsplit(api_url).path.rstrip("/") + "/"
    if not is_same_place or not f"{asked.path}/".startswith(root):
        raise Refusal(f"{address!r} is not under {api_url}, and the token goes nowhere else")
    below = f"{asked.path}/".replace(root, "/", 1).removesuffix("/") or "/"
    return f"{below}?{asked.query}" if asked.query else below


def _place(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or _USUAL_PORTS.get(parts.scheme)
