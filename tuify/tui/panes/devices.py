"""The devices one can play on, and those one can't, with the reason."""

from __future__ import annotations

from typing import ClassVar

from tuify.playback.state import DevicesView
from tuify.spotify.models import Device
from tuify.tui.actions import Scope
from tuify.tui.find.narrowed import NarrowedRows
from tuify.tui.panes import describe
from tuify.tui.panes.frame import Pane
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.messages import TransferTo, Wish
from tuify.tui.text import Glyphs
from tuify.tui.widgets.item_table import Column, Row, Tone
from tuify.tui.wording import error_sentence

COLUMNS = (
    Column("name", "Name", width=10, weight=3),
    Column("kind", "Kind", width=10, drop=1),
    Column("volume", "Volume", width=5, right=True),
)


class DeviceRows:
    """Devices as rows for a table. Who replaces `view` has the table look again."""

    def __init__(self, glyphs: Glyphs, view: DevicesView | None = None) -> None:
        self.glyphs = glyphs
        self.view = view

    def count(self) -> int:
        """How many rows there are; at least one, to say why there is no device."""
        return max(1, len(self._devices()))

    def row(self, index: int) -> Row:
        """The row at `index`."""
        device = self.device(index)
        if device is None:
            return self._why_empty()
        reason = describe.why_not(device)
        if reason is not None:
            where = f"{reason}, plays" if device.is_active else reason
            note = f"{device.name}  {where}"
            return Row((), mark=self.glyphs.restricted, tone=Tone.DISABLED, note=note)
        return Row(
            (device.name, describe.kind(device), describe.volume(device)),
            mark=self.glyphs.active if device.is_active else self.glyphs.inactive,
            tone=Tone.PLAYING if device.is_active else Tone.NORMAL,
        )

    def device(self, index: int) -> Device | None:
        """The device of that row; None where there is none."""
        devices = self._devices()
        return devices[index] if 0 <= index < len(devices) else None

    def _devices(self) -> tuple[Device, ...]:
        return self.view.devices if self.view is not None else ()

    def _why_empty(self) -> Row:
        if self.view is None or (not self.view.known and self.view.error is None):
            return Row((), tone=Tone.QUIET, note=self.glyphs.dots)
        if self.view.error is not None:
            reason = error_sentence(self.view.error)
            return Row((), tone=Tone.FAILED, note=f"r reads again: {reason}")
        return Row((), tone=Tone.QUIET, note="None found; r looks again")


class DeviceTable(KeyedTable, inherit_bindings=True):
    """The rows of the devices, with their keys."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.DEVICES, Scope.LISTS)

    def __init__(self, rows: DeviceRows) -> None:
        super().__init__(COLUMNS, header=False, glyphs=rows.glyphs, id="devices-table")
        self.shown = rows
        self.narrowed = NarrowedRows(rows)
        self.show(self.narrowed)

    def choice(self, index: int) -> Wish | None:
        """To play on that device."""
        device = self.shown.device(self.narrowed.index_of(index))
        return TransferTo(device) if device is not None else None

    def show_devices(self, view: DevicesView) -> None:
        """Show other devices; the cursor stays with its device, wherever that is now."""
        at = self.narrowed.index_of(self.cursor)
        on = self.shown.device(at)
        self.shown.view = view
        self.narrowed.renew()
        self.count_changed()
        self.go_to(self.narrowed.position_of(place_of(on, view, at)))
        self.rows_changed(*self.in_sight)


class DevicesPane(Pane):
    """The devices in their frame."""

    TITLE = ("Devices",)
    DIGIT = "3"

    def __init__(self, glyphs: Glyphs) -> None:
        table = DeviceTable(DeviceRows(glyphs))
        super().__init__(glyphs, table, id="devices")
        self.table = table

    def show(self, view: DevicesView) -> None:
        """Show other devices."""
        self.table.show_devices(view)
        self.count_edge.show(str(len(view.devices)) if view.devices else "")


def place_of(device: Device | None, view: DevicesView, otherwise: int) -> int:
    """The row of `device` in `view`; `otherwise`, within bounds, if it is not there."""
    if device is not None:
        for index, other in enumerate(view.devices):
            if (other.id, other.name) == (device.id, device.name):
                return index
    return max(0, min(otherwise, len(view.devices) - 1))
