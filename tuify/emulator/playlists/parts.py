"""A playlist, whose it is, and its rows, as frozen data. Nothing here knows JSON or HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tuify.emulator.catalog.things import Item, Pictures


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose playlist it is; ``name`` may be None."""

    id: str
    name: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Addition:
    """A row that somebody added since the world began.

    ``track`` is the number of a track, or None for an episode. Two additions are never equal, not
    even of the same song: each is a row of its own, to be found again in a later version.
    """

    uri: str
    track: int | None
    added_at_ms: int
    added_by: str


Row = int | Addition
"""What stands at a place: a row of the beginning, by its place then, or one that was added."""


@dataclass(frozen=True, slots=True)
class Playlist:
    """One version of a playlist; what its rows hold is looked up in the book it comes from.

    ``snapshot_id`` names the version, ``revision`` counts them. ``rows`` is a mere range until the
    playlist is edited. ``cover`` is the name of the picture its owner uploaded; without one,
    ``pictures`` says how the service's own are reported.
    """

    number: int
    id: str
    name: str
    description: str | None
    owner: Owner
    public: bool | None
    collaborative: bool
    pictures: Pictures
    revision: int
    snapshot_id: str
    rows: Sequence[Row] = field(repr=False)
    followers: int = 0
    cover: str | None = None

    @property
    def size(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    @property
    def uri(self) -> str:
        """Return the Spotify URI."""
        return f"spotify:playlist:{self.id}"


@dataclass(frozen=True, slots=True)
class PlaylistEntry:
    """One row of a playlist; ``item`` is None where the service has lost it.

    ``added_by`` is the id of a user; very old entries know neither him nor the moment.
    """

    added_at_ms: int | None
    added_by: str | None
    item: Item | None
