"""Saving and taking out, following and unfollowing, of one thing or of hundreds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Final

from tuify.library import things
from tuify.library.edits.borders import KeptListing, LibraryEndpoints
from tuify.library.edits.change import Change, Run, StopAsked
from tuify.library.edits.news import Deed
from tuify.library.entries import Entry
from tuify.library.saved import SavedIndex
from tuify.library.saved_endpoints import MAX_URIS
from tuify.library.saved_many import Many
from tuify.spotify.errors import NotFound, NotOffered

WITH_DATES: Final = "with the dates they had"
WITHOUT_DATES: Final = "as if they were saved today: Spotify lets this app give no dates"

_TRACK: Final = "spotify:track:"


class Dating:
    """Saves tracks as of the times they were saved at before, where the app may do that.

    `dates` are those times by URI. Once it was refused, the plain way is gone.
    """

    def __init__(self, library: LibraryEndpoints, dates: Mapping[str, datetime]) -> None:
        self._library = library
        self._dates = dates
        self.is_refused = False

    async def send(self, uris: tuple[str, ...]) -> None:
        """One batch. Raises SpotifyError."""
        dated = {} if self.is_refused else self._dated(uris)
        if dated:
            try:
                await self._library.save_tracks_for_current_user(timestamped_ids=dated)
            except (NotOffered, NotFound):
                self.is_refused = True
                dated = {}
        plain = [uri for uri in uris if uri.removeprefix(_TRACK) not in dated]
        if plain:
            await self._library.save_items_to_library(plain)

    def _dated(self, uris: Sequence[str]) -> dict[str, datetime]:
        return {
            uri.removeprefix(_TRACK): self._dates[uri]
            for uri in uris
            if uri in self._dates and uri.startswith(_TRACK)
        }


class SaveThings(Change):
    """Saves or follows (`saved`), or takes out and follows no longer, 40 with each request.

    `dates` are when the things were saved, as far as that is known; taking the change back gives
    them back to tracks. `word` puts the change in words if it is about other URIs in the end.
    """

    def __init__(
        self,
        deed: Deed,
        index: SavedIndex,
        library: LibraryEndpoints,
        uris: Sequence[str],
        saved: bool,
        dates: Mapping[str, datetime],
        *,
        word: Callable[[Sequence[str]], Deed] | None = None,
        is_restoring: bool = False,
    ) -> None:
        super().__init__(deed, len(uris))
        self._index = index
        self._library = library
        self._uris = tuple(uris)
        self._saved = saved
        self._dates = dates
        self._word = word
        self._is_restoring = is_restoring
        self._dating = Dating(library, dates) if is_restoring and saved and dates else None
        self._many: Many | None = None

    def show(self) -> None:
        """The hearts are as wanted."""
        send = None if self._dating is None else self._dating.send
        order = bottom_up(self._uris) if self._saved else self._uris
        self._many = self._index.set_many(
            order, self._saved, send=send, is_restoring=self._is_restoring
        )

    def take_back(self) -> None:
        """Those that were not sent are as the service holds them."""
        if self._many is not None:
            self._index.stop(self._many)

    async def make(self, run: Run) -> None:
        """Send it. Scopes `user-library-modify`, `user-follow-modify`, `playlist-modify-*`."""
        run.go_on()
        many = self._many
        if many is None:
            return
        self._index.begin(many)
        run.when_stopped(lambda: self._index.stop(many))
        end = many.on_progress(run.advance)
        try:
            await many.over()
        finally:
            end()
            self.done = len(many.done)
            if self._word is not None and 0 < self.done < self.total:
                self.deed = self._word(many.done)
            self._word = None  # with all the things it knows
        if many.error is not None:
            raise many.error
        if run.is_stopped and self.done < self.total:
            raise StopAsked
        self.was_so = not self.done and not many.left
        if self._dating is not None:
            self.note = WITHOUT_DATES if self._dating.is_refused else WITH_DATES

    def reverse(self) -> SaveThings | None:
        """The opposite, for exactly those that were changed, or may have been."""
        changed = set() if self._many is None else {*self._many.done, *self._many.in_doubt}
        if not changed:
            return None
        uris = [uri for uri in self._uris if uri in changed]
        if not self._saved:
            # The newest first, as they stood; without dates as they were named.
            uris.sort(key=lambda uri: -self._dates[uri].timestamp() if uri in self._dates else 0.0)
        return self._again(uris, not self._saved)

    def rest(self) -> SaveThings | None:
        """Those that were not sent, or not with success."""
        if self._many is None:
            return None
        left = self._many.left.keys() - self._many.overruled
        uris = [uri for uri in self._uris if uri in left]
        return self._again(uris, self._saved) if uris else None

    def _again(self, uris: Sequence[str], saved: bool) -> SaveThings:
        return SaveThings(
            self.deed,
            self._index,
            self._library,
            uris,
            saved,
            self._dates,
            is_restoring=True,
        )


def dates_in(listing: KeptListing | None, uris: Collection[str]) -> dict[str, datetime]:
    """When these were saved, as far as Liked Songs are open and show it."""
    found: dict[str, datetime] = {}
    for index in range(0 if listing is None else listing.rows.total or 0):
        row = None if listing is None else listing.rows.row(index)
        if not isinstance(row, Entry) or not row.added_at:
            continue
        uri, moment = things.uri(row.thing), _moment(row.added_at)
        if uri in uris and uri is not None and moment is not None:
            found[uri] = moment
    return found


def _moment(text: str) -> datetime | None:
    """An ISO 8601 time with a zone; None for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.utcoffset() is not None else None


def bottom_up(uris: Sequence[str]) -> tuple[str, ...]:
    """The order in which to save a list so that it stands in that order: the service puts what
    comes with one request on top as it is, so the last batch of the list goes first."""
    first = len(uris) % MAX_URIS
    starts = range(first - MAX_URIS if first else 0, len(uris), MAX_URIS)
    batches = [uris[max(0, start) : start + MAX_URIS] for start in starts]
    return tuple(uri for batch in reversed(batches) for uri in batch)
