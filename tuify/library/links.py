"""What a pasted link or URI means. Pure.

People copy links from Spotify's own programs, which write them in several ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final
from urllib.parse import unquote, urlsplit

from tuify.library.places import LIKED, Place, PlaceKind
from tuify.library.things import Kind


@dataclass(frozen=True, slots=True)
class Within:
    """A thing without a list of its own: a track of an album, an episode of a show, a chapter of
    a book."""

    kind: Kind
    id: str

    @property
    def uri(self) -> str:
        """Its URI."""
        return f"spotify:{self.kind}:{self.id}"


class Unopened(Enum):
    """Why a link leads nowhere."""

    SHORT = "short"
    """Only Spotify's own pages know what a short link stands for."""
    UNKNOWN = "unknown"
    """It is one of Spotify's, but of nothing that tuify can show."""


_HOSTS: Final = frozenset({"open.spotify.com", "play.spotify.com"})
_SHORT_HOSTS: Final = frozenset({"spotify.link", "spotify.app.link", "spoti.fi"})
_PLACES: Final = {
    "album": PlaceKind.ALBUM,
    "artist": PlaceKind.ARTIST,
    "playlist": PlaceKind.PLAYLIST,
    "show": PlaceKind.SHOW,
    "audiobook": PlaceKind.AUDIOBOOK,
}
_WITHIN: Final = {"track": Kind.TRACK, "episode": Kind.EPISODE, "chapter": Kind.CHAPTER}
_LANGUAGE: Final = re.compile(r"intl-[A-Za-z-]+")
_ID: Final = re.compile(r"[0-9A-Za-z]{22}")
_USER: Final = re.compile(r"[^\s/:?#]+")


def read_link(text: str) -> Place | Within | Unopened | None:
    """What a text leads to if it is a link or a URI of Spotify, and nothing besides; None if it
    is anything else, such as words to search for."""
    text = text.strip().removeprefix("<").removesuffix(">")
    if re.search(r"\s", text):
        return None
    if text[:8].casefold() == "spotify:":
        return _meaning([unquote(part) for part in text[8:].removeprefix("//").split(":")])
    return _read_address(text)


def _read_address(text: str) -> Place | Within | Unopened | None:
    """The meaning of an address, with or without its scheme."""
    scheme, found, rest = text.partition("://")
    if found and scheme.casefold() not in ("http", "https"):
        return None
    try:
        address = urlsplit(f"https://{rest if found else text}")
        host = address.hostname or ""
    except ValueError:
        return None
    if host in _SHORT_HOSTS:
        return Unopened.SHORT if address.path.strip("/") else None
    if host not in _HOSTS:
        return None
    parts = [unquote(part) for part in address.path.split("/") if part]
    while parts and (parts[0] == "embed" or _LANGUAGE.fullmatch(parts[0])):
        del parts[0]
    return _meaning(parts)


def _meaning(parts: list[str]) -> Place | Within | Unopened:
    """What the parts of a path or a URI lead to."""
    match parts:
        case ["collection"] | ["collection", "tracks"] | ["user", _, "collection"]:
            return LIKED
        case ["user", _, "playlist", id_] if _ID.fullmatch(id_):
            return Place(PlaceKind.PLAYLIST, id_)
        case ["user", id_] if _USER.fullmatch(id_):
            return Place(PlaceKind.USER, id_)
        case [kind, id_, *_] if kind in _PLACES and _ID.fullmatch(id_):
            return Place(_PLACES[kind], id_)
        case [kind, id_, *_] if kind in _WITHIN and _ID.fullmatch(id_):
            return Within(_WITHIN[kind], id_)
    return Unopened.UNKNOWN
