"""Scopes: which there are, and which of them an operation of the Web API needs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs

_ANY = "[^/]+"
_KINDS = "(albums|audiobooks|episodes|shows|tracks)"

_PLAYLIST_CHANGES = frozenset({"playlist-modify-private", "playlist-modify-public"})
_PLAYLIST_READS = frozenset({"playlist-read-collaborative", "playlist-read-private"})


@dataclass(frozen=True, slots=True)
class Demand:
    """What a token has to have: all of ``every``, and one of ``one_of`` if there are any."""

    every: frozenset[str] = frozenset()
    one_of: frozenset[str] = frozenset()

    def is_met_by(self, granted: frozenset[str]) -> bool:
        """Tell whether these scopes are enough."""
        return self.every <= granted and (not self.one_of or not self.one_of.isdisjoint(granted))


def _every(*scopes: str) -> Demand:
    return Demand(every=frozenset(scopes))


NOTHING = Demand()

_CHANGING_PLAYLISTS = Demand(one_of=_PLAYLIST_CHANGES)
_DEMANDS: tuple[tuple[str, str, Demand], ...] = (
    ("GET", f"/episodes(/{_ANY})?", _every("user-read-playback-position")),
    ("GET", f"/shows/{_ANY}(/episodes)?", _every("user-read-playback-position")),
    ("GET", "/me/episodes", _every("user-library-read", "user-read-playback-position")),
    ("GET", f"/me/{_KINDS}(/contains)?", _every("user-library-read")),
    ("PUT|DELETE", f"/me/{_KINDS}", _every("user-library-modify")),
    ("GET", "/me/following(/contains)?", _every("user-follow-read")),
    ("PUT|DELETE", "/me/following", _every("user-follow-modify")),
    ("GET", "/me/player(/devices)?", _every("user-read-playback-state")),
    ("GET", "/me/player/currently-playing", _every("user-read-currently-playing")),
    (
        "GET",
        "/me/player/queue",
        _every("user-read-currently-playing", "user-read-playback-state"),
    ),
    ("GET", "/me/player/recently-played", _every("user-read-recently-played")),
    ("PUT|POST", f"/me/player(/{_ANY})?", _every("user-modify-playback-state")),
    ("GET", f"/me/top/{_ANY}", _every("user-top-read")),
    ("GET", f"/(me/playlists|playlists/{_ANY}/(items|tracks))", _every("playlist-read-private")),
    ("GET", f"/users/{_ANY}/playlists", Demand(one_of=_PLAYLIST_READS)),
    ("POST", f"/(me|users/{_ANY})/playlists", _CHANGING_PLAYLISTS),
    ("PUT", f"/playlists/{_ANY}", _CHANGING_PLAYLISTS),
    ("POST|PUT|DELETE", f"/playlists/{_ANY}/(items|tracks)", _CHANGING_PLAYLISTS),
    ("PUT|DELETE", f"/playlists/{_ANY}/followers", _CHANGING_PLAYLISTS),
    (
        "PUT",
        f"/playlists/{_ANY}/images",
        Demand(frozenset({"ugc-image-upload"}), _PLAYLIST_CHANGES),
    ),
)
_PATTERNS = tuple(
    (re.compile(f"(?:{methods}) {path}"), demand) for methods, path, demand in _DEMANDS
)

_LIBRARY = re.compile("(GET) /me/library/contains|(?:PUT|DELETE) /me/library")
_READING_KIND = {
    **dict.fromkeys(("artist", "user"), "user-follow-read"),
    "playlist": "playlist-read-private",
}
_CHANGING_KIND = {
    **dict.fromkeys(("artist", "user"), "user-follow-modify"),
    "playlist": "playlist-modify-public",
}

SCOPES = frozenset(
    {
        *(scope for *_, demand in _DEMANDS for scope in demand.every | demand.one_of),
        *("user-read-email", "user-read-private"),
        *("app-remote-control", "streaming"),
    }
)
"""All there are. Those of the last two lines open no operation of their own: the first two add
fields to ``GET /me``, the others are for apps that play by themselves."""

PRIVATE_FIELDS = {
    "country": "user-read-private",
    "email": "user-read-email",
    "explicit_content": "user-read-private",
    "product": "user-read-private",
}
"""The fields of ``GET /me`` that only a token with this scope is shown."""


def demand_of(method: str, path: str, query: str) -> Demand:
    """Return what a request needs; ``path`` is without ``/v1``. Unknown paths need nothing.

    ``/me/library`` holds things of many kinds, and needs a scope for each kind in the ``uris`` of
    the query.
    """
    asked = f"{'GET' if method == 'HEAD' else method} {path}"
    library = _LIBRARY.fullmatch(asked)
    if library is not None:
        return _demand_of_kinds(query, is_reading=library[1] is not None)
    return next((demand for one, demand in _PATTERNS if one.fullmatch(asked)), NOTHING)


def _demand_of_kinds(query: str, *, is_reading: bool) -> Demand:
    by_kind = _READING_KIND if is_reading else _CHANGING_KIND
    usual = "user-library-read" if is_reading else "user-library-modify"
    uris = ",".join(parse_qs(query).get("uris", ())).split(",")
    kinds = (uri.split(":")[1] for uri in uris if uri.count(":") > 1)
    return Demand(every=frozenset(by_kind.get(kind, usual) for kind in kinds))


def unknown(scopes: Iterable[str]) -> list[str]:
    """Return those that are none."""
    return sorted(set(scopes) - SCOPES)
