"""Where the OpenAPI documents are wrong: the one list of exceptions, each with its reason.

Everything else the documents say holds. What is listed here and not needed fails a test.

Whatever the document of today calls deprecated and the one before it did not was removed for apps
in Development Mode in February 2026. That is read from the documents, so it is not listed here,
though they go on calling many of these fields required.
"""

from collections.abc import Mapping
from typing import Final

from tests.contract.exempting import Exempt, Kind, Other, Shape, exempt
from tuify.emulator.options import Mode

SHAPES: Final[Mapping[str, Shape]] = {
    "CurrentlyPlayingContextObject.actions": Shape(
        "DisallowsObject",
        "Recorded: what is not allowed stands one step deeper.",
        at="GET /me/player",
        inside="disallows",
    ),
    "CurrentlyPlayingObject.actions": Shape(
        "DisallowsObject",
        "Recorded: what is not allowed stands one step deeper.",
        at="GET /me/player/currently-playing",
        inside="disallows",
    ),
}


NAMES: Final[Mapping[str, Other]] = {
    "PUT /playlists/{id}/images": Other(
        "upload_custom_playlist_cover_image",
        "The name all other documents of the service have had for it.",
    ),
}

_WITH_LOCAL_FILES: Final = ("GET /me/tracks", "GET /playlists/{id}", "GET /playlists/{id}/*")

