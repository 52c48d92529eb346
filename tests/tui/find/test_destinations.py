"""Where the palette can go by name."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from tests.tui.world import WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.library.places import PLAYLISTS, PlaceKind
from tuify.playback.commands import Transfer
from tuify.tui.palette import Destinations

Act = Callable[[WorldScene], Awaitable[None]]


def perform(act: Act) -> None:
    async def run() -> None:
        options = EmulatorOptions(saved_tracks=50, playlists=120)
        async with on_world(options=options) as scene:
            await act(scene)

    asyncio.run(run())


def destinations(scene: WorldScene) -> Destinations:
    known = scene.app.destinations
    assert known is not None
    return known


def test_all_playlists_are_read_while_the_palette_is_open() -> None:
    async def act(scene: WorldScene) -> None:
        known, told = destinations(scene), []
        assert list(known.playlists()) == []
        closed = known.opened(lambda: told.append(True))
        assert known.waiting()
        await scene.until(lambda: not known.waiting())
        listing = scene.session.lists.kept(PLAYLISTS)
        assert listing is not None
        assert listing.rows.total is not None
        assert listing.rows.total > 100
        assert len(list(known.playlists())) > 100
        assert told
        closed()
        assert listing.rows.survey is None
        assert "devices" in scene.world.remote.asked

    perform(act)


def test_a_playlist_opens() -> None:
    async def act(scene: WorldScene) -> None:
        known = destinations(scene)
        known.opened(lambda: None)
        await scene.until(lambda: not known.waiting())
        name, run = list(known.playlists())[60]
        run()
        page = scene.app.main.library.page
        assert page is not None
        assert page.place.kind is PlaceKind.PLAYLIST
        assert page.place.name == name

    perform(act)


def test_sections_are_places() -> None:
    async def act(scene: WorldScene) -> None:
        places = dict(destinations(scene).places())
        assert {"Library", "Liked Songs", "Playlists", "Podcasts"} <= places.keys()
        places["Podcasts"]()
        page = scene.app.main.library.page
        assert page is not None
        assert page.place.kind is PlaceKind.SHOWS

    perform(act)


def test_devices_that_take_commands_can_be_played_on() -> None:
    async def act(scene: WorldScene) -> None:
        devices = dict(destinations(scene).devices())
        assert list(devices) == ["Desk", "Kitchen", "Phone"]
        devices["Kitchen"]()
        sent = scene.world.remote.dispatched
        assert [each.device.name for each in sent if isinstance(each, Transfer)] == ["Kitchen"]

    perform(act)
