"""The choice of a device when a command finds none active."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tuify.playback.remote import Remote
from tuify.spotify.models import Device
from tuify.tui.actions import Scope
from tuify.tui.panes import describe
from tuify.tui.panes.devices import DeviceRows, DeviceTable
from tuify.tui.panes.messages import Wished
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.text import Glyphs
from tuify.tui.widgets.dialog import Dialog
from tuify.tui.widgets.one_line import OneLine

Chosen = Callable[[Device | None], None]
"""Told the device that was chosen, or None if none was."""


class _PickerTable(DeviceTable, inherit_bindings=False):
    """The devices in the dialog, where Enter is the dialog's own."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.LISTS,)


class DevicePicker(KeyedScreen[None], ModalScreen[None], inherit_bindings=False):
    """Asks for a device, and tells what was chosen, in the turn of the key that chose."""

    def __init__(self, glyphs: Glyphs, remote: Remote, waiting: str, chosen: Chosen) -> None:
        """`waiting` says what will be done on the chosen device; `chosen` is called once."""
        super().__init__(id="device-picker")
        self._remote = remote
        self._chosen = chosen
        self._table = _PickerTable(DeviceRows(glyphs))
        self._words = OneLine(f"No device is active. Choose one to {waiting}:")
        self._leave: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """A sentence over the devices."""
        with Dialog("Devices", "Enter chooses, r looks again, Esc closes"):
            yield self._words
            yield self._table

    def on_mount(self) -> None:
        """Show the devices, and ask for them anew."""
        self._leave = self._remote.subscribe(
            lambda view: self._table.show_devices(view.devices), slice=lambda view: view.devices
        )
        self._table.show_devices(self._remote.view.devices)
        self.set_focus(self._table)
        self._remote.refresh_devices()

    def on_unmount(self) -> None:
        """Stop following the devices."""
        if self._leave is not None:
            self._leave()

    def action_choose(self) -> None:
        """Take the device under the cursor, or say why it can't be."""
        self._choose(self._table.cursor)

    def action_retry(self) -> None:
        """Ask for the devices again."""
        self._remote.refresh_devices()

    def action_close(self) -> None:
        """Choose none."""
        self._leave_with(None)

    def on_wished(self, message: Wished) -> None:
        """Take the row that was clicked."""
        message.stop()
        self.action_choose()

    def _leave_with(self, device: Device | None) -> None:
        self.dismiss()
        self._chosen(device)

    def _choose(self, index: int) -> None:
        device = self._table.shown.device(index)
        if device is None:
            return
        if describe.why_not(device) is None:
            self._leave_with(device)
        else:
            self._words.set_text(describe.refusal(device))
