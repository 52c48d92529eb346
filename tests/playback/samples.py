"""Items, devices and states to test with."""

from tuify.playback.state import PlaybackState, QueueView, Repeat
from tuify.spotify.models import ArtistRef, Context, Device, Episode, Playback, ResumePoint, Track

DESK = Device(id="desk", name="Desk", type="Computer", is_active=True, volume_percent=40)
KITCHEN = Device(id="kitchen", name="Kitchen", type="Speaker", volume_percent=25)
PHONE = Device(
    id="phone", name="Phone", type="Smartphone", volume_percent=100, supports_volume=False
)
HALL = Device(id=None, name="Hall", type="Speaker", is_restricted=True)
ALBUM = Context(type="album", uri="spotify:album:a1")


def track(number: int, *, seconds: float = 200) -> Track:
    return Track(
        name=f"Track {number}",
        uri=f"spotify:track:t{number}",
        id=f"t{number}",
        duration_ms=round(seconds * 1000),
        artists=(ArtistRef(name=f"Artist {number}"),),
    )


def episode(number: int, *, heard_ms: int = 0, seconds: float = 1800) -> Episode:
    return Episode(
        name=f"Episode {number}",
        uri=f"spotify:episode:e{number}",
        id=f"e{number}",
        duration_ms=round(seconds * 1000),
        resume_point=ResumePoint(resume_position_ms=heard_ms),
    )


def playing(
    item: Track | Episode,
    position_ms: int = 0,
    *,
    at: float = 0.0,
    paused: bool = False,
    device: Device | None = DESK,
    repeat: Repeat = Repeat.OFF,
) -> PlaybackState:
    """A state in which `item` plays on `device`."""
    volume = device.volume_percent if device is not None and device.supports_volume else None
    return PlaybackState(
        kind=item.type,
        item=item,
        is_playing=not paused,
        progress_ms=position_ms,
        as_of=at,
        shuffle=False,
        repeat=repeat,
        device=device,
        volume=volume,
        context=ALBUM,
    )


def answer(
    item: Track | Episode | None,
    progress_ms: int | None = 0,
    *,
    is_playing: bool = True,
    kind: str = "track",
    device: Device | None = DESK,
    repeat: str | None = "off",
) -> Playback:
    """What the service says of it."""
    return Playback(
        device=device,
        shuffle_state=False,
        repeat_state=repeat,
        context=ALBUM,
        progress_ms=progress_ms,
        item=item,
        currently_playing_type=kind,
        is_playing=is_playing,
    )


def queue(after: Track | Episode | None, *items: Track | Episode | None) -> QueueView:
    return QueueView(items=items, known=True, after=after)
