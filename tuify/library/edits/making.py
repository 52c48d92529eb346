"""Making a playlist, deleting one, and following one again."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from msgspec import structs

from tuify.library.edits.borders import LibraryEndpoints
from tuify.library.edits.change import Change, OutcomeUnknown, Run
from tuify.library.edits.contents import Contents, Service
from tuify.library.edits.details import Details
from tuify.library.edits.news import Deed
from tuify.library.edits.plans import MOST
from tuify.library.edits.shelf import Shelf
from tuify.library.entries import Entry
from tuify.library.failures import may_have_had_effect
from tuify.library.saved import SavedIndex
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Playlist, PlaylistItem
from tuify.spotify.paging import Page

TARGET: Final = "playlists"
"""What the places of all these count in."""

Command = Callable[[Sequence[str]], Awaitable[None]]
"""Saves or takes out URIs; raises SpotifyError."""


class ShelfChange(Change):
    """A change of the list of playlists."""

    target = TARGET

    def __init__(self, deed: Deed, total: int, shelf: Shelf) -> None:
        super().__init__(deed, total)
        self._shelf = shelf
        self._release: Callable[[], None] = _nothing

    def show(self) -> None:
        """Show it in the list, if that is open."""
        self._release = self._shelf.hold()
        self._show()

    def settle(self) -> None:
        """The service knows of it, or never will."""
        self._release()
        self._release = _nothing

    def read_anew(self) -> None:
        """Have the list of playlists read anew."""
        self.settle()
        self._shelf.read_anew()

    @abstractmethod
    def _show(self) -> None:
        """Show it in the list."""


class MakePlaylist(ShelfChange):
    """Makes a playlist and fills it, 100 URIs with each request.

    It is at the top of the list of playlists at once, and can be opened once it exists.
    """

    def __init__(
        self,
        deed: Deed,
        details: Details,
        uris: Sequence[str],
        service: Service,
        follow: Following,
    ) -> None:
        super().__init__(deed, len(uris) or 1, Shelf(service.lists))
        self._details = details
        self._uris = tuple(uris)
        self._service = service
        self._follow = follow
        self._shown = Playlist(
            id="",
            name=details.name or "",
            description=details.description or "",
            public=details.public,
            collaborative=bool(details.collaborative),
        )

    def _show(self) -> None:
        self._shelf.put_on_top(Entry(self._shown))

    def take_back(self) -> None:
        """It is there only if it was made."""
        if self.made is None:
            self._shelf.take_off(self._shown)

    async def make(self, run: Run) -> None:
        """Send it."""
        run.go_on()
        made = await self._create()
        self.made = made
        self.done = 0 if self._uris else 1
        self._shelf.show(self._shown, made)
        self._shown = made
        self._follow.note(made, is_followed=True)
        contents = Contents(made, self._service)
        contents.adopt(made.snapshot_id)
        run.advance(self.done)
        for start in range(0, len(self._uris), MOST):
            run.go_on()
            part = self._uris[start : start + MOST]
            await contents.add(part, None)
            self.done += len(part)
            self._tell_total(self.done)
            run.advance(self.done)
        if self._uris:
            contents.settle(None)

    async def _create(self) -> Playlist:
        details = self._details
        try:
            return await self._service.playlists.create_playlist(
                details.name or "",
                public=details.public,
                collaborative=details.collaborative,
                description=details.description,
            )
        except SpotifyError as error:
            if may_have_had_effect(error):
                raise OutcomeUnknown(error) from None
            raise

    def _tell_total(self, total: int) -> None:
        """Show how many entries it has by now."""
        after = structs.replace(self._shown, items=Page[PlaylistItem](total=total))
        self._shelf.show(self._shown, after)
        self._shown = self.made = after

    def reverse(self) -> Unfollow | None:
        """Delete it again."""
        return None if self.made is None else Unfollow(self.deed, self._shown, self._follow)


class Following:
    """What following and unfollowing a playlist takes."""

    def __init__(self, library: LibraryEndpoints, saved: SavedIndex, shelf: Shelf) -> None:
        self.library = library
        self.shelf = shelf
        self._saved = saved

    def note(self, playlist: Playlist, *, is_followed: bool) -> None:
        """Have its heart show so."""
        self._saved.note([_uri(playlist)], is_followed)

    async def knows(self, playlist: Playlist) -> bool:
        """Whether it is in the library; asked for if nobody knows. Raises SpotifyError."""
        return await self._saved.learn(_uri(playlist))


class Unfollow(ShelfChange):
    """Takes a playlist out of the library; of one's own ones that is what deleting is.

    One that is not there is left alone, so that taking the change back does not put it there.
    """

    def __init__(self, deed: Deed, playlist: Playlist, following: Following) -> None:
        super().__init__(deed, 1, following.shelf)
        self._playlist = playlist
        self._following = following
        self._was: tuple[int, Entry] | None = None

    def _show(self) -> None:
        self._was = self._following.shelf.take_off(self._playlist)

    def take_back(self) -> None:
        """It is there again."""
        if not self.done and self._was is not None:
            self._following.shelf.put_at(*self._was)

    async def make(self, run: Run) -> None:
        """Send it. Scopes `playlist-modify-public` and `playlist-modify-private`."""
        run.go_on()
        if not await self._following.knows(self._playlist):
            self.was_so = True
            return
        run.go_on()
        uri = f"spotify:playlist:{self._playlist.id}"
        await _safely(self._following.library.remove_items_from_library, uri)
        self.done = 1
        self._following.note(self._playlist, is_followed=False)
        run.advance(1)

    def reverse(self) -> Follow | None:
        """Follow it again."""
        if not self.done:
            return None
        entry = Entry(self._playlist) if self._was is None else self._was[1]
        return Follow(self.deed, self._playlist, entry, self._following)

    def rest(self) -> Unfollow | None:
        """The same."""
        if self.done or self.was_so:
            return None
        return Unfollow(self.deed, self._playlist, self._following)


class Follow(ShelfChange):
    """Takes a playlist back into the library; the service puts it on top."""

    def __init__(self, deed: Deed, playlist: Playlist, entry: Entry, following: Following) -> None:
        super().__init__(deed, 1, following.shelf)
        self._playlist = playlist
        self._entry = entry
        self._following = following

    def _show(self) -> None:
        self._following.shelf.put_on_top(self._entry)

    def take_back(self) -> None:
        """It is gone again."""
        if not self.done:
            self._following.shelf.take_off(self._playlist)

    async def make(self, run: Run) -> None:
        """Send it."""
        run.go_on()
        uri = f"spotify:playlist:{self._playlist.id}"
        await _safely(self._following.library.save_items_to_library, uri)
        self.done = 1
        self._following.note(self._playlist, is_followed=True)
        run.advance(1)

    def reverse(self) -> None:
        """It only takes back something else."""
        return

    def rest(self) -> Follow | None:
        """The same."""
        return (
            None if self.done else Follow(self.deed, self._playlist, self._entry, self._following)
        )


def _uri(playlist: Playlist) -> str:
    return playlist.uri or f"spotify:playlist:{playlist.id}"


def _nothing() -> None:
    """What ends nothing."""


async def _safely(command: Command, uri: str) -> None:
    """Send a command that does no harm when it is sent twice: of unknown outcome, it is."""
    try:
        await command((uri,))
    except SpotifyError as error:
        if not may_have_had_effect(error):
            raise
        try:
            await command((uri,))
        except SpotifyError:
            raise OutcomeUnknown(error) from None
