"""Changes that are refused before anything is sent. Pure."""

from __future__ import annotations

from enum import Enum

from tuify.spotify.models import Playlist


class CannotEdit(Enum):
    """Why a playlist can't be changed so; nothing was sent."""

    NOT_YOURS = "not yours"
    """It belongs to someone else, who has not asked others to take part."""
    NOT_OWNER = "not owner"
    """Others may change what is in it, but only its owner how it is called."""
    NOT_ADDABLE = "not addable"
    """None of these can be put into a playlist: only tracks and episodes can."""
    PUBLIC_AND_SHARED = "public and shared"
    """A playlist that others take part in can't be public."""
    NO_NAME = "no name"
    BEING_READ = "being read"
    """Its entries are on their way, so that nobody knows yet which ones are meant."""
    UNDOING = "undoing"
    """The change before is being undone, so that nobody knows what a further one would find."""
    NOTHING = "nothing"
    """There is nothing to do."""


def entries_refusal(playlist: Playlist, own_id: str | None) -> CannotEdit | None:
    """Why the account can't change what is in a playlist; None if it can, or nobody knows."""
    is_mine = _is_own(playlist, own_id)
    return CannotEdit.NOT_YOURS if is_mine is False and not playlist.collaborative else None


def reading_refusal(total: int | None) -> CannotEdit | None:
    """Why no place in a playlist can be meant that shows `total` entries; None for the total: it
    is being read."""
    return CannotEdit.BEING_READ if total is None else None


def details_refusal(playlist: Playlist, own_id: str | None) -> CannotEdit | None:
    """Why the account can't change a playlist itself; None if it can, or nobody knows."""
    if _is_own(playlist, own_id) is not False:
        return None
    return CannotEdit.NOT_OWNER if playlist.collaborative else CannotEdit.NOT_YOURS


def _is_own(playlist: Playlist, own_id: str | None) -> bool | None:
    owner = playlist.owner.id if playlist.owner is not None else ""
    return None if not owner or own_id is None else owner == own_id
