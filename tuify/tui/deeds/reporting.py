"""What is said of changes: how far they are, and how they ended."""

from __future__ import annotations

from typing import assert_never

from tuify.library.edits.news import (
    Conflict,
    Failed,
    Finished,
    News,
    Progress,
    Started,
    Stopped,
    TakenBack,
)
from tuify.tui.browse.columns import title
from tuify.tui.deeds.means import Means
from tuify.tui.wording import command_error_sentence

LONG = 40
"""From so many things on a change takes several requests, so that its beginning is told."""


class Reporting:
    """Tells of the changes of a session in the bottom line."""

    def __init__(self, means: Means) -> None:
        self._front = means.front
        self._edits = means.edits
        self._under_way: int | None = None

    @property
    def is_long(self) -> bool:
        """Whether a change is under way that was said to be, and can be stopped."""
        return self._under_way is not None

    def hear(self, news: News) -> None:
        """Say what is worth saying of it."""
        match news:
            case Started(total=total):
                if total > LONG:
                    self._begin(news.change, under_way(news))
            case Progress(done=done, total=total):
                if done < total:
                    self._begin(news.change, under_way(news))
            case Finished() | Failed() | Stopped() | Conflict() | TakenBack():
                self._end(news.change)
                words = sentence(news, undoable=self._edits.undoable)
                if words:
                    self._front.say(words)
                if isinstance(news, Finished) and news.playlist is not None and not news.is_undo:
                    self._front.reveal(news.playlist.uri)
            case _:
                assert_never(news)

    def _begin(self, change: int, words: str) -> None:
        self._under_way = change
        self._front.show_progress(words)

    def _end(self, change: int) -> None:
        if self._under_way == change:
            self._under_way = None
            self._front.show_progress("")


def under_way(news: Started | Progress) -> str:
    """How far a change is, and how to stop it."""
    deed, done = news.deed, news.done if isinstance(news, Progress) else 0
    if news.is_undo:
        parts = f"{done:,} of {news.total:,} {deed.back}" if deed.back else _lowered(deed.done)
        return f"Undoing: {parts}, Esc stops"
    parts = f": {done:,} of {news.total:,}" if isinstance(news, Progress) else ""
    return f"{deed.doing}{parts}, Esc stops"


def sentence(
    news: Finished | Failed | Stopped | Conflict | TakenBack, *, undoable: str = ""
) -> str:
    """How a change ended; `undoable` is what u would take back, empty if nothing."""
    done = news.deed.done
    match news:
        case Finished():
            note = f"; {news.note}" if news.note else ""
            undoes = ", u undoes" if news.can_undo and undoable == done else ""
            return f"{_finished(news)}{note}{undoes}"
        case Failed():
            reason = command_error_sentence(news.error)
            if news.sentence:
                return f"{news.sentence}, then: {reason}{_go_on(news, undoable)}"
            what = f"Undoing ({_lowered(done)})" if news.is_undo else news.deed.doing
            return f"{what} failed: {reason}"
        case Stopped():
            return f"Stopped: {news.sentence}{_go_on(news, undoable)}"
        case Conflict(playlist=playlist):
            someone = f"Someone else changed “{title(playlist)}”"
            if news.is_undo:
                return f"{someone}: read again, this can't be undone any more"
            return f"{someone}: read again, please try once more"
        case TakenBack(was_so=True) if undoable == done:
            return f"{done}, u undoes"
        case TakenBack(was_so=True):
            return f"Nothing was to be done, it is so already: {_lowered(done)}"
        case TakenBack():
            return f"Taken back: {_lowered(done)}"


def _finished(news: Finished) -> str:
    deed = news.deed
    if not news.is_undo:
        return deed.done
    is_part = news.is_part and bool(deed.back)
    return f"Undone: {f'{news.done:,} {deed.back}' if is_part else _lowered(deed.done)}"


def _go_on(news: Failed | Stopped, undoable: str) -> str:
    """What u does after a change that ended in the middle, if that is what it is about."""
    if undoable != news.deed.done or not (news.done or news.is_undo):
        return ""
    return "; u goes on" if news.is_undo else "; u takes that back"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
