"""What a row is that holds no thing. Pure."""

from __future__ import annotations

from tuify.tui.browse.recent_rows import RecentRows
from tuify.tui.browse.rows import PageRows, SectionRows
from tuify.tui.browse.target import NOTHING
from tuify.tui.find.narrowed_page import NarrowedPage
from tuify.tui.widgets.row_text import Tone

NOTHING_TO_OPEN = "Nothing to open here"


def why_nothing(rows: PageRows, index: int) -> str:
    """What to say to whoever wants something of a row that holds no thing."""
    if isinstance(rows, NarrowedPage):
        place = rows.index_of(index)
        return NOTHING if place < 0 else why_nothing(rows.whole, place)
    if isinstance(rows, SectionRows):
        return rows.refusal(index) or "This is a section; Enter opens it"
    if rows.leads_to(index) is None:
        return NOTHING
    kind = "search" if isinstance(rows, RecentRows) else "heading"
    return f"This is a {kind}; Enter opens it"


def why_unopened(rows: PageRows, index: int) -> str:
    """What to say to whoever opens a row that holds no thing and leads nowhere, but is here."""
    if isinstance(rows, NarrowedPage):
        place = rows.index_of(index)
        return NOTHING_TO_OPEN if place < 0 else why_unopened(rows.whole, place)
    if isinstance(rows, SectionRows):
        return rows.refusal(index)
    is_missing = rows.row(index).tone is Tone.DISABLED
    return "This one is not available" if is_missing else NOTHING_TO_OPEN
