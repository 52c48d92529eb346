"""The answer cache before an emulated account, whose answers say what real ones do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.emulator.support import Api
from tests.spotify.support import run
from tuify.spotify.answer_cache import AnswerCache
from tuify.spotify.client import Spotify
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken
from tuify.spotify.transport import Transport


@dataclass
class World:
    """A client with a cache, steering an emulated account; time passes when it is told to."""

    api: Api = field(default_factory=lambda: Api(saved_tracks=120, playlists=6))

    def __post_init__(self) -> None:
        transport = Transport(
            "http://127.0.0.1/v1",
            FixedToken(Secret("token")),
            http=self.api.emulator.transport(),
            clock=self.api.time.clock,
            sleep=self.api.time.sleep,
        )
        self.answers = AnswerCache(transport, clock=self.api.time.clock)
        self.spotify = Spotify(transport, answers=self.answers)

    def requests(self, ask: Callable[[Spotify], Awaitable[object]]) -> list[int]:
        """The status of each request that something takes."""
        self.api.do("DELETE", "/_emulator/requests")

        async def asked() -> None:
            await ask(self.spotify)

        run(asked())
        return [entry["status"] for entry in self.api.get("/_emulator/requests")["requests"]]

    def pass_s(self, seconds: float) -> None:
        """Let time pass."""
        self.api.time.pass_ms(seconds * 1000)


def test_an_album_costs_nothing_for_hours() -> None:
    world = World()
    catalog = world.api.emulator.world.catalog
    album = world.api.get(f"/tracks/{catalog.track(1).id}")["album"]["id"]

    async def opened(spotify: Spotify) -> None:
        assert (await spotify.albums.get_album(album)).tracks

    assert world.requests(opened) == [200]
    world.pass_s(10_000)
    assert world.requests(opened) == []
    world.pass_s(86_400)
    assert world.requests(opened) == [200]


def test_a_search_holds_for_two_hours() -> None:
    world = World()

    async def searched(spotify: Spotify) -> None:
        await spotify.search.search_for_item("moor", ("track", "artist"))

    assert world.requests(searched) == [200]
    world.pass_s(7_100)
    assert world.requests(searched) == []
    world.pass_s(200)
    assert world.requests(searched) == [200]


def test_liked_songs_that_did_not_change_are_not_sent_again() -> None:
    world = World()
    seen: list[object] = []

    async def scrolled(spotify: Spotify) -> None:
        for offset in (0, 50, 100):
            seen.append(await spotify.library.get_users_saved_tracks(limit=50, offset=offset))

    assert world.requests(scrolled) == [200] * 3
    assert world.requests(scrolled) == [304] * 3
    assert seen[:3] == seen[3:]
    assert 0 < world.answers.size < 60_000

    async def unsaved(spotify: Spotify) -> None:
        await spotify.library.remove_items_from_library([world.api.track_uri(0)])
        await scrolled(spotify)

    assert world.requests(unsaved) == [200] * 4
    assert seen[6:] != seen[:3]


def test_what_another_client_changed_is_seen() -> None:
    world = World()
    uri = world.api.track_uri(3)

    async def is_saved(spotify: Spotify) -> None:
        said.append((await spotify.library.check_users_saved_items([uri]))[0])

    said: list[bool] = []
    world.requests(is_saved)
    world.api.do("DELETE", f"/me/library?uris={uri}")
    world.requests(is_saved)
    assert said == [True, False]


def test_a_playlist_is_read_as_it_was_written() -> None:
    world = World()
    names: list[str] = []
    uris = [world.api.track_uri(place) for place in range(3)]

    async def changed(spotify: Spotify) -> None:
        made = await spotify.playlists.create_playlist("Rain")
        for name in ("Snow", "Hail"):
            await spotify.playlists.change_playlist_details(made.id, name=name)
            names.append((await spotify.playlists.get_playlist(made.id)).name)
            mine = await spotify.playlists.get_current_users_playlists()
            names.append(mine.items[0].name if mine.items[0] else "")
        await spotify.playlists.add_items_to_playlist(made.id, uris)
        page = await spotify.playlists.get_playlist_items(made.id)
        assert [entry.item.uri for entry in page.items if entry and entry.item] == uris
        playlist = await spotify.playlists.get_playlist(made.id)
        assert playlist.items is not None
        assert playlist.items.total == 3

    statuses = world.requests(changed)
    assert names == ["Snow", "Snow", "Hail", "Hail"]
    assert 304 not in statuses


def test_what_plays_is_never_kept() -> None:
    world = World()

    async def polled(spotify: Spotify) -> None:
        for _ in range(2):
            await spotify.player.get_playback_state()
            await spotify.player.get_the_users_queue()

    assert world.requests(polled) == [200] * 4
    assert len(world.answers) == 0
