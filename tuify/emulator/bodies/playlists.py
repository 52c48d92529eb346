"""Playlists and what is in them as JSON (reference: Playlists)."""

from collections.abc import Iterable, Sequence

from tuify.emulator.bodies import catalog
from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.bodies.style import Body, Style, external, pictures
from tuify.emulator.bodies.users import user_ref
from tuify.emulator.catalog.things import Episode, LocalTrack
from tuify.emulator.clock import iso_seconds
from tuify.emulator.playlists.book import Playlist, PlaylistEntry


def images(style: Style, playlist: Playlist) -> list[Body] | None:
    """Write the pictures of a playlist; nobody knows the measures of one that was uploaded."""
    if playlist.cover is None:
        return pictures(style, playlist.pictures, playlist.id)
    address = f"{style.root}/images/covers/{playlist.cover}.jpg"
    return [{"height": None, "url": address, "width": None}]


def playlist_ref(style: Style, playlist: Playlist, *, readable: bool) -> Body:
    """Write a SimplifiedPlaylistObject.

    Apps in development mode learn of the contents only if the playlist is the user's own or one he
    collaborates on (``readable``), and only under the key ``items``.
    """
    address = f"{style.api}/playlists/{playlist.id}"
    body: Body = {
        "collaborative": playlist.collaborative,
        "description": playlist.description,
        "external_urls": external("playlist", playlist.id),
        "href": address,
        "id": playlist.id,
        "images": images(style, playlist),
        "name": playlist.name,
        "owner": {
            **user_ref(style, playlist.owner.id),
            "display_name": playlist.owner.name,
        },
        "primary_color": None,
        "public": playlist.public,
        "snapshot_id": playlist.snapshot_id,
        "type": "playlist",
        "uri": playlist.uri,
    }
    if style.extended:
        body["tracks"] = {"href": f"{address}/tracks", "total": playlist.size}
    if style.extended or readable:
        body["items"] = {"href": f"{address}/items", "total": playlist.size}
    return body


def playlist(
    style: Style,
    playlist: Playlist,
    entries: Sequence[PlaylistEntry] | None,
    additional_types: Sequence[str],
) -> Body:
    """Write a PlaylistObject with its first 100 entries; without them if ``entries`` is None."""
    body = playlist_ref(style, playlist, readable=entries is not None)
    body["followers"] = {"href": None, "total": playlist.followers}
    if entries is None:
        body.pop("items", None)
        return body
    query = PageQuery(100, 0, (("additional_types", ",".join(additional_types)),))
    rows = list(playlist_entries(style, entries, additional_types))
    address = f"{style.api}/playlists/{playlist.id}"
    for key in ("tracks", "items") if style.extended else ("items",):
        body[key] = page(f"{address}/{key}", query, playlist.size, rows)
    return body


def playlist_entries(
    style: Style, entries: Iterable[PlaylistEntry], additional_types: Sequence[str]
) -> Iterable[Body]:
    """Write PlaylistTrackObjects.

    Extended apps are given each item twice, as ``item`` and as ``track``, with the flags of older
    days. Episodes appear only to those who ask for the additional type.
    """
    for entry in entries:
        item = None
        hidden = isinstance(entry.item, Episode) and "episode" not in additional_types
        if entry.item is not None and not hidden:
            item = catalog.item(style, entry.item)
        body: Body = {
            "added_at": None if entry.added_at_ms is None else iso_seconds(entry.added_at_ms),
            "added_by": None if entry.added_by is None else user_ref(style, entry.added_by),
            "is_local": isinstance(entry.item, LocalTrack),
            "item": item,
            "primary_color": None,
            "video_thumbnail": {"url": None},
        }
        if style.extended:
            if item is not None:
                episode = isinstance(entry.item, Episode)
                item |= {"episode": episode, "track": not episode}
            body["track"] = item
        yield body
