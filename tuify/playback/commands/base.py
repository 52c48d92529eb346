"""What all commands have in common."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import ClassVar

from tuify.playback.aspects import NONE, Aspect
from tuify.playback.endpoints import PlayerEndpoints
from tuify.playback.state import Picture, PlaybackState


@dataclass(frozen=True, slots=True)
class Command(ABC):
    """Something the player shall do, on the active device unless `device_id` names another.

    A command knows how it is sent, what it will do to a picture, and how to tell from an answer
    that it has been done.
    """

    touches: ClassVar[Aspect]
    """What it may change, besides the device where `activates` is true."""

    activates: ClassVar[bool] = False
    """Whether it makes the device it names the active one."""

    grace: ClassVar[float] = 3.0
    """Seconds after its success in which an answer that does not show it is taken for old."""

    device_id: str | None = field(default=None, kw_only=True)

    @abstractmethod
    async def send(self, player: PlayerEndpoints) -> None:
        """Ask the service to do it. Raises `SpotifyError`."""

    @abstractmethod
    def predict(self, picture: Picture, at: float) -> Picture:
        """What `picture` will be once it is done, if it is given at `at`.

        Unchanged where nobody can know. What is predicted may turn out wrong, but never is
        anything that could not be.
        """

    @abstractmethod
    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether `heard` shows it done. `before` and `after` are the prediction's two sides."""

    def overtaken(
        self, before: PlaybackState, after: PlaybackState, heard: PlaybackState, since: float
    ) -> bool:
        """Whether `heard` shows that it was done (since `since`), though not as predicted.

        Only asked of the oldest command of its kind that is still open: to a later one, what the
        older ones did would look the same.
        """
        return False

    @property
    def aspects(self) -> Aspect:
        """All that it may change."""
        return self.touches | (Aspect.DEVICE | Aspect.VOLUME if self._moves else NONE)

    def foresee(self, picture: Picture, at: float) -> Picture:
        """As `predict`, on the device it is for."""
        if self.device_id is None:
            return self.predict(picture, at)
        device = picture.playback.device
        if device is not None and device.id == self.device_id:
            return self.predict(picture, at)
        named = picture.devices.find(self.device_id) if self._moves else None
        if named is None:
            return picture
        moved = replace(picture, playback=picture.playback.on(named))
        return self.predict(moved, at)

    @property
    def _moves(self) -> bool:
        return self.activates and self.device_id is not None
