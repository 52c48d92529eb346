"""What there is to listen to, as frozen data. Nothing here knows JSON or HTTP."""

from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year"]
Pictures = Literal["usual", "none", "null", "sizeless"]


@dataclass(frozen=True, slots=True)
class Artist:
    """Someone who made music; the ``number``-th artist of the catalogue."""

    number: int
    id: str
    name: str
    genres: tuple[str, ...]
    followers: int
    popularity: int

    @property
    def uri(self) -> str:
        """Return the Spotify URI."""
        return f"spotify:artist:{self.id}"


@dataclass(frozen=True, slots=True)
class Album:
    """A record; its tracks are ``size`` neighbours in the catalogue from ``first_track`` on.

    ``release_date`` may be None or "0000", as in the service's own odd records; ``pictures`` says
    how its cover is reported.
    """

    number: int
    id: str
    name: str
    artist: Artist
    kind: Literal["album", "single", "compilation"]
    size: int
    first_track: int
    release_date: str | None
    precision: Precision | None
    label: str
    popularity: int
    pictures: Pictures = "usual"

    @property
    def uri(self) -> str:
        """Return the Spotify URI."""
        return f"spotify:album:{self.id}"


@dataclass(frozen=True, slots=True)
class Track:
    """A song of the catalogue. ``playable`` is False for one the market has lost."""

    number: int
    id: str
    name: str
    artists: tuple[Artist, ...]
    album: Album
    track_number: int
    duration_ms: int
    explicit: bool
    popularity: int
    playable: bool = True

    @property
    def uri(self) -> str:
        """Return the Spotify URI."""
        return f"spotify:track:{self.id}"


@dataclass(frozen=True, slots=True)
class LocalTrack:
    """A file of the user's own: it has names and a length and no id."""

    name: str
    artist: str
    album: str
    duration_ms: int
    playable: bool = True

    @property
    def uri(self) -> str:
        """Return the ``spotify:local:`` URI, which no command accepts."""
        spelled = ":".join(part.replace(" ", "+") for part in (self.artist, self.album, self.name))
        return f"spotify:local:{spelled}:{self.duration_ms // 1000}"


@dataclass(frozen=True, slots=True)
class Show:
    """A podcast; its episodes are counted from the newest, 0."""

    number: int
    id: str
    name: str
    publisher: str
    description: str
    episodes: int

    @property
    def uri(self) -> str:
        """Return the Spotify URI."""
        return f"spotify:show:{self.id}"


@dataclass(frozen=True, slots=True)
class Episode:
    """One broadcast of a podcast; ``resume_ms`` is where the user stopped listening."""

    number: int
    id: str
    name: str
    show: Show
    description: str
    duration_ms: int
    release_date: str
    explicit: bool
    resume_ms: int
    playable: bool = True

    @property
    def uri(self) -> str:
        """Return the Spotify URI."""
        return f"spotify:episode:{self.id}"


@dataclass(frozen=True, slots=True)
class Advertisement:
    """What plays between songs for those who do not pay; the API shows nothing of it."""

    duration_ms: int


Item = Track | LocalTrack | Episode
"""What a list or a queue can hold."""
