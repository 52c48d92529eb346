"""What a screen of tuify does with a key."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import App
from textual.screen import Screen, ScreenResultType

from tuify.tui.actions import Action, Scope
from tuify.tui.chord import press
from tuify.tui.key_reading import WithEscape
from tuify.tui.keymap import USUAL, Keymap


class KeyedApp(App[None], inherit_bindings=False):
    """An app whose screens share one keymap."""

    keymap: Keymap = USUAL

    def close_dialogs(self) -> None:
        """Close, unanswered, what is open over the main screen and works on the session."""
        for screen in reversed(self.screen_stack):
            if not isinstance(screen, KeyedScreen) or not screen.OF_SESSION:
                return
            screen.action_close()


class KeyedScreen(Screen[ScreenResultType], inherit_bindings=False):
    """A screen whose keys the app handles in the order they arrive, one whole key after another.

    Textual hands a key from widget to widget, through a queue each; a key pressed right after it
    may find a shorter way and overtake it.
    """

    OF_SESSION: ClassVar[bool] = True
    """Whether it works on the session and closes when that ends."""

    waiting_keys: str = ""
    """The beginning of a chord."""

    @property
    def keymap(self) -> Keymap:
        """The keys in force."""
        return self.app.keymap if isinstance(self.app, KeyedApp) else USUAL

    def key_scopes(self) -> tuple[Scope, ...]:
        """Whose keys work where the focus is, the nearest first."""
        return (Scope.LISTS, Scope.DIALOG)

    async def action_filter(self) -> None:
        """Show less of what is listed; a screen that can't do that does nothing."""

    def action_close(self) -> None:
        """Back to where one was; from a screen that is closed otherwise nothing happens."""

    def applies(self, action: Action) -> bool:
        """Whether an action makes sense for what has the focus."""
        return True

    async def take_key(self, key: str) -> bool:
        """Follow chords; whether the key is used up by one."""
        step = press(self.waiting_keys, key, self.keymap.chords(self.key_scopes()))
        self.waiting_keys = step.waiting
        if step.action is not None:
            await self.app.run_action(step.action.call, self.focused or self)
        return step.taken

    def knows_key(self, key: str) -> bool:
        """Whether a key means anything where the focus is."""
        scopes = self.key_scopes()
        return (
            press(self.waiting_keys, key, self.keymap.chords(scopes)).taken
            or self.keymap.action(scopes, key) is not None
            or key in self.active_bindings
        )

    def refuse_key(self, key: str) -> None:
        """A key means nothing here; a screen may say so."""

    def take_text(self, text: str) -> bool:
        """Whether `text`, which was typed or pasted, belongs into a field of this screen, and went
        there."""
        return False


async def handle_key(app: App[None], screen: KeyedScreen[object], event: events.Key) -> None:
    """Do what a key means on this screen, to the end, before the next one is looked at.

    A key that edits the text of a field is the field's own, bound by Textual's means. A key with
    Alt that means nothing was pressed after Esc.
    """
    if isinstance(event, WithEscape) and not screen.knows_key(event.key):
        await handle_key(app, screen, events.Key("escape", "\x1b"))
        event = event.plain
        if isinstance(app.screen, KeyedScreen):
            screen = app.screen
    if await screen.take_key(event.key):
        return
    if event.is_printable and event.character and screen.take_text(event.character):
        return
    action = screen.keymap.action(screen.key_scopes(), event.key)
    if action is not None:
        await app.run_action(action.call, screen.focused or screen)
    elif (bound := screen.active_bindings.get(event.key)) is not None and bound.enabled:
        await app.run_action(bound.binding.action, bound.node)
    else:
        screen.refuse_key(event.key)
