"""The lists of a session, for tests that look at rows without a screen."""

from __future__ import annotations

from tuify.library.entries import Entry
from tuify.library.listing import Listing
from tuify.library.paged import PagedList
from tuify.library.places import LIKED
from tuify.session import Session


def liked(session: Session) -> PagedList[Entry]:
    """The rows of Liked Songs."""
    opened = session.lists.open(LIKED)
    assert isinstance(opened, Listing)
    return opened.rows
