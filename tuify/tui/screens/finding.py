"""The keys that find, on a screen whose lists can be filtered, sorted and searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuify.tui.panes.library_table import OF_SEARCH, LibraryTable
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from tuify.tui.actions import Action
    from tuify.tui.find.finding import Finding


class FindingScreen(KeyedScreen[None], inherit_bindings=False):
    """Hands what is typed to the field that has the focus, and the keys that find to `finding`."""

    finding: Finding | None = None
    """Who filters, sorts, searches and jumps; None until there is a session."""

    def take_text(self, text: str) -> bool:
        """Put what was typed or pasted into the field that has the focus."""
        if not isinstance(self.focused, TextField):
            return False
        self.focused.take(text)
        return True

    async def action_filter(self) -> None:
        """Show only what fits in the list that has the focus."""
        if self.finding is not None:
            await self.finding.filter(self.focused)

    def action_sort(self) -> None:
        """Sort the list that has the focus, or say why it can't be."""
        if self.finding is not None:
            self.finding.sort(self.focused)

    def applies(self, action: Action) -> bool:
        """Whether an action makes sense for what has the focus: only one list can be sorted."""
        if action.id != "sort" or self.finding is None:
            return True
        return not self.finding.why_unsorted(self.focused)

    def is_hinted(self, action: Action) -> bool:
        """Whether an action is worth a hint: one that applies, or that a search of late knows."""
        focused = self.focused
        on_search = isinstance(focused, LibraryTable) and focused.search_of_late is not None
        return (on_search and action.id in OF_SEARCH) or self.applies(action)

    async def action_search(self) -> None:
        """Search all there is."""
        if self.finding is not None:
            await self.finding.open_search()

    def action_jump_to_playing(self) -> None:
        """Put the cursor on what plays, or say why not."""
        if self.finding is not None:
            self.finding.go_to_playing()

    def stop_finding(self) -> bool:
        """Stop what is being read or looked for; whether there was anything."""
        return self.finding is not None and self.finding.stop()

    def show_all(self) -> bool:
        """Show again what a filter hides; whether there was one."""
        return self.finding is not None and self.finding.clear()
