"""Actions that go from pane to pane."""

from __future__ import annotations

from tuify.tui.actions.action import Action, Group, Scope

PANES: tuple[Action, ...] = (
    Action(
        "devices",
        "Devices",
        "Shows the devices to play on.",
        Group.PANES,
        Scope.EVERYWHERE,
        "screen.devices",
        ("d",),
        hint="devices",
        priority=55,
    ),
    Action(
        "next-pane",
        "Next pane",
        "Moves the focus to the next pane.",
        Group.PANES,
        Scope.EVERYWHERE,
        "screen.turn_pane(1)",
        ("tab",),
        hint="next pane",
        priority=85,
    ),
    Action(
        "previous-pane",
        "Previous pane",
        "Moves the focus to the pane before.",
        Group.PANES,
        Scope.EVERYWHERE,
        "screen.turn_pane(-1)",
        ("shift+tab",),
    ),
    Action(
        "pane-library",
        "Library",
        "Goes to the library.",
        Group.PANES,
        Scope.EVERYWHERE,
        "screen.pane('library')",
        ("1",),
    ),
    Action(
        "pane-queue",
        "Queue",
        "Goes to the queue and reads it anew.",
        Group.PANES,
        Scope.EVERYWHERE,
        "screen.queue",
        ("2",),
    ),
    Action(
        "pane-devices",
        "Devices pane",
        "Goes to the devices.",
        Group.PANES,
        Scope.EVERYWHERE,
        "screen.pane('devices')",
        ("3",),
    ),
    Action(
        "pane-now-playing",
        "Now playing",
        "Goes to what plays.",
        Group.PANES,
        Scope.EVERYWHERE,
        "screen.pane('now_playing')",
        ("4",),
    ),
)
