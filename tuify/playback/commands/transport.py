"""Commands that change what plays or where in it. Positions are in ms."""

from dataclasses import dataclass, replace
from typing import ClassVar

from tuify.playback.answers import began_again, is_nearer, is_where, plays_another_item
from tuify.playback.aspects import Aspect
from tuify.playback.commands.base import Command
from tuify.playback.endpoints import PlayerEndpoints
from tuify.playback.queue import QueueView
from tuify.playback.state import Picture, PlaybackState
from tuify.spotify.models import Context, Item


@dataclass(frozen=True, slots=True)
class _Skip(Command):
    """A command that leads to another item, or to the beginning of the same."""

    touches = Aspect.TRANSPORT | Aspect.QUEUE

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether what was predicted plays. Where nothing could be, `overtaken` has to tell."""
        return after != before and is_where(after, heard, before)

    def overtaken(
        self, before: PlaybackState, after: PlaybackState, heard: PlaybackState, since: float
    ) -> bool:
        """Whether something else plays than did before, or the same from its beginning."""
        return plays_another_item(before, heard) or began_again(before, heard, since)


@dataclass(frozen=True, slots=True)
class Play(_Skip):
    """Play a context (from `offset_uri` or `offset_position` on) or a list of at most 100 items.

    `item` is what it will start with, where that is known; it is only for the prediction.
    """

    activates: ClassVar[bool] = True

    context_uri: str | None = None
    uris: tuple[str, ...] = ()
    offset_uri: str | None = None
    offset_position: int | None = None
    position_ms: int | None = None
    item: Item | None = None

    async def send(self, player: PlayerEndpoints) -> None:
        """Start/Resume Playback."""
        await player.start_resume_playback(
            device_id=self.device_id,
            context_uri=self.context_uri,
            uris=self.uris or None,
            offset_uri=self.offset_uri,
            offset_position=self.offset_position,
            position_ms=self.position_ms,
        )

    def predict(self, picture: Picture, at: float) -> Picture:
        """The item plays; what will follow it nobody knows yet."""
        queue = QueueView(after=self.item)
        if self.item is None:
            return replace(picture, queue=queue)
        context = _context_of(self.context_uri) if self.context_uri is not None else None
        playback = picture.playback.started(
            self.item, at, position_ms=self.position_ms, context=context
        )
        return replace(picture, playback=playback, queue=queue)

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether the item plays, not only stands there."""
        return heard.is_playing and after != before and is_where(after, heard, before)


@dataclass(frozen=True, slots=True)
class Resume(Command):
    """Go on with what is paused."""

    touches = Aspect.TRANSPORT
    activates: ClassVar[bool] = True

    async def send(self, player: PlayerEndpoints) -> None:
        """Start/Resume Playback, without anything to start."""
        await player.start_resume_playback(device_id=self.device_id)

    def predict(self, picture: Picture, at: float) -> Picture:
        """It plays on from where it stands, if there is something to play."""
        if picture.playback.item is None or picture.playback.is_playing:
            return picture
        return replace(picture, playback=picture.playback.resumed(at))

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether anything plays."""
        return heard.is_playing


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Stand still."""

    touches = Aspect.TRANSPORT

    async def send(self, player: PlayerEndpoints) -> None:
        """Pause Playback."""
        await player.pause_playback(device_id=self.device_id)

    def predict(self, picture: Picture, at: float) -> Picture:
        """It stands where it is."""
        if not picture.playback.is_playing:
            return picture
        return replace(picture, playback=picture.playback.paused(at))

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether nothing plays."""
        return not heard.is_playing


@dataclass(frozen=True, slots=True)
class Next(_Skip):
    """Skip to what comes next."""

    activates: ClassVar[bool] = True

    async def send(self, player: PlayerEndpoints) -> None:
        """Skip To Next."""
        await player.skip_to_next(device_id=self.device_id)

    def predict(self, picture: Picture, at: float) -> Picture:
        """The first of the queue plays. Without a queue to trust, what plays stays on show."""
        return _skipped(picture, at)


@dataclass(frozen=True, slots=True)
class Previous(_Skip):
    """Skip back: to the item before, or to the beginning of this one, as the player decides.

    So nothing is predicted.
    """

    activates: ClassVar[bool] = True

    async def send(self, player: PlayerEndpoints) -> None:
        """Skip To Previous."""
        await player.skip_to_previous(device_id=self.device_id)

    def predict(self, picture: Picture, at: float) -> Picture:
        """Nothing is known in advance."""
        return picture


@dataclass(frozen=True, slots=True)
class Seek(Command):
    """Go to a position in the item; at or beyond its end, to the next item."""

    touches = Aspect.TRANSPORT | Aspect.QUEUE

    position_ms: int

    async def send(self, player: PlayerEndpoints) -> None:
        """Seek To Position."""
        await player.seek_to_position(self.position_ms, device_id=self.device_id)

    def predict(self, picture: Picture, at: float) -> Picture:
        """The position, or the next item if the position is beyond the end."""
        playback = picture.playback
        if playback.item is None:
            return picture
        if playback.duration_ms is not None and self.position_ms >= playback.duration_ms:
            return _skipped(picture, at)
        return replace(picture, playback=playback.moved_to(self.position_ms, at))

    def agrees(self, before: PlaybackState, after: PlaybackState, heard: PlaybackState) -> bool:
        """Whether it plays there."""
        return is_where(after, heard, before)

    def overtaken(
        self, before: PlaybackState, after: PlaybackState, heard: PlaybackState, since: float
    ) -> bool:
        """Whether it is nearer to there than to where it was, or another item plays by now."""
        return plays_another_item(before, heard) or is_nearer(after, heard, before)


def _skipped(picture: Picture, at: float) -> Picture:
    playback = picture.playback
    upcoming = picture.queue.next_after(playback.item)
    if upcoming is None:
        return picture
    started = playback.started(upcoming, at, position_ms=None, context=playback.context)
    return replace(picture, playback=started, queue=picture.queue.without_first())


def _context_of(uri: str) -> Context:
    """The context a URI names, such as `spotify:album:ID` or `spotify:user:ID:collection`."""
    parts = uri.split(":")
    kind = parts[3] if parts[1:2] == ["user"] and len(parts) > 3 else "".join(parts[1:2])
    return Context(type=kind, uri=uri)
