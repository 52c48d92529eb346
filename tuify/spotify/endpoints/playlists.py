"""Category "Playlists" of the Web API reference."""

from tuify.spotify.arguments import checked_id, checked_limit, checked_offset
from tuify.spotify.calls import call
from tuify.spotify.decoding import decode
from tuify.spotify.endpoints.sender import Endpoints
from tuify.spotify.models import Playlist, PlaylistItem
from tuify.spotify.paging import Page

_KINDS = "track,episode"


class PlaylistEndpoints(Endpoints):
    """Playlists and their entries."""

    async def get_playlist(self, playlist_id: str, *, fields: str | None = None) -> Playlist:
        """Get Playlist. Scope `playlist-read-private` for private ones.

        `fields` names what is wanted, as in "id,name"; it has to name `id`. Without it the answer
        holds the first 100 entries, which can be a third of a megabyte. Entries come only if the
        account owns the list or takes part in it. `NotFound` also for lists that Spotify itself
        makes.
        """
        asked = call(
            "GET",
            f"/playlists/{checked_id(playlist_id)}",
            group="/playlists/{id}",
            query={"fields": fields, "additional_types": _KINDS},
        )
        return decode(await self._sender.read(asked), Playlist)

    async def get_playlist_items(
        self, playlist_id: str, limit: int = 20, offset: int = 0
    ) -> Page[PlaylistItem]:
        """Get Playlist Items, `limit` 1 to 50. Scope `playlist-read-private`.

        Raises `NotOffered` for lists of others, which can only be played.
        """
        asked = call(
            "GET",
            f"/playlists/{checked_id(playlist_id)}/items",
            group="/playlists/{id}/items",
            query={
                "limit": checked_limit(limit),
                "offset": checked_offset(offset),
                "additional_types": _KINDS,
            },
        )
        return decode(await self._sender.read(asked), Page[PlaylistItem])

    async def get_current_users_playlists(self, limit: int = 20, offset: int = 0) -> Page[Playlist]:
        """Get Current User's Playlists, `limit` 1 to 50. Scope `playlist-read-private`.

        Lists that this app may not see are None in their place.
        """
        query = {"limit": checked_limit(limit), "offset": checked_offset(offset)}
        return decode(
            await self._sender.read(call("GET", "/me/playlists", query={**query})),
            Page[Playlist],
        )
