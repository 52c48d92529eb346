"""The cover of a playlist."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tuify.library.edits.change import Change, Run
from tuify.library.edits.contents import Contents, Service
from tuify.library.edits.news import Deed
from tuify.spotify.endpoints.playlist_bodies import COVER_MOST

_JPEG_BEGINS: Final = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class CoverRefused:
    """Why a picture can't become a cover; nothing was sent. Sizes in bytes of the picture; in
    base64, as it is sent, they are a third larger."""

    is_jpeg: bool
    size: int
    most: int = COVER_MOST


def cover_refusal(jpeg: bytes) -> CoverRefused | None:
    """Why a picture can't become a cover; None if it can: a JPEG of at most 192 KB."""
    is_jpeg = jpeg.startswith(_JPEG_BEGINS)
    return None if is_jpeg and len(jpeg) <= COVER_MOST else CoverRefused(is_jpeg, len(jpeg))


class SetCover(Change):
    """Gives a playlist a picture. The one before is lost, so this can't be taken back.

    Scope `ugc-image-upload`, with those of changing playlists.
    """

    note = "the cover before it can't be brought back"

    def __init__(self, deed: Deed, contents: Contents, jpeg: bytes, service: Service) -> None:
        super().__init__(deed, 1)
        self._contents = contents
        self._jpeg = jpeg
        self._service = service

    def show(self) -> None:
        """The picture comes with the playlist the next time that is read."""
        return

    def take_back(self) -> None:
        """Nothing was shown."""
        return

    async def make(self, run: Run) -> None:
        """Send it."""
        run.go_on()
        is_sure = await self._contents.is_as_shown()
        await self._service.playlists.upload_custom_playlist_cover_image(
            self._contents.playlist.id, self._jpeg
        )
        self.done = 1
        self._jpeg = b""
        await self._contents.adopt_now(is_sure=is_sure)
        run.advance(1)

    def reverse(self) -> None:
        """The cover before it is gone."""
        return
