"""Giving a playlist a cover of one's own, from a file."""

from __future__ import annotations

from pathlib import Path

from tuify.library.edits import CoverRefused
from tuify.tui.browse.columns import title
from tuify.tui.browse.target import Target
from tuify.tui.deeds.means import Form, FormField, Means
from tuify.tui.deeds.playlists import own_playlist
from tuify.tui.deeds.refusing import refusal_words

COVER_MOST = CoverRefused(is_jpeg=True, size=0).most
"""Bytes a cover may have."""

_NOTES = (
    f"A JPEG of at most {COVER_MOST // 1024} KB; square ones look best.",
    "This can't be undone: the service doesn't give back the old cover.",
)


class Covers:
    """Sends a picture as the cover of a playlist."""

    def __init__(self, means: Means) -> None:
        self._means = means

    def choose(self, target: Target) -> None:
        """Ask for the path of a file, and send it as the cover of the playlist of this row or
        page."""
        playlist = own_playlist(self._means, target)
        if playlist is None:
            return

        def submit(filled: dict[str, str]) -> str:
            jpeg = read_cover(filled["path"])
            if isinstance(jpeg, str):
                return jpeg
            return refusal_words(self._means.edits.cover(playlist, jpeg))

        field = FormField("path", "File", most=1_000)
        form = Form(f"Cover of “{title(playlist)}”", (field,), "sends it", _NOTES)
        self._means.front.fill_in(form, submit)


def read_cover(path: str) -> bytes | str:
    """The bytes of a JPEG that can become a cover, or what is wrong with it. `~` stands for the
    home folder, and quotation marks around the path are left out."""
    named = path.strip().strip("'\"")
    if not named:
        return "Where is the file?"
    try:
        file = Path(named).expanduser()
        size = file.stat().st_size
        if not file.is_file():
            return "That is no file"
        # A big file is refused by its size, without being read.
        jpeg = b"" if size > COVER_MOST else file.read_bytes()
    except FileNotFoundError:
        return "There is no such file"
    except (OSError, RuntimeError, ValueError) as error:
        return f"It can't be read: {error.strerror if isinstance(error, OSError) else error}"
    return jpeg if jpeg else refusal_words(CoverRefused(is_jpeg=size > COVER_MOST, size=size))
