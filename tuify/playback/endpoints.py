"""What the remote needs of the Web API: the category "Player" of the reference, or a stand-in."""

from collections.abc import Sequence
from typing import Literal, Protocol

from tuify.spotify.models import Device, Playback, Queue


class PlayerEndpoints(Protocol):
    """The player's endpoints. All of them raise `SpotifyError`, and nothing else.

    A command that returns was accepted; that does not mean that a question asked right after it
    sees its effect. `device_id` None stands for the active device.
    """

    async def get_playback_state(self) -> Playback | None:
        """What plays; None if nothing is active."""

    async def get_available_devices(self) -> tuple[Device, ...]:
        """The devices there are."""

    async def get_the_users_queue(self) -> Queue:
        """What plays and what comes next."""

    async def transfer_playback(self, device_id: str, /, *, play: bool | None = None) -> None:
        """Play elsewhere; `play` None leaves it playing or paused."""

    async def start_resume_playback(
        self,
        *,
        device_id: str | None = None,
        context_uri: str | None = None,
        uris: Sequence[str] | None = None,
        offset_uri: str | None = None,
        offset_position: int | None = None,
        position_ms: int | None = None,
    ) -> None:
        """Play a context or some items; without either, go on with what was playing."""

    async def pause_playback(self, *, device_id: str | None = None) -> None:
        """Pause."""

    async def skip_to_next(self, *, device_id: str | None = None) -> None:
        """Skip to the next item."""

    async def skip_to_previous(self, *, device_id: str | None = None) -> None:
        """Skip back."""

    async def seek_to_position(self, position_ms: int, /, *, device_id: str | None = None) -> None:
        """Go to a position in ms; beyond the end is the next item."""

    async def set_repeat_mode(
        self, state: Literal["off", "context", "track"], /, *, device_id: str | None = None
    ) -> None:
        """Set what happens at the end."""

    async def set_playback_volume(
        self, volume_percent: int, /, *, device_id: str | None = None
    ) -> None:
        """Set the volume, 0 to 100."""

    async def toggle_playback_shuffle(
        self, state: bool, /, *, device_id: str | None = None
    ) -> None:
        """Set shuffle on or off."""

    async def add_item_to_playback_queue(
        self, uri: str, /, *, device_id: str | None = None
    ) -> None:
        """Put an item into the queue."""
