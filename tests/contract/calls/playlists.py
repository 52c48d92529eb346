"""The client's calls for playlists and for the player."""

from typing import Final

from tests.contract.calls.making import Called, get, ids, tell
from tests.contract.things import JPEG, Things
from tuify.spotify.client import Spotify
from tuify.spotify.models import PlaylistItem
from tuify.spotify.paging import Page

_LIST: Final = "/playlists/{id}"


def _contents(path: str) -> list[Called]:
    """The four operations on the entries of a playlist, in one of their two spellings."""
    name = f"{_LIST}/{path}"
    return [
        get(
            name,
            lambda s, t: s.playlists.get_playlist_items(t["playlist"], limit=4, offset=2),
            lambda r, t: len(r.items) == 4 and r.items[0] and r.items[0].item,
        ),
        tell(
            f"POST {name}",
            lambda s, t: s.playlists.add_items_to_playlist(
                t["playlist"], [f"spotify:track:{t['track']}"], position=0
            ),
            lambda s, t: _begins(s, t, t["track"]),
        ),
        tell(
            f"PUT {name}",
            lambda s, t: s.playlists.update_playlist_items(
                t["playlist"], uris=[f"spotify:track:{t['other_track']}"]
            ),
            lambda s, t: _begins(s, t, t["other_track"]),
        ),
        Called(
            f"PUT {name}",
            _move_first_to_third,
            lambda s, t: s.playlists.update_playlist_items(
                t["playlist"], range_start=0, insert_before=3
            ),
        ),
        Called(
            f"DELETE {name}",
            _remove_first,
            lambda s, t: s.playlists.remove_playlist_items(
                t["playlist"], [f"spotify:track:{t['track']}"]
            ),
        ),
    ]


async def _begins(spotify: Spotify, things: Things, track: str) -> bool:
    page = await spotify.playlists.get_playlist_items(things["playlist"], limit=1)
    return _first(page) == track


def _first(page: Page[PlaylistItem]) -> str | None:
    entry = page.items[0]
    assert entry is not None
    assert entry.item is not None
    return entry.item.id


async def _move_first_to_third(spotify: Spotify, things: Things) -> bool:
    playlists, id_ = spotify.playlists, things["playlist"]
    before = (await playlists.get_playlist_items(id_, limit=3)).items
    snapshot = (await playlists.get_playlist(id_, fields="id,snapshot_id")).snapshot_id
    moved = await playlists.update_playlist_items(
        id_, range_start=0, insert_before=3, range_length=1, snapshot_id=snapshot
    )
    assert moved.snapshot_id not in ("", snapshot)
    after = (await playlists.get_playlist_items(id_, limit=3)).items
    return after == (*before[1:], before[0])


async def _remove_first(spotify: Spotify, things: Things) -> bool:
    playlists, id_ = spotify.playlists, things["playlist"]
    first, second = (await playlists.get_playlist_items(id_, limit=2)).items
    assert first is not None
    assert first.item is not None
    whole = await playlists.get_playlist(id_)
    left = await playlists.remove_playlist_items(
        id_, [first.item.uri or ""], snapshot_id=whole.snapshot_id
    )
    assert left.snapshot_id not in ("", whole.snapshot_id)
    return (await playlists.get_playlist_items(id_, limit=1)).items == (second,)


PLAYLISTS: Final[list[Called]] = [
    get(
        _LIST,
        lambda s, t: s.playlists.get_playlist(t["playlist"], market="SE"),
        lambda r, t: r.id == t["playlist"] and r.items and r.items.items and r.snapshot_id,
    ),
    tell(
        f"PUT {_LIST}",
        lambda s, t: s.playlists.change_playlist_details(
            t["playlist"], name="Low Tide", description="", public=True, collaborative=False
        ),
        lambda s, t: _is_called(s, t["playlist"], "Low Tide"),
    ),
    *_contents("items"),
    *_contents("tracks"),
    get(
        "/me/playlists",
        lambda s, t: s.playlists.get_current_users_playlists(limit=3),
        lambda r, t: ids(r.items)[0] == t["playlist"],
    ),
    tell(
        "POST /me/playlists",
        lambda s, t: s.playlists.create_playlist("Rain", public=False, description="soft"),
        lambda s, t: _has_on_top(s, t, "Rain"),
    ),
    get(
        "/users/{id}/playlists",
        lambda s, t: s.playlists.get_users_playlists(t["user"], limit=3),
        lambda r, t: all(one and one.owner and one.owner.id == t["user"] for one in r.items),
        is_closed=True,
    ),
    tell(
        "POST /users/{id}/playlists",
        lambda s, t: s.playlists.create_playlist_for_user(t["me"], "Hail", description="hard"),
        lambda s, t: _has_on_top(s, t, "Hail"),
    ),
    get(
        f"{_LIST}/images",
        lambda s, t: s.playlists.get_playlist_cover_image(t["playlist"]),
        lambda r, t: r[0].url,
    ),
    tell(
        f"PUT {_LIST}/images",
        lambda s, t: s.playlists.upload_custom_playlist_cover_image(t["playlist"], JPEG),
    ),
]


