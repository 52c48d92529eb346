"""What every deed works with: the session, the steering, and the screen as a `Front`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tuify.library.places import Place

if TYPE_CHECKING:
    from tuify.library.edits import Edits
    from tuify.library.entries import Thing
    from tuify.session import Session
    from tuify.spotify.models import Playlist
    from tuify.tui.browse.target import Target
    from tuify.tui.steering import Steering

Submit = Callable[[dict[str, str]], str]
"""Takes what stands in the fields of a form, by their keys; gives back what is wrong with it, or
nothing: then the form closes."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers: its key, what it says, and more about it in a second column."""

    key: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers. Closing it without one answers nothing."""

    title: str
    words: tuple[str, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """A line of a form. `options` makes it a choice between these values, (value, words) each;
    without them it takes text, at most `most` characters, only digits if `is_number`."""

    key: str
    label: str
    value: str = ""
    most: int = 300
    is_number: bool = False
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Fields to fill in, and what is to be known beforehand. `verb` is what Enter does."""

    title: str
    fields: tuple[FormField, ...]
    verb: str
    notes: tuple[str, ...] = ()


class Front(Protocol):
    """What the screen does for the deeds."""

    def say(self, notice: str) -> None:
        """Say something in the bottom line."""
        ...

    def show_progress(self, words: str) -> None:
        """Say in the bottom line what is under way, until it is said otherwise; "" ends it."""
        ...

    def go(self, place: Place, *, sought: str = "") -> None:
        """Show a place, with the cursor on the thing with the URI `sought`."""
        ...

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        ...

    def ask(self, question: Question, answered: Callable[[str], None]) -> None:
        """Ask a question; `answered` is told the key of the answer, if one is given."""
        ...

    def fill_in(
        self, form: Form, submit: Submit, closed: Callable[[], None] = lambda: None
    ) -> None:
        """Have a form filled in; `closed` is called once it is gone, handed in or not."""
        ...

    def pick_playlist(
        self, about: str, recent: Sequence[str], picked: Callable[[Playlist | None, str], None]
    ) -> None:
        """Have one of the playlists chosen that can be added to; None is a new one. `about`
        says what for, and `recent` are the ids of those that are to stand first."""
        ...

    def show_details(self, thing: Thing) -> None:
        """Show everything that is known of a thing."""
        ...

    def clear_marks(self) -> None:
        """Mark nothing any more on the page that is shown."""
        ...

    def read_marked(self, then: Callable[[Target], None]) -> None:
        """Read those of the marked rows that are not here yet, with progress and a way to stop it,
        and tell `then` all of them."""
        ...

    def reveal(self, uri: str) -> None:
        """Put the cursor on the thing with this URI, if the page that is shown lists it."""
        ...

    def show_menu(self, target: Target) -> None:
        """Show everything that can be done with these things."""
        ...


@dataclass(frozen=True, slots=True)
class Means:
    """The session to work on, the steering of what plays, and the screen."""

    session: Session
    steering: Steering
    front: Front

    @property
    def edits(self) -> Edits:
        """Who changes the library."""
        return self.session.edits

    @property
    def own_id(self) -> str | None:
        """The id of the account; None while nobody knows it."""
        return self.session.own_id
