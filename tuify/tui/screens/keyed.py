"""What a screen of tuify does with a key before the bindings have their turn."""

from __future__ import annotations

from textual.app import App
from textual.screen import Screen, ScreenResultType

from tuify.tui.actions import Scope
from tuify.tui.chord import press
from tuify.tui.keys import chords


class KeyedScreen(Screen[ScreenResultType], inherit_bindings=False):
    """A screen whose keys the app handles in the order they arrive, one whole key after another.

    Textual hands a key from widget to widget, through a queue each; a key pressed right after it
    may find a shorter way and overtake it.
    """

    waiting_keys: str = ""
    """The beginning of a chord."""

    def key_scopes(self) -> tuple[Scope, ...]:
        """Whose keys work where the focus is, the nearest first."""
        return (Scope.LISTS,)

    async def take_key(self, key: str) -> bool:
        """Follow chords; whether the key is used up by one."""
        step = press(self.waiting_keys, key, chords(*self.key_scopes()))
        self.waiting_keys = step.waiting
        if step.action is not None:
            await self.app.run_action(step.action.call, self.focused or self)
        return step.taken


async def handle_key(app: App[None], screen: KeyedScreen[object], key: str) -> None:
    """Do what a key means on this screen, to the end, before the next one is looked at."""
    if await screen.take_key(key):
        return
    bound = screen.active_bindings.get(key)
    if bound is not None and bound.enabled:
        await app.run_action(bound.binding.action, bound.node)
