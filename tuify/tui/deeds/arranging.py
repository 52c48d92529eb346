"""Changing what is in a playlist: taking rows out of it, and moving them about in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuify.library.edits import Move
from tuify.library.places import PlaceKind
from tuify.tui.browse.applies import listed_playlist, may_change
from tuify.tui.browse.columns import title
from tuify.tui.browse.target import Target
from tuify.tui.deeds.chosen_rows import ChosenRows
from tuify.tui.deeds.gathering import gathering, spans, stepping
from tuify.tui.deeds.means import Form, FormField, Means
from tuify.tui.deeds.refusing import refusal_words

if TYPE_CHECKING:
    from tuify.library.editing import Movement
    from tuify.library.listing import Listing


class Arranging:
    """Removes and moves the rows of a playlist."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._front = means.front

    def remove(self, target: Target) -> None:
        """Take these out of the playlist they stand in; the same elsewhere in it stay."""
        listing = self._changeable(target, "removed from")
        if listing is not None:
            reason = self._means.edits.remove(listing, target.indices)
            if reason is not None:
                self._front.say(refusal_words(reason))
            elif target.is_marked:
                self._front.clear_marks()

    def move(self, target: Target, step: int) -> None:
        """Move these one up (-1) or down (1): marked rows each with its neighbours."""
        listing = self._movable(target)
        total = listing.rows.total if listing is not None else None
        if listing is None or total is None:
            return
        moves = stepping(target.indices, total, step)
        refused = self._rearrange(listing, moves)
        if not moves:
            self._front.say("This is the top" if step < 0 else "This is the end")
        elif refused:
            self._front.say(refused)

    def move_to(self, target: Target) -> None:
        """Ask for a position, and move these there, together."""
        listing = self._movable(target)
        total = listing.rows.total if listing is not None else None
        if listing is None or total is None:
            return
        most = total - len(target.indices) + 1
        here = f"{target.indices[0] + 1:,}"
        notes = (f"From 1 to {most:,}. The first of these is at {here}.",)
        field = FormField("position", "Position", most=len(str(most)), is_number=True)
        chosen = ChosenRows(listing, target.indices)

        def submit(filled: dict[str, str]) -> str:
            total = listing.rows.total or 0
            most = total - len(chosen.indices) + 1
            wanted = int(filled["position"] or 0)
            if not chosen.indices:
                return "The list changed meanwhile: Esc, and choose again"
            if not 1 <= wanted <= most:
                return f"A number from 1 to {most:,}, please"
            return self._rearrange(listing, gathering(chosen.indices, total, wanted - 1))

        self._front.fill_in(Form("Move to", (field,), "moves", notes), submit, chosen.leave)

    def _rearrange(self, listing: Listing, moves: Sequence[Movement]) -> str:
        """All of them as one change, taken back together; why not, or "" if there is no reason."""
        if not moves:
            return ""
        wanted = [Move(move.first, move.count, move.before) for move in moves]
        return refusal_words(self._means.edits.rearrange(listing, wanted))

    def _movable(self, target: Target) -> Listing | None:
        listing = self._changeable(target, "moved in")
        if listing is None:
            return None
        if target.is_arranged:
            self._front.say("Rows move only in the list's own order, neither filtered nor sorted")
            return None
        if len(spans(target.indices)) > MOST_MOVES:
            self._front.say(f"These stand in more than {MOST_MOVES} places, a request for each")
            return None
        return listing

    def _changeable(self, target: Target, verb: str) -> Listing | None:
        """The list of a playlist that may be changed; None, with the reason said, if it is none."""
        listing, playlist = target.listing, listed_playlist(target)
        if listing is None or playlist is None:
            self._front.say(why_not_here(target, verb))
            return None
        if not may_change(playlist, self._means.own_id):
            owner = playlist.owner
            whose = (owner.display_name or owner.id) if owner is not None else None
            self._front.say(f"“{title(playlist)}” belongs to {whose or 'someone else'}")
            return None
        return listing


MOST_MOVES = 20
"""Blocks of rows that are moved at once, one request each."""


def why_not_here(target: Target, verb: str) -> str:
    """Why rows of this list can be neither removed nor moved."""
    kind = target.listing.place.kind if target.listing is not None else None
    if kind is PlaceKind.LIKED and verb.startswith("removed"):
        return "s takes a song out of Liked Songs"
    if kind is PlaceKind.PLAYLISTS and verb.startswith("removed"):
        return "D deletes or unfollows a playlist"
    if kind is PlaceKind.LIKED:
        return "Liked Songs keep the order in which they were saved"
    return f"Only what is in a playlist can be {verb} it"
