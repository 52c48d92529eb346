"""What a screen of tuify does with a key before the bindings have their turn."""

from __future__ import annotations

from textual import events
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

    def take_text(self, text: str) -> bool:
        """Whether `text`, which was typed or pasted, belongs into a field of this screen, and went
        there."""
        return False


async def handle_key(app: App[None], screen: KeyedScreen[object], event: events.Key) -> None:
    """Do what a key means on this screen, to the end, before the next one is looked at."""
    if await screen.take_key(event.key):
        return
    if event.is_printable and event.character and screen.take_text(event.character):
        return
    bound = screen.active_bindings.get(event.key)
    if bound is not None and bound.enabled:
        await app.run_action(bound.binding.action, bound.node)
