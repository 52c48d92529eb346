"""What the user keeps as JSON (reference: Library)."""

from collections.abc import Sequence

from tuify.emulator.bodies import audiobooks, catalog, shows
from tuify.emulator.bodies.paging import PageQuery
from tuify.emulator.bodies.style import Body, Style, external
from tuify.emulator.catalog.things import Album, Audiobook, Chapter, Episode, Show, Track
from tuify.emulator.clock import iso_seconds
from tuify.emulator.keeping.saved import SavedEntry

CHAPTERS_SHOWN = PageQuery(limit=10, offset=0)
"""The stretch of its chapters that comes with a saved audiobook."""


def saved_track(style: Style, entry: SavedEntry) -> Body:
    """Write a SavedTrackObject; its ``track`` may be null."""
    shown = None if entry.track is None else catalog.item(style, entry.track)
    return {"added_at": iso_seconds(entry.added_at_ms), "track": shown}


def saved_album(style: Style, added_at_ms: int, album: Album, tracks: Sequence[Track]) -> Body:
    """Write a SavedAlbumObject, with the tracks of the album."""
    return {"added_at": iso_seconds(added_at_ms), "album": catalog.album(style, album, tracks)}


def saved_show(style: Style, added_at_ms: int, show: Show) -> Body:
    """Write a SavedShowObject."""
    return {"added_at": iso_seconds(added_at_ms), "show": shows.show_ref(style, show)}


def saved_episode(style: Style, added_at_ms: int, episode: Episode | None) -> Body:
    """Write a SavedEpisodeObject; of an episode that is lost, nearly everything is null."""
    shown = _lost_episode(style) if episode is None else shows.episode(style, episode)
    return {"added_at": iso_seconds(added_at_ms), "episode": shown}


def saved_audiobook(
    style: Style, added_at_ms: int, book: Audiobook, chapters: Sequence[Chapter]
) -> Body:
    """Write a SavedAudiobookObject, with the first chapters of the book.

    The service has been seen to send the bare audiobook where the reference promises this object.
    Here the fields of the book, but for its chapters, stand beside ``audiobook`` as well, so that
    clients written for either find what they look for.
    """
    return {
        **audiobooks.audiobook_ref(style, book),
        "added_at": iso_seconds(added_at_ms),
        "audiobook": audiobooks.audiobook(style, book, chapters, CHAPTERS_SHOWN),
    }


def _lost_episode(style: Style) -> Body:
    """Write an episode whose fields are null or empty, as the service does for some it lost."""
    unknown: Body = {
        "description": None,
        "explicit": False,
        "html_description": None,
        "id": None,
        "images": [],
        "is_externally_hosted": None,
        "languages": [None],
        "name": None,
        "uri": None,
    }
    show: Body = {
        **unknown,
        "copyrights": None,
        "external_urls": external("show", "null"),
        "href": f"{style.api}/shows/null",
        "media_type": None,
        "total_episodes": None,
        "type": "show",
    }
    if style.extended:
        show |= {"available_markets": [], "publisher": None}
    return {
        **unknown,
        "audio_preview_url": None,
        "duration_ms": None,
        "external_urls": external("episode", "null"),
        "href": f"{style.api}/episodes/null",
        "is_playable": False,
        "language": None,
        "release_date": "0000",
        "release_date_precision": "year",
        "resume_point": {"fully_played": False, "resume_position_ms": None},
        "show": show,
        "type": "episode",
    }
