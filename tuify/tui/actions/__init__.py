"""The registry of actions: each thing a key can do, declared once.

The keymap, the hint bar, the help screen and the palette are all made from `ACTIONS`, so a key
can't be bound without being explained, or explained without being bound.
"""

from __future__ import annotations

from tuify.tui.actions.action import OF_PANES, Action, Group, Scope
from tuify.tui.actions.browse import BROWSE
from tuify.tui.actions.change import CHANGE
from tuify.tui.actions.find import FIND
from tuify.tui.actions.items import ITEMS
from tuify.tui.actions.lists import LISTS
from tuify.tui.actions.login import LOGIN
from tuify.tui.actions.panes import PANES
from tuify.tui.actions.playing import PLAYING
from tuify.tui.actions.program import PROGRAM

__all__ = ["ACTIONS", "OF_PANES", "Action", "Group", "Scope"]

ACTIONS: tuple[Action, ...] = (
    PLAYING + LISTS + ITEMS + CHANGE + BROWSE + FIND + PANES + PROGRAM + LOGIN
)
"""Every action there is, in the order of the help screen."""
