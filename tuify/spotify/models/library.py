"""What the user has saved; `added_at` is an ISO 8601 time (UTC)."""

from tuify.spotify.fields import Text
from tuify.spotify.models.audiobook import Audiobook
from tuify.spotify.models.base import Model
from tuify.spotify.models.show import Episode, Show
from tuify.spotify.models.track import Album, Track


class SavedTrack(Model, frozen=True):
    """One of the Liked Songs."""

    added_at: Text | None = None
    track: Track | None = None


class SavedAlbum(Model, frozen=True):
    """A saved album."""

    added_at: Text | None = None
    album: Album | None = None


class SavedEpisode(Model, frozen=True):
    """A saved episode. The service sends some with an empty name and neither id nor URI."""

    added_at: Text | None = None
    episode: Episode | None = None


class SavedShow(Model, frozen=True):
    """A show the user follows."""

    added_at: Text | None = None
    show: Show | None = None


class SavedAudiobook(Model, frozen=True):
    """A saved audiobook."""

    added_at: Text | None = None
    audiobook: Audiobook | None = None


class AudiobookEntry(Audiobook, frozen=True):
    """A saved audiobook as it comes: by itself, or inside of an entry as the other kinds do."""

    name: Text = ""
    added_at: Text | None = None
    audiobook: Audiobook | None = None

    def saved(self) -> SavedAudiobook:
        """The entry in the shape of the other kinds."""
        book = self.audiobook
        if book is None and self.name:
            names = Audiobook.__struct_fields__
            book = Audiobook(**{name: getattr(self, name) for name in names})
        return SavedAudiobook(self.added_at, book)
