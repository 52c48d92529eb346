"""How a row looks, whatever list it stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuify.library import things
from tuify.library.changes import Absent, Failed
from tuify.library.entries import Entry
from tuify.spotify.errors import (
    BadRequest,
    ClosedBySpotify,
    Forbidden,
    InvalidArgument,
    NotFound,
    RateLimited,
    SpotifyError,
)
from tuify.spotify.models import Track
from tuify.tui.browse.columns import cells_of
from tuify.tui.text import Glyphs
from tuify.tui.widgets.column_layout import Column
from tuify.tui.widgets.row_text import Row, Tone
from tuify.tui.wording import error_sentence

if TYPE_CHECKING:
    from tuify.library.saved import SavedIndex

NOT_AVAILABLE = "not available"
READS_AGAIN = "r reads again"
"""How the words about a failure begin that may be over by now."""

_FOR_GOOD = (NotFound, BadRequest, InvalidArgument, Forbidden)
"""Failures of which asking once more makes nothing better."""


@dataclass(slots=True)
class Look:
    """What the rows of all pages share. `playing` is the URI of what plays; who changes it has the
    rows drawn again. `time_of` says a moment of the session's clock (seconds) in words; `columns`
    are those chosen by the user, by the shape of the list."""

    glyphs: Glyphs
    saved: SavedIndex | None = None
    playing: str | None = None
    time_of: Callable[[float], str] = str
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def row(
        self,
        entry: Entry | Absent | Failed,
        columns: tuple[Column, ...],
        *,
        marked: bool = False,
        is_kept: bool = False,
    ) -> Row:
        """The row of an entry, or why there is none to show. `is_kept` says that its list holds
        what is saved: then it is, unless it was taken out since."""
        if isinstance(entry, Failed):
            return Row((), tone=Tone.FAILED, note=self.why_failed(entry.error))
        if entry is Absent.LOADING:
            return self.waiting()
        if isinstance(entry, Absent):
            return Row((), tone=Tone.DISABLED, note=NOT_AVAILABLE)
        saved = self._is_saved(entry, is_kept)
        return self._of(entry, columns, self.glyphs.saved if saved else "", marked)

    def _is_saved(self, entry: Entry, is_kept: bool) -> bool:
        known = None if self.saved is None else self.saved.is_saved(things.uri(entry.thing))
        return is_kept if known is None else known

    def _of(self, entry: Entry, columns: tuple[Column, ...], mark: str, marked: bool) -> Row:
        thing = entry.thing
        uri = things.uri(thing)
        playing = uri is not None and uri == self.playing
        cells = cells_of(entry, columns)
        if playing:
            # A sign of its own, for a colour alone would not tell everyone; the heart stays.
            cells = tuple(
                f"{self.glyphs.playing} {cell}" if column.key == "title" else cell
                for cell, column in zip(cells, columns, strict=True)
            )
        unplayable = isinstance(thing, Track) and thing.is_playable is False
        tone = Tone.PLAYING if playing else Tone.DISABLED if unplayable else Tone.NORMAL
        return Row(cells, mark=mark, tone=tone, picked=self.glyphs.marked if marked else "")

    def waiting(self) -> Row:
        """A row that is on its way."""
        return Row((self.glyphs.dots,), tone=Tone.QUIET)

    def why_failed(self, error: SpotifyError) -> str:
        """Why a row is not here, and what can be done."""
        if isinstance(error, ClosedBySpotify):
            since = f" since {error.since}" if error.since is not None else ""
            return f"Closed by Spotify{since}"
        if isinstance(error, RateLimited):
            return f"Comes at {self.time_of(error.retry_at)}: {error_sentence(error)}"
        what = "Not to be had" if isinstance(error, _FOR_GOOD) else READS_AGAIN
        return f"{what}: {error_sentence(error)}"
