"""The registry of actions: each thing a key can do, declared once.

Bindings, the hint bar, the help screen, the palette and a user's keymap are all made from `ACTIONS`
(see `keys.py`), so a key can't be bound without being explained, or explained without being bound.
"""

from __future__ import annotations

from tuify.tui.actions.action import Action, Group, Scope
from tuify.tui.actions.items import ITEMS
from tuify.tui.actions.lists import LISTS
from tuify.tui.actions.login import LOGIN
from tuify.tui.actions.panes import PANES
from tuify.tui.actions.playing import PLAYING
from tuify.tui.actions.program import PROGRAM

__all__ = ["ACTIONS", "Action", "Group", "Scope"]

ACTIONS: tuple[Action, ...] = PLAYING + LISTS + ITEMS + PANES + PROGRAM + LOGIN
"""Every action there is, in the order of the help screen."""
