"""A table of library rows that can be marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tuify.library.changes import Change, ListReset, SurveyMoved
from tuify.tui.browse.marks import NONE, Marks
from tuify.tui.panes.item_list import ItemList
from tuify.tui.panes.messages import Marked, Said
from tuify.tui.wording import error_sentence

if TYPE_CHECKING:
    from tuify.library.survey import Survey
    from tuify.tui.browse.page import Page


class MarkingTable(ItemList, inherit_bindings=True):
    """Marks rows of the page it shows, also all of a long list, which is read for it first."""

    page: Page | None = None

    _leave_survey: Callable[[], None] | None = None
    _enough: Callable[[], bool] | None = None
    """Says when enough is read; None: all is wanted, and marked then."""
    _then: Callable[[], None] | None = None
    """What is to be done once all marked rows are here."""

    def action_mark(self) -> None:
        """Mark the row under the cursor, or not any more, and go one down."""
        page, index = self._place()
        if page is not None and index is not None:
            self._mark(page.marks.toggled(index))
            self.cursor_down()

    def action_mark_range(self) -> None:
        """Mark all rows from the one marked last to the cursor."""
        page, index = self._place()
        if page is None or page.listing is None or index is None:
            return
        anchor = page.marks.anchor
        start = self._position(anchor) if anchor is not None else None
        first, last = sorted((self.cursor if start is None else start, self.cursor))
        indices = tuple(self._indices(range(first, last + 1)))
        self._mark(Marks(page.marks.with_all(indices).rows, index))
        if page.missing:
            self._read_on_until(lambda: not page.missing)

    def action_mark_all(self) -> None:
        """Mark every row that is shown; of a plain list those that are not here are read first."""
        page = self.page
        if page is None or page.listing is None or page.arranged is None:
            self._say("Rows are marked within one list; a heading opens it")
        elif not page.arranged.is_plain:
            self._mark_shown()
        elif page.listing.rows.total and self._leave_survey is None:
            self._read_on_until(None)

    def clear_marks(self) -> bool:
        """Mark nothing any more; whether anything was marked."""
        page = self.page
        if page is None or not page.marks:
            return False
        self._mark(NONE)
        return True

    def stop_marking(self) -> bool:
        """Read no further, and mark of what was to be marked what is here; whether that was under
        way."""
        page = self.page
        if self._leave_survey is None or page is None or page.listing is None:
            return False
        marks_all = self._enough is None
        self._end_survey()
        if marks_all:
            self._mark_shown(only_here=True)
        else:
            self._mark(Marks(frozenset(index for index, _ in page.marked()), page.marks.anchor))
        total = page.listing.rows.total or 0
        self._say(f"Stopped: only the {len(page.marks):,} of {total:,} that are here are marked")
        return True

    def leave_marking(self) -> None:
        """Another page is shown: read no further to mark rows of this one."""
        if self._leave_survey is not None:
            self._end_survey()

    def read_marked(self, then: Callable[[], None]) -> None:
        """Read those of the marked rows that are not here, and call `then` once they are; not if
        that is stopped, or the list changes."""
        page = self.page
        if page is not None:
            self._then = then
            self._read_on_until(lambda: not page.missing)

    # Reading rows to mark them

    def _read_on_until(self, enough: Callable[[], bool] | None) -> None:
        """Read the list until `enough` says so, or all of it, and then mark it."""
        if self.page is None or self.page.listing is None:
            return
        if self._leave_survey is None:
            self._leave_survey = self.page.listing.rows.subscribe(self._heed)
        self._enough = enough
        self.page.listing.rows.load_all(user=self.page)
        if self._leave_survey is not None:
            self._read_on(self.page.listing.rows.survey)

    def _heed(self, change: Change) -> None:
        if isinstance(change, SurveyMoved):
            self._read_on(change.survey)
        elif isinstance(change, ListReset):
            self._say("The list changed meanwhile; please mark it again")
            self._end_survey()

    def _read_on(self, survey: Survey | None) -> None:
        marks_all = self._enough is None
        if survey is None or (self._enough is not None and self._enough()):
            then = self._then
            self._end_survey()
            if then is not None and self.page is not None and self.page.marks:
                then()
        elif survey.is_done:
            self._end_survey()
            if marks_all:
                self._mark_shown()
        elif survey.error is not None:
            reason = error_sentence(survey.error)
            self._say(f"{_seen(survey)} read, then: {reason}; Esc marks these", lasts=True)
        elif self._then is not None and self.page is not None:
            count = len(self.page.marks)
            seen = f"{count - self.page.missing:,} of {count:,}"
            self._say(f"Reading what is marked: {seen}, Esc stops", lasts=True)
        else:
            self._say(f"Reading to mark: {_seen(survey)}, Esc stops", lasts=True)

    def _end_survey(self) -> None:
        self._then = None
        if self._leave_survey is None:
            return
        self._leave_survey()
        self._leave_survey = None
        self._say("", lasts=True)
        if self.page is not None and self.page.listing is not None:
            self.page.listing.rows.release(self.page)  # the page holds what is marked

    # Marking

    def _mark_shown(self, *, only_here: bool = False) -> None:
        page = self.page
        if page is None or page.arranged is None:
            return
        positions: Iterable[int] = range(page.arranged.count() or 0)
        if only_here:
            positions = (each for each in positions if page.rows.entry(each) is not None)
        marks = page.marks.with_all(tuple(self._indices(positions)))
        self._mark(marks)

    def _mark(self, marks: Marks) -> None:
        if self.page is not None:
            self.page.mark(marks)
            self.look_again()
            self.post_message(Marked())

    def _place(self) -> tuple[Page | None, int | None]:
        """The page and the place in its list of the row under the cursor; None, with the reason
        said, where there is nothing to mark."""
        page = self.page
        if page is None or page.arranged is None:
            self._say("Rows are marked within one list; a heading opens it")
            return None, None
        if not page.arranged.count():
            return page, None
        return page, page.arranged.index_of(self.cursor)

    def _position(self, index: int) -> int | None:
        if self.page is None or self.page.arranged is None:
            return None
        return self.page.arranged.position_of(index)

    def _indices(self, positions: Iterable[int]) -> Iterable[int]:
        arranged = self.page.arranged if self.page is not None else None
        return () if arranged is None else (arranged.index_of(each) for each in positions)

    def _say(self, words: str, *, lasts: bool = False) -> None:
        self.post_message(Said(words, lasts=lasts))


def _seen(survey: Survey) -> str:
    total = "?" if survey.total is None else f"{survey.total:,}"
    return f"{survey.seen:,} of {total}"
