"""The devices of Spotify Connect."""

from dataclasses import dataclass, replace

import msgspec

from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Device


@dataclass(frozen=True, slots=True)
class DevicesView:
    """The devices there are. `known` is false until they were read once."""

    devices: tuple[Device, ...] = ()
    known: bool = False
    error: SpotifyError | None = None

    def find(self, device_id: str) -> Device | None:
        """The device with this id."""
        return next((device for device in self.devices if device.id == device_id), None)

    def with_none_active(self) -> "DevicesView":
        """The same list, none of them active."""
        return replace(self, devices=tuple(_inactive(device) for device in self.devices))

    def with_active(self, active: Device | None, *, joins: bool = True) -> "DevicesView":
        """The same list, in which `active` is the active one and as it is told here.

        One that is not in the list joins it, or without `joins` leaves it as it is.
        """
        if active is None or not (joins or any(same_device(one, active) for one in self.devices)):
            return self
        others = tuple(
            active if same_device(device, active) else _inactive(device) for device in self.devices
        )
        devices = others if active in others else (*others, active)
        return self if devices == self.devices else replace(self, devices=devices)


def settable_volume(device: Device | None) -> int | None:
    """The volume in percent; None if there is none that a remote could set.

    Devices without such a control say 100, which is nothing one should show.
    """
    return device.volume_percent if device is not None and device.supports_volume else None


def same_device(one: Device, other: Device | None) -> bool:
    """Whether both are the same device; by id, or by name and type where one has no id."""
    if other is None:
        return False
    if one.id is None or other.id is None:
        return (one.id, one.name, one.type) == (other.id, other.name, other.type)
    return one.id == other.id


def _inactive(device: Device) -> Device:
    return msgspec.structs.replace(device, is_active=False) if device.is_active else device
