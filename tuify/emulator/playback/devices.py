"""The devices that music can play on, one of every kind that makes a client stumble."""

from dataclasses import dataclass, replace

from tuify.emulator.mixing import mix


@dataclass(frozen=True, slots=True)
class Device:
    """A Spotify Connect device.

    ``key`` names it inside the emulator and in events; ``id`` is None for one that the Web API does
    not reach. ``volume`` is in percent, None where the service does not know it. A device with
    ``sleeps_after_ms`` leaves the list once it has been idle for so long (since ``idle_since_ms``).
    ``present`` is False for one that was switched off.
    """

    key: str
    id: str | None
    name: str
    type: str
    volume: int | None
    controls_volume: bool = True
    restricted: bool = False
    sleeps_after_ms: int | None = None
    idle_since_ms: int = 0
    present: bool = True

    def awake(self, now_ms: int) -> bool:
        """Tell whether an idle device is still there."""
        if not self.present or self.sleeps_after_ms is None:
            return self.present
        return now_ms - self.idle_since_ms < self.sleeps_after_ms


LAPTOP_SLEEPS_AFTER_MS = 10 * 60_000


def first_devices(seed: int, now_ms: int) -> tuple[Device, ...]:
    """Return the devices as they are when the world begins; "desk" is the one that plays."""

    def device_id(number: int) -> str:
        return f"{mix(seed, 301, number):016x}{mix(seed, 302, number):016x}{mix(seed, number):08x}"[
            :40
        ]

    devices = (
        Device("desk", device_id(0), "Desk", "Computer", 60),
        Device("kitchen", device_id(1), "Kitchen", "Speaker", 35),
        Device("phone", device_id(2), "Robin's phone", "Smartphone", 100, controls_volume=False),
        Device("hall", None, "Hall", "Speaker", 34, restricted=True),
        Device(
            "laptop",
            device_id(3),
            "Attic laptop",
            "Computer",
            80,
            sleeps_after_ms=LAPTOP_SLEEPS_AFTER_MS,
        ),
        Device("tv", device_id(4), "Living Room TV", "TV", None),
    )
    return tuple(replace(device, idle_since_ms=now_ms) for device in devices)
