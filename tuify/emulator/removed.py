"""Endpoints that apps in development mode are not given: they answer 403 "Forbidden".

Most went in February 2026, some (audio features, recommendations, featured playlists) for new apps
in November 2024.
"""

import re

_ANY = "[^/]+"
_REMOVED = (
    ("GET", "/(albums|artists|audiobooks|chapters|episodes|shows|tracks)"),
    ("GET", f"/artists/{_ANY}/(top-tracks|related-artists)"),
    ("GET", f"/audio-(features|analysis)(/{_ANY})?"),
    ("GET", "/browse/.+"),
    ("GET", "/markets"),
    ("GET", "/recommendations(/available-genre-seeds)?"),
    ("GET", f"/users/{_ANY}"),
    ("(GET|POST)", f"/users/{_ANY}/playlists"),
    ("(PUT|DELETE)", "/me/(albums|audiobooks|episodes|following|shows|tracks)"),
    ("GET", "/me/(albums|audiobooks|episodes|following|shows|tracks)/contains"),
    ("(PUT|DELETE)", f"/playlists/{_ANY}/followers"),
    ("GET", f"/playlists/{_ANY}/followers/contains"),
    ("(GET|POST|PUT|DELETE)", f"/playlists/{_ANY}/tracks"),
)
_PATTERN = re.compile("|".join(f"(?:{method} {path})" for method, path in _REMOVED))


def is_removed(method: str, path: str) -> bool:
    """Tell whether an endpoint (its path without ``/v1``) is kept from development mode."""
    return _PATTERN.fullmatch(f"{method} {path}") is not None
