"""The palette: every action of the registry, found by name."""

from __future__ import annotations

from functools import partial

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets import Input

from tuify.tui.actions import ACTIONS, Action, Scope
from tuify.tui.keys import key_name
from tuify.tui.text import plain


class Palette(CommandPalette):
    """Textual's palette, whose cursor doesn't blink: each blink would be bytes on the line.

    Where the terminal leaves its list no room, it doesn't scroll: the list knows no lines then,
    and would fail looking for the one to go to.
    """

    def on_mount(self) -> None:
        """Hold the cursor still."""
        self.query_one(Input).cursor_blink = False

    def _action_command_list(self, action: str) -> None:
        # There is no public place to stand between a key and the list.
        if self.query_one(CommandList).scrollable_content_region.area:
            super()._action_command_list(action)


class ActionCommands(Provider):
    """The actions as commands; a row's action works on the row under the cursor."""

    async def discover(self) -> Hits:
        """Every action, before anything is typed."""
        for action in self._offered():
            yield DiscoveryHit(
                plain(_label(action)),
                partial(self._run, action),
                text=action.title,
                help=action.help,
            )

    async def search(self, query: str) -> Hits:
        """The actions whose title or help match."""
        matcher = self.matcher(query)
        for action in self._offered():
            score = matcher.match(f"{action.title} {action.help}")
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(_label(action)),
                    partial(self._run, action),
                    text=action.title,
                    help=action.help,
                )

    def _offered(self) -> tuple[Action, ...]:
        """What can be done where the focus was when the palette was opened."""
        scopes = {Scope.EVERYWHERE, *getattr(self.focused, "SCOPES", ())}
        return tuple(
            action
            for action in ACTIONS
            if action.id != "palette" and scopes & {action.scope, *action.also}
        )

    async def _run(self, action: Action) -> None:
        await self.app.run_action(action.call, self.focused or self.screen)


def _label(action: Action) -> str:
    return f"{action.title}  ({key_name(action.keys[0])})"
