"""The part of the app that decides whether covers are shown, and shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tuify.settings import Settings
from tuify.tui.answering import AnsweringApp
from tuify.tui.cover_pixels import Colours, can_decode
from tuify.tui.cover_policy import cover_colours, wants_cover, why_no_colours
from tuify.tui.layout import cover_size
from tuify.tui.text import Glyphs

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.tui.covers import Covers, Size

_NO_PILLOW = "Covers need Pillow: install tuify with its extra 'cover'"


class CoveredApp(AnsweringApp, inherit_bindings=False):
    """Covers are wanted or not by the settings, until the key says otherwise."""

    settings: Settings
    glyphs: Glyphs
    covers: Covers | None = None
    _env: Mapping[str, str]
    _chosen: bool | None = None

    def cover_size(self) -> Size:
        """How large a cover is at the moment; (0, 0) if none is to be shown."""
        return cover_size(*self.size) if self.wants_covers() else (0, 0)

    def open_covers(self, session: Session) -> Covers:
        """The covers of a session."""
        from tuify.tui.cover_loading import CoverLoader
        from tuify.tui.covers import Covers

        loader = CoverLoader(session.pictures.fetch, self._colours() or Colours.PALETTE)
        self.covers = Covers(loader, self.cover_size)
        return self.covers

    def on_resize(self) -> None:
        """Covers go with the size of the terminal."""
        if self.covers is not None:
            self.covers.look_again()

    def action_toggle_cover(self) -> None:
        """Show covers, or show none."""
        if not can_decode():
            self.main.say(_NO_PILLOW)
        elif self._colours() is None:
            self.main.say(why_no_colours(self.settings.plain, self.glyphs, self._env))
        else:
            self._chosen = not self.wants_covers()
            self.main.say("Covers are shown" if self._chosen else "Covers are not shown")
            self.main.share_room(self.size)
            if self.covers is not None:
                self.covers.look_again()

    def _colours(self) -> Colours | None:
        return cover_colours(self.console.color_system, glyphs=self.glyphs, env=self._env)

    def wants_covers(self) -> bool:
        """Whether covers are to be shown where there is room for them."""
        colours = self._colours()
        if colours is None or not can_decode():
            return False
        if self._chosen is not None:
            return self._chosen
        return wants_cover(self.settings.cover, colours, env=self._env, width=self.size.width)
