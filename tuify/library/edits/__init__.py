"""Changes of the library: shown at once, taken back if they are refused, undone on request."""

from tuify.library.edits.cover import CoverRefused
from tuify.library.edits.edits import Edits
from tuify.library.edits.news import (
    Conflict,
    Deed,
    Failed,
    Finished,
    News,
    Progress,
    Started,
    Stopped,
    TakenBack,
)
from tuify.library.edits.plans import Move
from tuify.library.edits.refusals import CannotEdit

__all__ = [
    "CannotEdit",
    "Conflict",
    "CoverRefused",
    "Deed",
    "Edits",
    "Failed",
    "Finished",
    "Move",
    "News",
    "Progress",
    "Started",
    "Stopped",
    "TakenBack",
]