EXCEPTIONS: Final[tuple[Exempt, ...]] = (
    # -- fields the document knows and that are sent only now and then ---------------------------
    *exempt(
        "lacking",
        "AlbumBase.restrictions",
        "ChapterBase.restrictions",
        "EpisodeBase.restrictions",
        "SimplifiedTrackObject.restrictions",
        "TrackObject.restrictions",
        reason="Only what is restricted says why.",
    ),
    *exempt(
        "lacking",
        "SimplifiedTrackObject.linked_from",
        "TrackObject.linked_from",
        reason="Only a track that stands for another one says for which.",
        mode="extended",
    ),
    *exempt(
        "lacking",
        "ExternalIdObject.*",
        reason="Each thing has a code of its own kind: tracks an ISRC, albums a UPC or an EAN.",
    ),
    *exempt(
        "lacking",
        "DisallowsObject.*",
        reason="Only what is not allowed is said.",
    ),
    *exempt(
        "lacking",
        "CursorPagingObject.total",
        reason="The history of plays is not counted.",
        at=("GET /me/player/recently-played",),
    ),
    *exempt(
        "lacking",
        "CursorObject.before",
        reason="Followed artists are read in one direction only.",
        at=("GET /me/following",),
    ),
    *exempt(
        "lacking",
        "SearchItems.*",
        reason="Only the kinds that were asked for are answered.",
        at=("GET /search",),
    ),
    *exempt(
        "lacking",
        "PlaylistObject.items",
        "SimplifiedPlaylistObject.items",
        reason="What other people's playlists hold is kept from apps in Development Mode.",
        mode="development",
    ),
    # -- fields that are null ---------------------------------------------------------------------
    *exempt(
        "null",
        "PlayHistoryObject.context",
        "CurrentlyPlayingContextObject.context",
        "CurrentlyPlayingObject.context",
        reason="What is played from a list of URIs or from a search has no context.",
    ),
    *exempt(
        "null",
        "CurrentlyPlayingContextObject.item",
        "CurrentlyPlayingObject.item",
        reason="Nothing that could be shown plays, such as an advertisement.",
    ),
    *exempt(
        "null",
        "QueueObject.currently_playing",
        reason="Recorded: nothing plays.",
    ),
    *exempt(
        "null",
        "SimplifiedPlaylistObject.description",
        reason="As in whole playlists, where the document says that it may be null.",
    ),
    *exempt(
        "null",
        "SimplifiedPlaylistObject.public",
        "PlaylistObject.public",
        reason="Null where it does not matter, which the document says in words only.",
    ),
    *exempt(
        "null",
        "Many*[]",
        reason="Recorded: unknown ids of a batch are null in their place.",
        at=(
            "GET /albums",
            "GET /artists",
            "GET /audio-features",
            "GET /audiobooks",
            "GET /chapters",
            "GET /tracks",
        ),
    ),
    *exempt(
        "null",
        "PagingPlaylistObject.items[]",
        reason="Playlists of Spotify's own have been null in lists since November 2024.",
    ),
    # -- fields the document does not know --------------------------------------------------------
    *exempt(
        "unknown",
        "CurrentlyPlayingContextObject.smart_shuffle",
        reason="Recorded, and sent since 2024.",
    ),
    *exempt(
        "unknown",
        "PlaylistObject.primary_color",
        "PlaylistTrackObject.primary_color",
        "PlaylistTrackObject.video_thumbnail",
        "SimplifiedPlaylistObject.primary_color",
        reason="Recorded.",
    ),
    *exempt(
        "unknown",
        "EpisodeObject.episode",
        "EpisodeObject.track",
        "TrackObject.episode",
        "TrackObject.track",
        reason="Recorded: what stands in a playlist says in two booleans which of both it is.",
        at=("GET /playlists/{id}", "GET /playlists/{id}/*"),
        mode="extended",
    ),
    *exempt(
        "unknown",
        "SavedAudiobookObject.*",
        reason="Recorded: the fields of the book itself instead of `added_at` and `audiobook`.",
    ),
    *exempt(
        "present",
        "ArtistObject.genres",
        reason="Marked as removed in the document only; reports of what is really sent differ.",
        mode="development",
    ),
    # -- answers ----------------------------------------------------------------------------------
    *exempt(
        "status",
        "PUT /playlists/{id}/items 201",
        "PUT /playlists/{id}/tracks 201",
        reason="Recorded: replacing answers 201, as adding does; only moving answers 200.",
    ),
    *exempt(
        "status",
        "GET /me/player/currently-playing 204",
        reason="As for the whole state, where the document says so: nothing is active.",
    ),
    *exempt(
        "status",
        "PUT /me/player/pause 200",
        "POST /me/player/next 200",
        reason="Since July 2024 commands may be answered 200 with some letters that mean nothing.",
    ),
    # -- odd data ---------------------------------------------------------------------------------
    *exempt(
        "null",
        "AlbumBase.album_type",
        "AlbumBase.href",
        "AlbumBase.id",
        "AlbumBase.uri",
        "SimplifiedArtistObject.href",
        "SimplifiedArtistObject.id",
        "SimplifiedArtistObject.uri",
        "TrackObject.href",
        "TrackObject.id",
        reason="Recorded: a local file is nothing the service has, nor are its album and artists.",
        at=_WITH_LOCAL_FILES,
        odd=True,
    ),
    *exempt(
        "lacking",
        "AlbumBase.total_tracks",
        "ExternalUrlObject.spotify",
        "TrackObject.is_playable",
        reason="Recorded: a local file says less than other tracks do.",
        at=_WITH_LOCAL_FILES,
        odd=True,
    ),
    *exempt(
        "null",
        "AlbumBase.release_date",
        "AlbumBase.release_date_precision",
        reason="Recorded of local files, and of some albums.",
        odd=True,
    ),
    *exempt(
        "null",
        "AlbumBase.images",
        "SimplifiedPlaylistObject.images",
        reason="Recorded: null where there is no picture.",
        odd=True,
    ),
    *exempt(
        "null",
        "PagingSavedAlbumObject.items[]",
        "PlaylistTrackObject.item",
        "PlaylistTrackObject.track",
        "SavedTrackObject.track",
        reason="Recorded: what was withdrawn keeps its place in a list.",
        odd=True,
    ),
    *exempt(
        "null",
        *(
            f"EpisodeBase.{field}"
            for field in (
                "description",
                "duration_ms",
                "html_description",
                "id",
                "is_externally_hosted",
                "language",
                "languages[]",
                "name",
                "uri",
            )
        ),
        *(
            f"ShowBase.{field}"
            for field in (
                "copyrights",
                "description",
                "html_description",
                "id",
                "is_externally_hosted",
                "languages[]",
                "media_type",
                "name",
                "publisher",
                "total_episodes",
                "uri",
            )
        ),
        "ResumePointObject.resume_position_ms",
        reason="Recorded: a saved episode that was withdrawn, with null in nearly every field.",
        at=("GET /me/episodes",),
        odd=True,
    ),
)


def exception_for(about: str, kind: Kind, mode: Mode, operation: str = "") -> Exempt | None:
    """The first exception that covers a complaint about an answer of an operation.

    Without an operation, exceptions count that hold for any.
    """
    return next((one for one in EXCEPTIONS if one.covers(about, kind, mode, operation)), None)
