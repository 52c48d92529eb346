"""Every operation of the Web API, asked for as a client without any library would ask.

Each entry is the operation and its request: the path, a query in the order it is written, and a
body. Names in braces are those of `Things`. An operation may stand here several times, where its
answer or its parameters have several shapes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from tests.contract.things import COVER, NOBODY, Things

Json = dict[str, object]

_TWO_URIS: Final = "spotify:track:{track},spotify:track:{other_track}"


@dataclass(frozen=True)
class Asked:
    """One request. `name` is the operation, `content` a body that is not JSON, `after` what was
    asked for before it in the same world."""

    name: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    json: Json | None = None
    content: bytes | None = None
    content_type: str = "application/json"
    after: "Asked | None" = None

    @property
    def method(self) -> str:
        """The method of HTTP."""
        return self.name.partition(" ")[0]

    def target(self, things: Things) -> str:
        """Path and query with the ids of a world in them."""
        told = [(key, value.format_map(things)) for key, value in self.query]
        path = self.path.format_map(things)
        return f"{path}?{urlencode(told, safe=',:')}" if told else path

    def __str__(self) -> str:
        told = "".join(f" {key}={value}" for key, value in self.query)
        after = f" after {self.after.method} {self.after.json}" if self.after else ""
        return f"{self.method} {self.path}{told}{after}"


def _ask(name: str, path: str = "", json: Json | None = None, /, **query: str) -> Asked:
    return Asked(name, path or name.partition(" ")[2], tuple(query.items()), json)


def _read(path: str, told: str, /, **query: str) -> Asked:
    return _ask(f"GET {path}", told, **query)


_KINDS: Final = ("album", "audiobook", "episode", "show", "track")

_CATALOG: Final = [
    _read("/albums/{id}", "/albums/{album}"),
    _read("/albums/{id}", "/albums/{other_album}", market="SE"),
    _read("/albums/{id}/tracks", "/albums/{album}/tracks", limit="3", offset="1"),
    _read("/albums", "/albums", ids="{album},{other_album}"),
    _read("/albums", "/albums", ids=f"{{album}},{NOBODY}"),
    _read("/artists/{id}", "/artists/{artist}"),
    _read("/artists", "/artists", ids=f"{{artist}},{{other_artist}},{NOBODY}"),
    _read("/artists/{id}/albums", "/artists/{artist}/albums"),
    _read(
        "/artists/{id}/albums",
        "/artists/{other_artist}/albums",
        include_groups="album,single,compilation,appears_on",
        limit="10",
    ),
    _read("/artists/{id}/top-tracks", "/artists/{artist}/top-tracks", market="SE"),
    _read("/artists/{id}/related-artists", "/artists/{artist}/related-artists"),
    _read("/audiobooks/{id}", "/audiobooks/{audiobook}"),
    _read("/audiobooks", "/audiobooks", ids=f"{{audiobook}},{NOBODY}"),
    _read("/audiobooks/{id}/chapters", "/audiobooks/{audiobook}/chapters", limit="2"),
    _read("/chapters/{id}", "/chapters/{chapter}"),
    _read("/chapters", "/chapters", ids=f"{{chapter}},{{other_chapter}},{NOBODY}"),
    _read("/episodes/{id}", "/episodes/{episode}", market="SE"),
    _read("/episodes", "/episodes", ids="{episode},{other_episode}"),
    _read("/markets", "/markets"),
    _read("/shows/{id}", "/shows/{show}"),
    _read("/shows", "/shows", ids="{show},{other_show}"),
    _read("/shows/{id}/episodes", "/shows/{show}/episodes", limit="4"),
    _read("/tracks/{id}", "/tracks/{track}"),
    _read("/tracks", "/tracks", ids=f"{{track}},{NOBODY},{{other_track}}", market="SE"),
    _read("/audio-features/{id}", "/audio-features/{track}"),
    _read("/audio-features", "/audio-features", ids=f"{{track}},{{other_track}},{NOBODY}"),
    _read("/audio-analysis/{id}", "/audio-analysis/{track}"),
]

_FINDING: Final = [
    _read(
        "/search",
        "/search",
        q="night",
        type="album,artist,playlist,track,show,episode,audiobook",
        limit="5",
    ),
    _read("/search", "/search", q="year:1990-2020 the", type="track", market="SE", offset="3"),
    _read("/recommendations", "/recommendations", seed_artists="{artist}", limit="5"),
    _read(
        "/recommendations",
        "/recommendations",
        seed_tracks="{track},{other_track}",
        min_tempo="80",
        target_energy="0.6",
        max_duration_ms="400000",
    ),
    _read("/recommendations/available-genre-seeds", "/recommendations/available-genre-seeds"),
    _read("/browse/featured-playlists", "/browse/featured-playlists", limit="3"),
    _read("/browse/categories", "/browse/categories", locale="sv_SE", limit="4"),
    _read("/browse/categories/{id}", "/browse/categories/{category}"),
    _read(
        "/browse/categories/{id}/playlists", "/browse/categories/{category}/playlists", limit="3"
    ),
    _read("/browse/new-releases", "/browse/new-releases", limit="4", offset="1"),
]

_LIBRARY: Final = [
    *(_read(f"/me/{kind}s", f"/me/{kind}s", limit="50") for kind in _KINDS),
    _read("/me/tracks", "/me/tracks", limit="50", offset="50"),
    _read("/me/tracks", "/me/tracks", limit="10", offset="100", market="SE"),
    *(
        _read(f"/me/{kind}s/contains", f"/me/{kind}s/contains", ids=f"{{{kind}}}")
        for kind in _KINDS
    ),
    *(
        _ask(f"{method} /me/{kind}s", "", None, ids=f"{{{kind}}},{{other_{kind}}}")
        for method in ("PUT", "DELETE")
        for kind in _KINDS
        if (method, kind) != ("PUT", "track")
    ),
    _ask("PUT /me/tracks", "", {"ids": ["{track}", "{other_track}"]}),
    _ask(
        "PUT /me/tracks",
        "",
        {"ids": [], "timestamped_ids": [{"id": "{track}", "added_at": "2020-02-29T12:00:00Z"}]},
    ),
    _ask("PUT /me/library", "", None, uris=f"{_TWO_URIS},spotify:album:{{album}}"),
    _ask("DELETE /me/library", "", None, uris=_TWO_URIS),
    _read(
        "/me/library/contains",
        "/me/library/contains",
        uris="spotify:track:{track},spotify:album:{album},spotify:show:{show},"
        "spotify:episode:{episode},spotify:audiobook:{audiobook},spotify:artist:{artist},"
        "spotify:user:{user},spotify:playlist:{playlist}",
    ),
    _read("/me/following", "/me/following", type="artist", limit="3"),
    _ask("PUT /me/following", "", {"ids": ["{artist}"]}, type="artist", ids="{artist}"),
    _ask("DELETE /me/following", "", {"ids": ["{user}"]}, type="user", ids="{user}"),
    _read("/me/following/contains", "/me/following/contains", type="artist", ids="{artist}"),
    _read("/me/following/contains", "/me/following/contains", type="user", ids="{user}"),
    _read("/me", "/me"),
    _read("/users/{id}", "/users/{user}"),
    _read("/users/{id}", "/users/{me}"),
    _read("/me/top/artists", "/me/top/artists", time_range="short_term", limit="5"),
    _read("/me/top/tracks", "/me/top/tracks", time_range="long_term", limit="5", offset="2"),
]

_PLAYLIST: Final = "/playlists/{id}"
_OWN: Final = "/playlists/{playlist}"


def _contents(path: str, key: str) -> list[Asked]:
    """The four operations on the entries of a playlist, in one of their two spellings."""
    name, told = f"{_PLAYLIST}/{path}", f"{_OWN}/{path}"
    uris: list[object] = ["spotify:track:{track}", "spotify:episode:{episode}"]
    return [
        _read(name, told, limit="50", additional_types="track,episode"),
        _ask(f"POST {name}", told, {"uris": uris, "position": 2}),
        _ask(f"POST {name}", told, None, uris=_TWO_URIS, position="0"),
        _ask(f"PUT {name}", told, {"uris": uris}),
        _ask(f"PUT {name}", told, {"range_start": 1, "insert_before": 4, "range_length": 2}),
        _ask(f"DELETE {name}", told, {key: [{"uri": "spotify:track:{track}"}]}),
    ]


_PLAYLISTS: Final = [
    _read(_PLAYLIST, _OWN, additional_types="track,episode"),
    _read(_PLAYLIST, "/playlists/{elses}", market="SE"),
    _read(_PLAYLIST, "/playlists/{unsaid}"),
    _ask(f"PUT {_PLAYLIST}", _OWN, {"name": "Slow Mornings", "description": "before nine"}),
    *_contents("items", "items"),
    *_contents("tracks", "tracks"),
    _read("/me/playlists", "/me/playlists", limit="40"),
    _ask("POST /me/playlists", "", {"name": "Rain", "public": False, "description": "soft"}),
    _read("/users/{id}/playlists", "/users/{user}/playlists", limit="5"),
    _ask("POST /users/{id}/playlists", "/users/{me}/playlists", {"name": "Rain"}),
    _ask(f"PUT {_PLAYLIST}/followers", "/playlists/{elses}/followers", {"public": False}),
    _ask(f"DELETE {_PLAYLIST}/followers", "/playlists/{elses}/followers"),
    _read(f"{_PLAYLIST}/followers/contains", f"{_OWN}/followers/contains", ids="{me}"),
    _read(f"{_PLAYLIST}/images", f"{_OWN}/images"),
    Asked(f"PUT {_PLAYLIST}/images", f"{_OWN}/images", content=COVER, content_type="image/jpeg"),
]


def _event(event: str, **more: object) -> Asked:
    return Asked("POST event", "/_emulator/events", json={"event": event, **more})


_STATES: Final = (
    _ask("PUT /me/player/play", "", {"uris": ["spotify:track:{track}"]}),
    _ask("PUT /me/player/play", "", {"context_uri": "spotify:show:{show}"}),
    _ask("PUT /me/player", "", {"device_ids": ["{other_device}"]}),
    _event("another_remote", do="transfer", device="hall"),
    _event("advertisement"),
    _event("sleep"),
)
"""What the player was told before it is looked at."""
_JUNK: Final = Asked("PUT weather", "/_emulator/weather", json={"rules": [{"kind": "junk"}]})

_PLAYER: Final = [
    *(
        replace(_read(path, path), after=state)
        for path in ("/me/player", "/me/player/currently-playing", "/me/player/queue")
        for state in _STATES
    ),
    _read("/me/player", "/me/player", additional_types="track,episode"),
    _ask("PUT /me/player", "", {"device_ids": ["{device}"], "play": True}),
    _read("/me/player/devices", "/me/player/devices"),
    _read("/me/player/currently-playing", "/me/player/currently-playing", market="SE"),
    _ask("PUT /me/player/play", "", {"uris": ["spotify:track:{track}"], "position_ms": 9000}),
    _ask(
        "PUT /me/player/play",
        "",
        {"context_uri": "spotify:album:{album}", "offset": {"position": 0}},
        device_id="{device}",
    ),
    _ask("PUT /me/player/pause", "", None, device_id="{device}"),
    replace(_ask("PUT /me/player/pause"), after=_JUNK),
    _ask("POST /me/player/next"),
    replace(_ask("POST /me/player/next"), after=_JUNK),
    _ask("POST /me/player/previous"),
    _ask("PUT /me/player/seek", "", None, position_ms="25000"),
    _ask("PUT /me/player/repeat", "", None, state="context"),
    _ask("PUT /me/player/volume", "", None, volume_percent="50"),
    _ask("PUT /me/player/shuffle", "", None, state="true"),
    _read("/me/player/recently-played", "/me/player/recently-played", limit="5"),
    _read("/me/player/queue", "/me/player/queue"),
    _ask("POST /me/player/queue", "", None, uri="spotify:track:{track}"),
]

ASKED: Final = [*_CATALOG, *_FINDING, *_LIBRARY, *_PLAYLISTS, *_PLAYER]


def filled(body: object, things: Things) -> object:
    """A body with the ids of a world in it."""
    if isinstance(body, str):
        return body.format_map(things)
    if isinstance(body, Mapping):
        return {key: filled(value, things) for key, value in body.items()}
    return [filled(one, things) for one in body] if isinstance(body, list) else body
