"""Commands that change how it plays: volume, shuffle, repeat."""

from dataclasses import dataclass, replace
from typing import ClassVar

from tuify.playback.aspects import Aspect
from tuify.playback.commands.base import Command
from tuify.playback.endpoints import PlayerEndpoints
from tuify.playback.state import Picture, PlaybackState, Repeat


@dataclass(frozen=True, slots=True)
class SetVolume(Command):
    """Set the volume."""

    touches = Aspect.VOLUME
    grace: ClassVar[float] = 5.0

    percent: int

    async def send(self, player: PlayerEndpoints) -> None:
        """Set Playback Volume."""
        await player.set_playback_volume(self.percent, device_id=self.device_id)

    def predict(self, picture: Picture, at: float) -> Picture:
        """That volume, on a device that has one."""
        return replace(picture, playback=picture.playback.with_volume(self.percent))

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether it is exactly that volume."""
        return heard.volume == self.percent

    def overtaken(
        self, before: PlaybackState, after: PlaybackState, heard: PlaybackState, since: float
    ) -> bool:
        """Whether it is nearer to that volume than before; many devices know few steps only."""
        if heard.volume is None or before.volume is None:
            return heard.volume != before.volume
        return abs(heard.volume - self.percent) < abs(heard.volume - before.volume)


@dataclass(frozen=True, slots=True)
class SetShuffle(Command):
    """Set shuffle on or off."""

    touches = Aspect.SHUFFLE | Aspect.QUEUE

    on: bool

    async def send(self, player: PlayerEndpoints) -> None:
        """Toggle Playback Shuffle."""
        await player.toggle_playback_shuffle(self.on, device_id=self.device_id)

    def predict(self, picture: Picture, at: float) -> Picture:
        """On or off; the queue gets another order, which only the service knows."""
        playback = replace(picture.playback, shuffle=self.on)
        return replace(picture, playback=playback, queue=replace(picture.queue, known=False))

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether it is set so."""
        return heard.shuffle == self.on


@dataclass(frozen=True, slots=True)
class SetRepeat(Command):
    """Set what happens at the end."""

    touches = Aspect.REPEAT

    mode: Repeat

    async def send(self, player: PlayerEndpoints) -> None:
        """Set Repeat Mode."""
        await player.set_repeat_mode(self.mode.value, device_id=self.device_id)

    def predict(self, picture: Picture, at: float) -> Picture:
        """That mode."""
        return replace(picture, playback=picture.playback.repeating(self.mode, at))

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether it is set so."""
        return heard.repeat == self.mode
