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
    """A song of the catalogue. ``playable`` is False for one the market has lost.

    A track of a compilation is another release of a recording that came out before: ``original`` is
    the number of that track.
    """

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
    original: int | None = None

    @property
    def recording(self) -> int:
        """Return the number that all releases of the same recording share."""
        return self.number if self.original is None else self.original

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
class Audiobook:
    """A book read aloud; ``chapters`` is how many it has.

    The service names audiobooks and their chapters by the URIs of shows and episodes, and plays
    them as such; only the addresses of the endpoints differ.
    """

    number: int
    id: str
    name: str
    authors: tuple[str, ...]
    narrators: tuple[str, ...]
    publisher: str
    description: str
    edition: str
    chapters: int
    release_date: str
    explicit: bool

    @property
    def uri(self) -> str:
        """Return the Spotify URI, which is that of a show."""
        return f"spotify:show:{self.id}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of an audiobook; ``place`` is counted from the beginning, 0 being the opening credits.

    ``resume_ms`` is where the user stopped listening; it is ``duration_ms`` for one heard to its
    end.
    """

    number: int
    id: str
    name: str
    audiobook: Audiobook
    place: int
    description: str
    duration_ms: int
    resume_ms: int

    @property
    def uri(self) -> str:
        """Return the Spotify URI, which is that of an episode."""
        return f"spotify:episode:{self.id}"

    @property
    def heard(self) -> bool:
        """Tell whether the user has listened to the end."""
        return self.resume_ms >= self.duration_ms


@dataclass(frozen=True, slots=True)
class Advertisement:
    """What plays between songs for those who do not pay; the API shows nothing of it."""

    duration_ms: int


Item = Track | LocalTrack | Episode
"""What a list or a queue can hold."""
