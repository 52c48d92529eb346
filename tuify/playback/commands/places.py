"""Commands that change where it plays, and what waits."""

from dataclasses import dataclass, replace

from tuify.playback.aspects import Aspect
from tuify.playback.commands.base import Command
from tuify.playback.endpoints import PlayerEndpoints
from tuify.playback.state import Picture, PlaybackState
from tuify.spotify.models import Device, Item


@dataclass(frozen=True, slots=True)
class AddToQueue(Command):
    """Put a track or an episode into the queue. Where it will stand is not told beforehand."""

    touches = Aspect.QUEUE

    uri: str
    item: Item | None = None

    async def send(self, player: PlayerEndpoints) -> None:
        """Add Item to Playback Queue."""
        await player.add_item_to_playback_queue(self.uri, device_id=self.device_id)

    def predict(self, picture: Picture, at: float) -> Picture:
        """Nothing is known in advance."""
        return picture

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """The player's state does not tell; the success of the command has to do."""
        return True


@dataclass(frozen=True, slots=True)
class Transfer(Command):
    """Play on another device; `play` None leaves it playing or paused. The device needs an id."""

    touches = Aspect.TRANSPORT | Aspect.DEVICE | Aspect.VOLUME

    device: Device
    play: bool | None = None

    async def send(self, player: PlayerEndpoints) -> None:
        """Transfer Playback."""
        await player.transfer_playback(self.device.id or "", play=self.play)

    def predict(self, picture: Picture, at: float) -> Picture:
        """The same goes on there, at the volume that device has."""
        playback = picture.playback.on(self.device)
        if self.play and playback.item is not None:
            playback = playback.resumed(at)
        return replace(picture, playback=playback)

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether it goes on there; a device just woken says for a while that nothing does."""
        there = heard.device is not None and heard.device.id == self.device.id
        return (
            there
            and heard.is_playing == after.is_playing
            and (heard.item is not None or after.item is None)
        )
