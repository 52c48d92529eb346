"""Tracks, devices and states to show in tests."""

from __future__ import annotations

from tuify.playback.devices import DevicesView
from tuify.playback.queue import QueueView
from tuify.playback.state import Link, PlaybackState, RemoteView, Repeat
from tuify.spotify.models import (
    AlbumRef,
    ArtistRef,
    Context,
    Device,
    Episode,
    Item,
    SavedTrack,
    ShowRef,
    Track,
)

HOSTILE_TITLES = (
    "[bold red]Loud[/]",
    "[/]",
    "[@click=app.quit()]Press me[/]",
    "Deluxe [2011 - Remaster]",
    "back\\slash [",
    "夜の散歩 " * 20,
    "",
    "👨‍👩‍👧‍👦 family",
    "e\u0301\u0301\u0301\u0301 accents",
)


def track(number: int, name: str | None = None, **changes: object) -> Track:
    """A track of the made-up album "Harbour"."""
    values: dict[str, object] = {
        "name": f"Song {number}" if name is None else name,
        "uri": f"spotify:track:{number:022}",
        "id": f"{number:022}",
        "duration_ms": 200_000 + number * 1_000,
        "artists": (ArtistRef(name="Ilse Moor"),),
        "album": AlbumRef(name="Harbour"),
    }
    return Track(**(values | changes))  # type: ignore[arg-type]  # the fields of a model by name


LOCAL = track(900, "From my disk", uri="spotify:local:::From+my+disk:200", id=None, is_local=True)
PAPER_LANTERNS = track(1, "Paper Lanterns", duration_ms=242_000)
EPISODE = Episode(
    name="How boats float",
    uri="spotify:episode:" + "e" * 22,
    id="e" * 22,
    duration_ms=3_700_000,
    show=ShowRef(name="Small Wonders"),
)
DESK = Device(id="desk", name="Desk", type="Computer", is_active=True, volume_percent=60)
KITCHEN = Device(id="kitchen", name="Kitchen", type="Speaker", volume_percent=35)
PHONE = Device(id="phone", name="Phone", type="Smartphone", supports_volume=False)
HALL = Device(id=None, name="Hall", type="Speaker", is_restricted=True)
DEVICES = (DESK, KITCHEN, PHONE, HALL)
NIGHT_WALK = Context(type="playlist", uri="spotify:playlist:" + "n" * 22)


def playing(item: Item = PAPER_LANTERNS, **changes: object) -> PlaybackState:
    """`item` playing on the desk, 1:12 in, at the moment 0."""
    values: dict[str, object] = {
        "kind": item.type,
        "item": item,
        "is_playing": True,
        "progress_ms": 72_000,
        "as_of": 0.0,
        "shuffle": True,
        "repeat": Repeat.CONTEXT,
        "device": DESK,
        "volume": 60,
        "context": NIGHT_WALK,
    }
    return PlaybackState(**(values | changes))  # type: ignore[arg-type]  # its fields by name


def view(state: PlaybackState | None = None, **changes: object) -> RemoteView:
    """What the remote shows once everything was read: a queue with a duplicate, four devices."""
    queue = tuple(track(number) for number in (2, 3, 3, 4))
    values: dict[str, object] = {
        "playback": playing() if state is None else state,
        "queue": QueueView(items=queue, known=True, after=PAPER_LANTERNS),
        "devices": DevicesView(devices=DEVICES, known=True),
        "link": Link(last_answer_at=0.0),
    }
    return RemoteView(**(values | changes))  # type: ignore[arg-type]  # its fields by name


def liked(total: int) -> list[SavedTrack]:
    """Liked Songs; "Paper Lanterns" is the second."""
    return [
        SavedTrack(
            added_at=f"2026-02-{28 - index % 28:02}T08:00:00Z",
            track=PAPER_LANTERNS if index == 1 else track(index + 10),
        )
        for index in range(total)
    ]
