"""The player: devices, what plays, what is next, what was heard."""

import msgspec

from tuify.spotify.fields import Millis, Percent, Text, Timestamp
from tuify.spotify.models.base import Model
from tuify.spotify.models.show import Episode
from tuify.spotify.models.track import Track

Item = Track | Episode
"""What can play and be shown in full."""


class Device(Model, frozen=True):
    """A device of Spotify Connect. One that is restricted may have no id and takes no commands."""

    id: Text | None
    name: Text
    type: Text = ""
    is_active: bool = False
    is_private_session: bool = False
    is_restricted: bool = False
    volume_percent: Percent | None = None
    supports_volume: bool = True


class Context(Model, frozen=True):
    """Where the music comes from: an album, artist, playlist, show or collection."""

    type: Text
    uri: Text
    href: Text | None = None


class Actions(Model, frozen=True):
    """What the player does not do at the moment; only what is true is told."""

    disallows: dict[Text, bool | None] = msgspec.field(default_factory=dict)


class Playback(Model, frozen=True):
    """The state of the player.

    `progress_ms` was true when the answer was made. `timestamp` is when the state last changed
    (play, pause, skip, seek), which may be long ago; 0 if it is not known. `item` is None during
    an advertisement. The `currently_playing` question leaves `device`, `shuffle_state` and
    `repeat_state` None.
    """

    device: Device | None = None
    shuffle_state: bool | None = None
    repeat_state: Text | None = None
    smart_shuffle: bool | None = None
    timestamp: Timestamp = 0
    context: Context | None = None
    progress_ms: Millis | None = None
    item: Item | None = None
    currently_playing_type: Text = "unknown"
    disallows: frozenset[str] = frozenset()
    is_playing: bool = False
    _actions: Actions | None = msgspec.field(name="actions", default=None)

    def __post_init__(self) -> None:
        """Fold `actions`, as the service spells it, into `disallows`."""
        if self._actions is not None:
            told = frozenset(name for name, on in self._actions.disallows.items() if on)
            msgspec.structs.force_setattr(self, "disallows", told)
            msgspec.structs.force_setattr(self, "_actions", None)


class Queue(Model, frozen=True):
    """What plays and what comes next. The same item may stand in it more than once."""

    currently_playing: Item | None = None
    queue: tuple[Item | None, ...] = ()


class PlayHistory(Model, frozen=True):
    """A track that was heard; `played_at` is an ISO 8601 time (UTC)."""

    track: Track | None = None
    played_at: Text | None = None
    context: Context | None = None
