"""What a playlist is called, what is said of it, and who may see and change it."""

from __future__ import annotations

import html
from dataclasses import dataclass, fields
from typing import Final

from msgspec import structs

from tuify.library.edits.change import Change, OutcomeUnknown, Run
from tuify.library.edits.contents import Contents, Service
from tuify.library.edits.news import Deed
from tuify.library.edits.shelf import Shelf
from tuify.library.failures import may_have_had_effect
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Playlist

DETAILS_ONLY: Final = "id,name,description,public,collaborative,snapshot_id"

STAYED: Final = {
    "name": "the name stayed as it was",
    "description": "the description stayed as it was",
    "public": "whether it is public stayed as it was",
    "collaborative": "whether others may change it stayed as it was",
}
NOT_PRIVATE: Final = "the playlist stayed public: Spotify does not make it private for apps"


@dataclass(frozen=True, slots=True)
class Details:
    """What is to change of a playlist; None for what stays."""

    name: str | None = None
    description: str | None = None
    public: bool | None = None
    collaborative: bool | None = None

    def of(self, playlist: Playlist) -> Details:
        """The same details of a playlist as it is."""
        # The service tells descriptions in HTML, and takes them as plain text.
        return Details(
            None if self.name is None else playlist.name,
            None if self.description is None else html.unescape(playlist.description),
            None if self.public is None else playlist.public,
            None if self.collaborative is None else playlist.collaborative,
        )

    def given(self) -> dict[str, str | bool]:
        """What is to change, by name."""
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in found if value is not None}

    def changed_by(self, playlist: Playlist) -> Details:
        """What of them is not so of a playlist already."""
        now = self.of(playlist)
        return Details(
            None if self.name == now.name else self.name,
            None if self.description == now.description else self.description,
            None if self.public == now.public else self.public,
            None if self.collaborative == now.collaborative else self.collaborative,
        )


class ChangeDetails(Change):
    """Changes details of one of the user's own playlists, and reads back what came of it."""

    def __init__(self, deed: Deed, playlist: Playlist, wish: Details, service: Service) -> None:
        super().__init__(deed, 1)
        self.target = f"details of {playlist.id}"
        self._before = playlist
        self._wish = wish.changed_by(playlist)
        self._after = _with(playlist, self._wish)
        self._service = service
        self._contents = Contents(playlist, service)
        self._shelf = Shelf(service.lists)

    def show(self) -> None:
        """It is called so."""
        self._shelf.show(self._before, self._after)

    def take_back(self) -> None:
        """It is called as before."""
        if not self.done:
            self._shelf.show(self._after, self._before)

    async def make(self, run: Run) -> None:
        """Send it, and read it back: the service takes some changes without making them."""
        given = self._wish
        if not given.given():
            return
        run.go_on()
        is_sure = await self._contents.is_as_shown()
        failure: SpotifyError | None = None
        try:
            await self._service.playlists.change_playlist_details(
                self._before.id,
                name=given.name,
                public=given.public,
                collaborative=given.collaborative,
                description=given.description,
            )
        except SpotifyError as error:
            if not may_have_had_effect(error):
                raise
            failure = error
        await self._read_back(failure, is_sure=is_sure)
        run.advance(self.done)

    async def _read_back(self, failure: SpotifyError | None, *, is_sure: bool) -> None:
        try:
            told = await self._service.playlists.get_playlist(self._before.id, fields=DETAILS_ONLY)
        except SpotifyError:
            if failure is not None:
                raise OutcomeUnknown(failure) from None
            self.done = 1
            self.note = "it could not be read back, so nobody knows whether all of it was taken"
            self._contents.lose()
            return
        if is_sure:
            self._contents.adopt(told.snapshot_id)
        missed = self._wish.changed_by(told).given()
        if failure is not None and missed:
            raise failure
        self.done = 1
        self.note = "; ".join(_not_taken(name, value) for name, value in missed.items())
        told_details = Details(
            told.name, html.unescape(told.description), told.public, told.collaborative
        )
        after = _with(self._before, told_details)
        self._shelf.show(self._after, after)
        self._after = after

    def reverse(self) -> ChangeDetails | None:
        """Change back what was changed."""
        if not self.done:
            return None
        back = ChangeDetails(self.deed, self._after, self._wish.of(self._before), self._service)
        return back if back.wants_anything else None

    @property
    def wants_anything(self) -> bool:
        """Whether anything is to be changed at all."""
        return bool(self._wish.given())

    def rest(self) -> ChangeDetails | None:
        """The same change."""
        if self.done:
            return None
        return ChangeDetails(self.deed, self._before, self._wish, self._service)

    def read_anew(self) -> None:
        """Have the list of playlists read anew."""
        self._shelf.read_anew()


def _with(playlist: Playlist, details: Details) -> Playlist:
    given: dict[str, str | bool] = details.given()
    if details.description is not None:
        given["description"] = html.escape(details.description, quote=False)
    return structs.replace(playlist, **given)


def _not_taken(name: str, value: str | bool) -> str:
    return NOT_PRIVATE if (name, value) == ("public", False) else STAYED[name]
