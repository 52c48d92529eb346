"""The session: what one room learns reaches the others, at the price of as few requests as can
be."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter

import pytest

from tests.bench.simulated import simulated
from tests.lists import liked
from tests.playback.sim import run_virtual
from tuify.accounts.errors import NotLoggedIn
from tuify.library.entries import Entry
from tuify.session import open_session
from tuify.settings import Settings
from tuify.spotify.errors import UnsafeUrl
from tuify.spotify.secret import Secret


def test_hearts_of_what_plays_and_is_queued_come_with_one_request_at_most() -> None:
    async def main() -> None:
        async with simulated(ready=False) as world:
            await asyncio.sleep(10)
            session = world.session
            view = session.remote.view
            shown = [view.playback.item, *view.queue.items]
            savable = [item.uri for item in shown if item and item.uri and "local" not in item.uri]
            assert len(savable) > 5
            assert all(session.saved.is_saved(uri) is not None for uri in savable)
            assert Counter(world.asked())["GET /me/library/contains"] <= 1

    run_virtual(main())


def test_the_context_is_named_with_one_request() -> None:
    async def main() -> None:
        async with simulated(ready=False) as world:
            await asyncio.sleep(60)
            playback = world.session.remote.view.playback
            assert world.session.names.name(playback.context, playback.item) == "Night Walk"
            asked = [each for each in world.asked() if each.startswith("GET /playlists/")]
            assert len(asked) == 1

    run_virtual(main())


def test_whose_songs_they_are_is_asked_once_and_after_the_first_rows() -> None:
    async def main() -> None:
        async with simulated(ready=False, latency_ms=100) as world:
            await asyncio.sleep(0.09)
            assert "GET /me" not in world.asked()
            await asyncio.sleep(10)
            uri = await world.session.collection_uri()
            assert uri is not None
            assert uri.startswith("spotify:user:")
            assert uri.endswith(":collection")
            assert Counter(world.asked())["GET /me"] == 1

    run_virtual(main())


def test_who_it_is_may_fail_and_is_asked_again() -> None:
    async def main() -> None:
        async with simulated(ready=False) as world:
            await world.tell("weather", rules=[{"kind": "server_error", "path": "/v1/me"}])
            await asyncio.sleep(60)
            assert await world.session.collection_uri() is None
            await world.tell("weather")
            assert await world.session.collection_uri() is not None

    run_virtual(main())


def test_a_song_that_is_taken_out_shows_it_everywhere() -> None:
    async def main() -> None:
        async with simulated() as world:
            saved = world.session.saved
            playing = world.session.remote.view.playback.item
            assert playing is not None
            before = saved.is_saved(playing.uri)
            assert world.session.edits.save([playing], not before) is None
            assert saved.is_saved(playing.uri) is not before
            await asyncio.sleep(2)
            assert saved.is_saved(playing.uri) is not before
            held = world.session.spotify.library.check_users_saved_items([playing.uri or ""])
            assert await held == (not before,)

    run_virtual(main())


def test_the_demo_remembers_devices_in_memory_only() -> None:
    async def main() -> None:
        async with simulated() as world:
            session = world.session
            devices = session.remote.view.devices.devices
            session.device_memory.remember(devices[1])
            assert session.device_memory.choose(devices) == devices[1]

    run_virtual(main())


@pytest.mark.skipif(sys.version_info < (3, 12), reason="tasks can't be started eagerly")
def test_rows_come_where_tasks_start_eagerly_as_under_textual() -> None:
    async def main() -> None:
        if sys.version_info >= (3, 12):
            asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        async with simulated() as world:
            assert liked(world.session).total == 10_000
            assert isinstance(liked(world.session).row(0), Entry)
            assert world.session.remote.view.playback.item is not None
            assert world.session.remote.view.queue.known

    run_virtual(main())


def test_a_session_needs_a_login() -> None:
    with pytest.raises(NotLoggedIn):
        open_session(Settings())


def test_a_token_is_never_sent_in_the_open() -> None:
    settings = Settings(api_url="http://example.com/v1", access_token=Secret("t"))
    with pytest.raises(UnsafeUrl):
        open_session(settings)
