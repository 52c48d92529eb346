"""Librarian: what an action on rows means for the library, and who does it.

Knows the session and no widget; what it needs to ask or to show, it asks of a `Front`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Self

from tuify.tui.browse.target import Target
from tuify.tui.deeds.adding import Adding
from tuify.tui.deeds.arranging import Arranging
from tuify.tui.deeds.asking import Asking
from tuify.tui.deeds.copying import Copying
from tuify.tui.deeds.covers import Covers
from tuify.tui.deeds.going import Going
from tuify.tui.deeds.means import Front, Means
from tuify.tui.deeds.playing import Playing
from tuify.tui.deeds.playlists import Playlists
from tuify.tui.deeds.reporting import Reporting
from tuify.tui.deeds.saving import Saving

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.tui.steering import Steering

Deed = Callable[[Target], None]

_WITHOUT_ROWS = frozenset({"undo", "save_playing", "queue_to_playlist"})
"""What has nothing to do with rows."""


class Librarian:
    """The actions on the rows of one session. As a context, it tells what becomes of them."""

    def __init__(self, session: Session, steering: Steering, front: Front) -> None:
        means = Means(session, steering, front)
        self._front = front
        self._edits = means.edits
        self._playing = Playing(means)
        self._asking = Asking(means)
        self._playlists = Playlists(means, self._asking)
        self._adding = Adding(means, self._playlists)
        self._reporting = Reporting(means)
        self._leave = ExitStack()
        saving = Saving(means, self._asking)
        self._on_rows = self._deeds_on_rows(means) | {"save": saving.toggle}
        self._on_lists: dict[str, Deed] = {
            "edit_playlist": self._playlists.edit,
            "delete_playlist": self._playlists.delete,
            "playlist_cover": Covers(means).choose,
            "new_playlist": self._playlists.create,
            "queue_to_playlist": self._playlists.create_of_queue,
            "save_playing": lambda target: saving.toggle_playing(),
            "undo": lambda target: self._undo(),
            "menu": front.show_menu,
        }

    def __enter__(self) -> Self:
        """Listen to what becomes of changes."""
        self._leave.callback(self._edits.subscribe(self._reporting.hear))
        return self

    def __exit__(self, *_: object) -> None:
        """Stop what is under way, and listen no more."""
        for each in (self._playing, self._adding, self._asking):
            each.stop()
        self._leave.close()
        self._front.show_progress("")

    def do(self, name: str, target: Target) -> None:
        """Do what the registry calls so with these things."""
        if name not in _WITHOUT_ROWS and target.missing:
            self._front.read_marked(partial(self.do, name))
        elif name in self._on_lists:
            self._on_lists[name](target)
        elif not target.things:
            self._front.say(target.instead)
        else:
            self._on_rows[name](target)

    def stop(self) -> bool:
        """Stop what is under way and takes long; whether anything was."""
        if self._playing.stop() or self._adding.stop() or self._asking.stop():
            return True
        if not self._reporting.is_long:
            return False
        self._edits.stop()
        return True

    def _deeds_on_rows(self, means: Means) -> dict[str, Deed]:
        arranging, copying, going = Arranging(means), Copying(means), Going(means)
        return {
            "enqueue": self._playing.enqueue,
            "play": self._playing.play,
            "copy_link": copying.links,
            "copy_text": copying.text,
            "open_album": going.album,
            "open_artist": going.artist,
            "open_owner": going.owner,
            "details": going.details,
            "recommend": going.recommendations,
            "add": self._adding.add,
            "remove": arranging.remove,
            "move_up": partial(arranging.move, step=-1),
            "move_down": partial(arranging.move, step=1),
            "move_to": arranging.move_to,
        }

    def _undo(self) -> None:
        """Take back the newest change; how that ended is told when it has."""
        if not self._edits.undo():
            self._front.say("There is nothing to undo")
