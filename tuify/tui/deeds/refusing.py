"""Why a change can't be made at all, in words. Pure."""

from __future__ import annotations

from tuify.library.edits import CannotEdit, CoverRefused

_SENTENCES = {
    CannotEdit.NOT_YOURS: "This playlist is someone else's",
    CannotEdit.NOT_OWNER: "Only the owner of this playlist can change that",
    CannotEdit.NOT_ADDABLE: "Only tracks and episodes can stand in a playlist",
    CannotEdit.PUBLIC_AND_SHARED: "A playlist that others take part in can't be public",
    CannotEdit.NO_NAME: "It needs a name",
    CannotEdit.BEING_READ: "It is being read again; try once more in a moment",
    CannotEdit.UNDOING: "The change before is being undone; try once more in a moment",
    CannotEdit.NOTHING: "There is nothing to change",
}


def refusal_words(reason: CannotEdit | CoverRefused | None) -> str:
    """What to say; empty if nothing was refused."""
    if reason is None:
        return ""
    if isinstance(reason, CannotEdit):
        return _SENTENCES[reason]
    if reason.is_jpeg:
        return f"It has {reason.size // 1024:,} KB; {reason.most // 1024} are the most"
    return "It is no JPEG"
