"""Artists, albums, tracks, shows and episodes as JSON (reference: Albums, Artists, Tracks, …)."""

from collections.abc import Sequence
from html import escape

from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.bodies.style import MARKETS, Body, Style, external
from tuify.emulator.things import Album, Artist, Episode, Item, LocalTrack, Pictures, Show, Track

_SIZES = (640, 300, 64)


def pictures(style: Style, kind: Pictures, id_: str) -> list[Body] | None:
    """Return ``images``: three sizes, or none, or null, or one whose size nobody knows."""
    if kind == "usual":
        return [style.picture(size, id_) for size in _SIZES]
    if kind == "sizeless":
        return [{**style.picture(300, id_), "height": None, "width": None}]
    return [] if kind == "none" else None


def artist_ref(style: Style, artist: Artist) -> Body:
    """Write a SimplifiedArtistObject."""
    return {
        "external_urls": external("artist", artist.id),
        "href": f"{style.api}/artists/{artist.id}",
        "id": artist.id,
        "name": artist.name,
        "type": "artist",
        "uri": artist.uri,
    }


def artist(style: Style, artist: Artist) -> Body:
    """Write an ArtistObject."""
    body = artist_ref(style, artist)
    body |= {"genres": list(artist.genres), "images": pictures(style, "usual", artist.id)}
    if style.extended:
        body["followers"] = {"href": None, "total": artist.followers}
        body["popularity"] = artist.popularity
    return body


def album_ref(style: Style, album: Album) -> Body:
    """Write a SimplifiedAlbumObject."""
    body: Body = {
        "album_type": album.kind,
        "artists": [artist_ref(style, album.artist)],
        "external_urls": external("album", album.id),
        "href": f"{style.api}/albums/{album.id}",
        "id": album.id,
        "images": pictures(style, album.pictures, album.id),
        "name": album.name,
        "release_date": album.release_date,
        "release_date_precision": album.precision,
        "total_tracks": album.size,
        "type": "album",
        "uri": album.uri,
    }
    if style.extended:
        body["available_markets"] = list(MARKETS)
    return body


def album(style: Style, album: Album, tracks: Sequence[Track]) -> Body:
    """Write an AlbumObject with its tracks, which all fit on one page."""
    year = (album.release_date or "0000")[:4]
    body = album_ref(style, album)
    query = PageQuery(limit=50, offset=0)
    address = f"{style.api}/albums/{album.id}/tracks"
    body |= {
        "copyrights": [
            {"text": f"{year} {album.label}", "type": "C"},
            {"text": f"{year} {album.label}", "type": "P"},
        ],
        "external_ids": {"upc": f"{album.number % 10**12:012d}"},
        "genres": [],
        "tracks": page(address, query, len(tracks), [track_ref(style, one) for one in tracks]),
    }
    if style.extended:
        body |= {"label": album.label, "popularity": album.popularity}
    return body


def track_ref(style: Style, track: Track) -> Body:
    """Write a SimplifiedTrackObject."""
    body: Body = {
        "artists": [artist_ref(style, one) for one in track.artists],
        "disc_number": 1,
        "duration_ms": track.duration_ms,
        "explicit": track.explicit,
        "external_urls": external("track", track.id),
        "href": f"{style.api}/tracks/{track.id}",
        "id": track.id,
        "is_local": False,
        "is_playable": track.playable,
        "name": track.name,
        "preview_url": None,
        "track_number": track.track_number,
        "type": "track",
        "uri": track.uri,
    }
    if not track.playable:
        body["restrictions"] = {"reason": "market"}
    if style.extended:
        body["available_markets"] = list(MARKETS) if track.playable else []
    return body


def track(style: Style, track: Track) -> Body:
    """Write a TrackObject."""
    body = track_ref(style, track)
    body["album"] = album_ref(style, track.album)
    body["external_ids"] = {"isrc": f"QZTFY{track.number % 10**7:07d}"}
    if style.extended:
        body["popularity"] = track.popularity
    return body


def local_track(style: Style, track: LocalTrack) -> Body:
    """Write a TrackObject for a local file: hardly anything has an id."""
    album: Body = {
        "album_type": None,
        "artists": [],
        "external_urls": {},
        "href": None,
        "id": None,
        "images": [],
        "name": track.album,
        "release_date": None,
        "release_date_precision": None,
        "type": "album",
        "uri": None,
    }
    artist: Body = {
        "external_urls": {},
        "href": None,
        "id": None,
        "name": track.artist,
        "type": "artist",
        "uri": None,
    }
    body: Body = {
        "album": album,
        "artists": [artist],
        "disc_number": 0,
        "duration_ms": track.duration_ms,
        "explicit": False,
        "external_ids": {},
        "external_urls": {},
        "href": None,
        "id": None,
        "is_local": True,
        "name": track.name,
        "preview_url": None,
        "track_number": 0,
        "type": "track",
        "uri": track.uri,
    }
    if style.extended:
        album["available_markets"] = []
        body |= {"available_markets": [], "popularity": 0}
    return body


def show_ref(style: Style, show: Show) -> Body:
    """Write a SimplifiedShowObject."""
    body: Body = {
        "copyrights": [],
        "description": show.description,
        "explicit": False,
        "external_urls": external("show", show.id),
        "href": f"{style.api}/shows/{show.id}",
        "html_description": f"<p>{escape(show.description)}</p>",
        "id": show.id,
        "images": pictures(style, "usual", show.id),
        "is_externally_hosted": False,
        "languages": ["en"],
        "media_type": "audio",
        "name": show.name,
        "total_episodes": show.episodes,
        "type": "show",
        "uri": show.uri,
    }
    if style.extended:
        body |= {"available_markets": list(MARKETS), "publisher": show.publisher}
    return body


def show(style: Style, show: Show, episodes: Sequence[Episode], query: PageQuery) -> Body:
    """Write a ShowObject with a page of its episodes."""
    address = f"{style.api}/shows/{show.id}/episodes"
    items = [episode_ref(style, one) for one in episodes]
    return {**show_ref(style, show), "episodes": page(address, query, show.episodes, items)}


def episode_ref(style: Style, episode: Episode) -> Body:
    """Write a SimplifiedEpisodeObject."""
    return {
        "audio_preview_url": None,
        "description": episode.description,
        "duration_ms": episode.duration_ms,
        "explicit": episode.explicit,
        "external_urls": external("episode", episode.id),
        "href": f"{style.api}/episodes/{episode.id}",
        "html_description": f"<p>{escape(episode.description)}</p>",
        "id": episode.id,
        "images": pictures(style, "usual", episode.id),
        "is_externally_hosted": False,
        "is_playable": True,
        "language": "en",
        "languages": ["en"],
        "name": episode.name,
        "release_date": episode.release_date,
        "release_date_precision": "day",
        "resume_point": {"fully_played": False, "resume_position_ms": episode.resume_ms},
        "type": "episode",
        "uri": episode.uri,
    }


def episode(style: Style, episode: Episode) -> Body:
    """Write an EpisodeObject."""
    return {**episode_ref(style, episode), "show": show_ref(style, episode.show)}


def item(style: Style, item: Item) -> Body:
    """Write whatever a list or a queue holds."""
    if isinstance(item, Track):
        return track(style, item)
    return local_track(style, item) if isinstance(item, LocalTrack) else episode(style, item)
