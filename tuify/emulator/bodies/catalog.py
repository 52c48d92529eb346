"""Artists, albums and tracks as JSON (reference: Albums, Artists, Tracks)."""

from collections.abc import Sequence

from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.bodies.shows import episode
from tuify.emulator.bodies.style import MARKETS, Body, Style, external, pictures
from tuify.emulator.catalog.codes import isrc, upc
from tuify.emulator.catalog.discography import group_of
from tuify.emulator.catalog.things import Album, Artist, Item, LocalTrack, Track


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


def discography_album(style: Style, album: Album, artist: Artist) -> Body:
    """Write an ArtistDiscographyAlbumObject: an album, and what it is to one artist."""
    body = album_ref(style, album)
    if style.extended:
        body["album_group"] = group_of(album, artist)
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
        "external_ids": {"upc": upc(album.number)},
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
    body["external_ids"] = {"isrc": isrc(track.recording)}
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


def item(style: Style, item: Item) -> Body:
    """Write whatever a list or a queue holds."""
    if isinstance(item, Track):
        return track(style, item)
    return local_track(style, item) if isinstance(item, LocalTrack) else episode(style, item)
