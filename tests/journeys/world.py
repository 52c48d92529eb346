"""What another remote of the same account would read, told in a few words."""

from __future__ import annotations

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

    def _get(self, path: str) -> dict[str, Any]:
        answer = self._client.get(path).raise_for_status()
        body: dict[str, Any] = answer.json() if answer.content else {}
        return body