async def _is_called(spotify: Spotify, id_: str, name: str) -> bool:
    return (await spotify.playlists.get_playlist(id_, fields="id,name")).name == name


async def _has_on_top(spotify: Spotify, things: Things, name: str) -> bool:
    top = (await spotify.playlists.get_current_users_playlists(limit=1)).items[0]
    return bool(top and top.name == name and top.owner and top.owner.id == things["me"])


PLAYER: Final[list[Called]] = [
    get(
        "/me/player",
        lambda s, t: s.player.get_playback_state(market="SE"),
        lambda r, t: r and r.item and r.device and r.device.id == t["device"],
    ),
    get(
        "/me/player/currently-playing",
        lambda s, t: s.player.get_currently_playing_track(),
        lambda r, t: r and r.item and r.is_playing,
    ),
    get(
        "/me/player/devices",
        lambda s, t: s.player.get_available_devices(),
        lambda r, t: t["device"] in ids(r),
    ),
    get(
        "/me/player/queue",
        lambda s, t: s.player.get_the_users_queue(),
        lambda r, t: r.currently_playing and r.queue,
    ),
    get(
        "/me/player/recently-played",
        lambda s, t: s.player.get_recently_played_tracks(limit=2, before=1_790_000_000_000),
        lambda r, t: len(r.items) == 2,
    ),
    tell("PUT /me/player", lambda s, t: s.player.transfer_playback(t["device"], play=True)),
    tell(
        "PUT /me/player/play",
        lambda s, t: s.player.start_resume_playback(
            t["device"],
            uris=[f"spotify:track:{t['track']}", f"spotify:episode:{t['episode']}"],
            offset_position=1,
            position_ms=5_000,
        ),
        lambda s, t: _plays(s, t["episode"]),
    ),
    tell(
        "PUT /me/player/play",
        lambda s, t: s.player.start_resume_playback(
            context_uri=f"spotify:album:{t['album']}", offset_uri=f"spotify:track:{t['track']}"
        ),
        lambda s, t: _plays(s, t["track"]),
    ),
    tell("PUT /me/player/pause", lambda s, t: s.player.pause_playback(t["device"])),
    tell("POST /me/player/next", lambda s, t: s.player.skip_to_next()),
    tell("POST /me/player/previous", lambda s, t: s.player.skip_to_previous(t["device"])),
    tell("PUT /me/player/seek", lambda s, t: s.player.seek_to_position(30_000)),
    tell("PUT /me/player/repeat", lambda s, t: s.player.set_repeat_mode("track", t["device"])),
    tell("PUT /me/player/volume", lambda s, t: s.player.set_playback_volume(0)),
    tell("PUT /me/player/shuffle", lambda s, t: s.player.toggle_playback_shuffle(True)),
    tell(
        "POST /me/player/queue",
        lambda s, t: s.player.add_item_to_playback_queue(
            f"spotify:track:{t['track']}", t["device"]
        ),
        lambda s, t: _is_queued(s, t["track"]),
    ),
]


async def _plays(spotify: Spotify, id_: str) -> bool:
    playback = await spotify.player.get_playback_state()
    return playback is not None and playback.item is not None and playback.item.id == id_


async def _is_queued(spotify: Spotify, id_: str) -> bool:
    return id_ in ids((await spotify.player.get_the_users_queue()).queue)
