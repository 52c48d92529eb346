"""The screen as the librarian sees it. Dialogs are imported when the first of them opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tuify.library.listing import Listing
from tuify.library.places import PLAYLISTS, Place
from tuify.tui.browse.columns import title
from tuify.tui.browse.target import Target
from tuify.tui.deeds.counting import named

if TYPE_CHECKING:
    from tuify.library.entries import Thing
    from tuify.spotify.models import Playlist
    from tuify.tui.actions import Action
    from tuify.tui.answering import AnsweringApp
    from tuify.tui.deeds.means import Form, Question, Submit
    from tuify.tui.text import Glyphs


class ScreenFront:
    """Says, shows, asks and copies on one app."""

    def __init__(self, app: AnsweringApp, glyphs: Glyphs) -> None:
        self._app = app
        self._glyphs = glyphs

    def say(self, notice: str) -> None:
        """Say something in the bottom line, unless the screen is being left."""
        if self._app.main.is_attached:
            self._app.main.say(notice)

    def show_progress(self, words: str) -> None:
        """Say in the bottom line what is under way, unless the screen is being left; "" ends it."""
        if self._app.main.is_attached:
            self._app.main.show_progress(words)

    def go(self, place: Place, *, sought: str = "") -> None:
        """Show a place, with the cursor on the thing with the URI `sought`. From a row of the
        library the way there leads over its page."""
        main = self._app.main
        main.show_place(place, sought=sought, from_here=main.focused is main.library.table)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        self._app.copy_to_clipboard(text)

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        self._app.main.library.table.clear_marks()

    def read_marked(self, then: Callable[[Target], None]) -> None:
        """Read those of the marked rows that are not here yet, and tell `then` all of them."""
        table = self._app.main.library.table
        table.read_marked(lambda: then(table.target()))

    def reveal(self, uri: str) -> None:
        """Put the cursor on the thing with this URI, if the page that is shown lists it."""
        library = self._app.main.library
        row = library.page.rows.find(uri) if library.page is not None else None
        if row is not None:
            library.table.go_to(row)

    # Dialogs

    def ask(self, question: Question, answered: Callable[[str], None]) -> None:
        """Ask a question."""
        from tuify.tui.screens.confirm import ConfirmScreen

        self._app.push_screen(ConfirmScreen(self._glyphs, question, answered))

    def fill_in(
        self, form: Form, submit: Submit, closed: Callable[[], None] = lambda: None
    ) -> None:
        """Have a form filled in; `closed` is called once it is gone, handed in or not."""
        from tuify.tui.screens.form import FormScreen

        self._app.push_screen(FormScreen(self._glyphs, form, submit, closed))

    def pick_playlist(
        self, about: str, recent: Sequence[str], picked: Callable[[Playlist | None, str], None]
    ) -> None:
        """Have a playlist chosen, or a new one asked for."""
        from tuify.tui.screens.playlist_picker import PlaylistPicker

        session = self._app.session
        listing = session.lists.open(PLAYLISTS) if session is not None else None
        if session is not None and isinstance(listing, Listing):
            self._app.push_screen(
                PlaylistPicker(self._glyphs, about, listing.rows, recent, session.own_id, picked)
            )

    def show_details(self, thing: Thing) -> None:
        """Show everything that is known of a thing."""
        from tuify.library import things
        from tuify.library.details_source import ThingDetails
        from tuify.tui.screens.details import DetailsScreen

        session = self._app.session
        if session is not None:
            saved = session.saved.is_saved(things.uri(thing))
            fetch = ThingDetails(session.spotify)
            self._app.push_screen(DetailsScreen(self._glyphs, thing, fetch, saved=saved))

    def show_menu(self, target: Target) -> None:
        """Show everything that can be done with these things."""
        from tuify.tui.browse.menu import menu
        from tuify.tui.screens.action_menu import ActionMenu

        session, main = self._app.session, self._app.main
        if session is None:
            return
        own_id, labels, is_saved = session.own_id, main.labels_of_row(), session.saved.is_saved
        offers = menu(main.keymap, main.key_scopes(), target, own_id, labels, is_saved)
        if offers:
            self._app.push_screen(ActionMenu(self._glyphs, _words(target), offers, self._run))
        else:
            self.say(target.instead)

    def _run(self, action: Action) -> None:
        """Run an action as its key would, once the menu is gone."""

        async def run() -> None:
            main = self._app.main
            await self._app.run_action(action.call, main.focused or main)

        self._app.call_next(run)


def _words(target: Target) -> str:
    """What the menu is about."""
    if target.things:
        return f"{named(target.things)}{' marked' if len(target.things) > 1 else ''}"
    about = target.listing.about if target.listing is not None else None
    return title(about) if about is not None else "Actions"
