"""What another remote of the same account would read, told in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx


class World:
    """Reads of one service. Each is a request, and so a line in its log."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def playback(self) -> dict[str, Any]:
        """The body of GET /me/player; empty if no device is active."""
        return self._get("/v1/me/player?additional_types=track,episode")

    def is_playing(self) -> bool:
        """Whether something can be heard."""
        return self.playback().get("is_playing") is True

    def playing_title(self) -> str:
        """The title of what plays, or is paused."""
        return str(self.playback()["item"]["name"])

    def progress_ms(self) -> int:
        """How far it has played."""
        return int(self.playback()["progress_ms"])

    def device(self) -> str:
        """The name of the active device."""
        return str(self.playback()["device"]["name"])

    def volume(self) -> int:
        """The volume of the active device in percent."""
        return int(self.playback()["device"]["volume_percent"])

    def context_type(self) -> str | None:
        """What kind of context it plays from."""
        context = self.playback()["context"]
        return None if context is None else str(context["type"])

    def queue_titles(self) -> list[str]:
        """The titles of what is next; those that are null left out."""
        queue = self._get("/v1/me/player/queue")["queue"]
        return [str(each["name"]) for each in queue if each is not None]

    def devices(self) -> list[dict[str, Any]]:
        """The devices in the order they are listed."""
        return list(self._get("/v1/me/player/devices")["devices"])

    def saved_title(self, index: int) -> str:
        """The title of the saved track at `index`, which must not be one of the odd entries."""
        page = self._get(f"/v1/me/tracks?limit=1&offset={index}")
        return str(page["items"][0]["track"]["name"])

    def saved_uris(self, count: int, first: int = 0) -> list[str]:
        """The URIs of `count` saved tracks from `first` on; entries that are null left out."""
        uris: list[str] = []
        for offset in range(first, first + count, 50):
            limit = min(50, first + count - offset)
            page = self._get(f"/v1/me/tracks?limit={limit}&offset={offset}")
            tracks = [each["track"] for each in page["items"]]
            uris += [str(track["uri"]) for track in tracks if track is not None]
        return uris

    def saved_count(self) -> int:
        """How many tracks are saved."""
        return int(self._get("/v1/me/tracks?limit=1")["total"])

    def playlists(self) -> dict[str, str]:
        """The names of the account's playlists, the one on top first, and their ids."""
        found: dict[str, str] = {}
        path: str | None = "/v1/me/playlists?limit=50"
        while path is not None:
            page = self._get(path)
            found |= {str(each["name"]): str(each["id"]) for each in page["items"] if each}
            path = page["next"]
        return found

    def playlist(self, playlist_id: str) -> dict[str, Any]:
        """A playlist without what is in it."""
        return self._get(f"/v1/playlists/{playlist_id}?fields=name,description,public,snapshot_id")

    def playlist_titles(self, playlist_id: str) -> list[str]:
        """The titles of the first 50 entries."""
        page = self._get(f"/v1/playlists/{playlist_id}/items?limit=50")
        return [str(each["item"]["name"]) for each in page["items"]]

    # What another remote changes

    def make_playlist(self, name: str, uris: Sequence[str] = ()) -> str:
        """Make a playlist, which then stands on top; its id."""
        made = self._client.post("/v1/me/playlists", json={"name": name}).raise_for_status()
        playlist_id = str(made.json()["id"])
        for first in range(0, len(uris), 100):
            self.add_to_playlist(playlist_id, uris[first : first + 100])
        return playlist_id

    def add_to_playlist(
        self, playlist_id: str, uris: Sequence[str], position: int | None = None
    ) -> None:
        """Add at most 100 entries, at the end unless `position` says where."""
        body: dict[str, object] = {"uris": [*uris]}
        if position is not None:
            body["position"] = position
        self._client.post(f"/v1/playlists/{playlist_id}/items", json=body).raise_for_status()

    def _get(self, path: str) -> dict[str, Any]:
        answer = self._client.get(path).raise_for_status()
        body: dict[str, Any] = answer.json() if answer.content else {}
        return body
