"""Items and devices as the words of a row. Pure functions."""

from __future__ import annotations

from tuify.spotify.models import Device, Item, Track

NOT_AVAILABLE = "not available"
UNNAMED = "(no name)"


def title(item: Item) -> str:
    """The item's name; a track without one says so."""
    return item.name or UNNAMED


def by(item: Item) -> str:
    """Who made it: the artists of a track, the show of an episode."""
    if isinstance(item, Track):
        return ", ".join(artist.name for artist in item.artists if artist.name)
    return item.show.name if item.show is not None else ""


def album(item: Item) -> str:
    """The album of a track; nothing for an episode."""
    return item.album.name if isinstance(item, Track) and item.album is not None else ""


def link(item: Item) -> str | None:
    """The address of the item's page; None for a local file, which has none."""
    if item.id is None or (isinstance(item, Track) and item.is_local):
        return None
    return f"https://open.spotify.com/{'track' if isinstance(item, Track) else 'episode'}/{item.id}"


def kind(device: Device) -> str:
    """The device's kind in small letters: "computer", "smartphone"."""
    return device.type.lower()


def volume(device: Device) -> str:
    """The device's volume, or a word for why there is none to show."""
    if device.volume_percent is None or not device.supports_volume:
        return "fixed"
    return f"{device.volume_percent} %"


def why_not(device: Device) -> str | None:
    """Why this device can't be chosen; None if it can."""
    if device.is_restricted:
        return "can't be controlled"
    if device.id is None:
        return "has no id to be reached by"
    return None


def refusal(device: Device) -> str:
    """The sentence for one who chooses a device that is no choice."""
    sentence = f"{device.name} {why_not(device)}"
    if device.is_restricted:
        return f"{sentence}: it takes no commands from other apps, only from Spotify's own"
    return sentence
