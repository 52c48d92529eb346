"""What may be kept of an answer and for how long, and what a command makes stale. Pure."""

import re
from collections.abc import Mapping
from typing import Final

from tuify.spotify.calls import Call

LONGEST_S: Final = 86_400.0
"""No answer is fresh for longer than a day, whatever it says of itself."""

_MAX_AGE: Final = re.compile(r"(?i)(?:^|[\s,])max-age\s*=\s*\"?(\d{1,10})")
_UNKEPT: Final = re.compile(r"(?i)(?:^|[\s,])no-store(?:$|[\s,;])")
_ASKED_EACH_TIME: Final = re.compile(r"(?i)(?:^|[\s,])no-cache(?:$|[\s,;=])")
_PLAYLIST: Final = re.compile(r"/playlists/[^/]+")


def may_be_kept(call: Call) -> bool:
    """Whether the answer to a call is worth a place: questions only, and never what plays."""
    return call.method == "GET" and not _is_at("/me/player", call.path)


def fresh_for_s(headers: Mapping[str, str]) -> float:
    """For how many seconds an answer with these headers may stand for another one.

    What it has spent in caches on its way (`age`) is gone already.
    """
    said = headers.get("cache-control", "")
    match = _MAX_AGE.search(said)
    if match is None or _ASKED_EACH_TIME.search(said) or not _may_be_stored(headers):
        return 0.0
    age = headers.get("age", "").strip()
    spent = int(age) if age.isascii() and age.isdigit() and len(age) <= 10 else 0
    return float(min(max(int(match[1]) - spent, 0), LONGEST_S))


def tag_of(headers: Mapping[str, str]) -> str:
    """The tag by which to ask whether an answer still holds; empty if there is none."""
    tag = headers.get("etag", "").strip()
    return tag if _may_be_stored(headers) and _is_sendable(tag) else ""


def makes_stale(command: Call, path: str) -> bool:
    """Whether a command may change what is said at a path.

    The catalog is nobody's to change; counts of followers in it may be a day behind. A command
    that is not known may change anything.
    """
    told = command.path
    if _is_at("/me/player", told):
        return False
    playlist = _PLAYLIST.match(told)
    if playlist is None and not (_is_at("/me", told) or _is_at("/users", told)):
        return True
    if _is_at("/me", path) or _is_at("/users", path):
        return True  # lists of what is saved and followed, with names, totals and snapshots
    if _is_at("/search", path):
        return told == playlist[0] if playlist else told.endswith("/playlists")
    return _is_at(playlist[0] if playlist else "/playlists", path)


def _is_at(place: str, path: str) -> bool:
    """Whether a path is a place or lies below it."""
    return path == place or path.startswith(f"{place}/")


def _may_be_stored(headers: Mapping[str, str]) -> bool:
    said = headers.get("cache-control", "")
    return not _UNKEPT.search(said) and headers.get("vary", "").strip() != "*"


def _is_sendable(tag: str) -> bool:
    """Whether it is short and made of what may stand in a header."""
    return 0 < len(tag) <= 200 and all("!" <= ch <= "~" for ch in tag)
