"""Asking an emulated account for details: one request for each, and none for what is whole."""

from collections.abc import Awaitable, Callable

import pytest

from tests.emulator.support import Api
from tests.spotify.support import run
from tuify.emulator.options import Mode
from tuify.library.details import Known, sections_about
from tuify.library.details_source import ThingDetails
from tuify.library.entries import Thing
from tuify.spotify.client import Spotify
from tuify.spotify.errors import ClosedBySpotify
from tuify.spotify.models import (
    Audiobook,
    AudiobookRef,
    Category,
    Owner,
    Playlist,
    Show,
    ShowRef,
    Track,
    TrackDetails,
    User,
)
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken
from tuify.spotify.transport import Transport


class World:
    """An emulated account, and the client that asks it."""

    def __init__(self, mode: Mode = "extended") -> None:
        self.api = Api(saved_tracks=50, playlists=3, mode=mode)
        transport = Transport(
            "http://127.0.0.1/v1",
            FixedToken(Secret("token")),
            http=self.api.emulator.transport(),
            clock=self.api.time.clock,
            sleep=self.api.time.sleep,
        )
        self.spotify = Spotify(transport)
        self.details = ThingDetails(self.spotify)

    def whole(self, thing: Thing) -> Known:
        return run(_waited(self.details.whole(thing)))

    def paths(self) -> list[str]:
        return [entry["path"] for entry in self.api.get("/_emulator/requests")["requests"]]


async def _waited(asked: Awaitable[Known]) -> Known:
    return await asked


async def first_of(spotify: Spotify, kind: str) -> Thing:
    """The first thing of a kind that the account has, as its list tells it."""
    library = spotify.library
    match kind:
        case "track":
            track = (await library.get_users_saved_tracks(limit=1)).items[0]
            assert track is not None
            assert track.track is not None
            return track.track
        case "album":
            saved = (await library.get_users_saved_tracks(limit=1)).items[0]
            assert saved is not None
            assert saved.track is not None
            assert saved.track.album is not None
            return saved.track.album
        case "artist":
            song = (await library.get_users_saved_tracks(limit=1)).items[0]
            assert song is not None
            assert song.track is not None
            return song.track.artists[0]
        case "playlist":
            playlist = (await spotify.playlists.get_current_users_playlists(limit=1)).items[0]
            assert playlist is not None
            return playlist
        case "episode":
            episode = (await library.get_users_saved_episodes(limit=1)).items[0]
            assert episode is not None
            assert episode.episode is not None
            return episode.episode
    raise LookupError(kind)


KINDS = ("track", "album", "artist", "playlist", "episode")


@pytest.mark.parametrize("mode", ["extended", "development"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_told_whole_by_one_request(kind: str, mode: Mode) -> None:
    world = World(mode)

    async def ask() -> tuple[Thing, Known]:
        thing = await first_of(world.spotify, kind)
        return thing, await world.details.whole(thing)

    thing, whole = run(ask())
    path = world.paths()[-1]
    assert path.endswith(f"/{thing.id}")
    assert whole.id == thing.id
    told = {fact.label for section in sections_about(whole) for fact in section.facts}
    known = {fact.label for section in sections_about(thing) for fact in section.facts}
    assert known <= told
    assert {"Link", "URI"} <= told
    if kind == "playlist":
        assert isinstance(whole, Playlist)
        assert whole.items is not None
        assert whole.items.items == ()
        assert "Entries" in told


def test_what_is_whole_costs_nothing() -> None:
    world = World()
    for thing in (
        TrackDetails("t", id="1" * 22),
        Track("on my disk", is_local=True),
        Track("without an id"),
        Category("pop"),
    ):
        assert world.whole(thing) is thing
    assert world.paths() == []


def test_a_show_that_an_episode_names_is_told_whole() -> None:
    world = World()
    show = world.api.get("/me/shows?limit=1")["items"][0]["show"]
    whole = world.whole(ShowRef(show["name"], id=show["id"]))
    assert isinstance(whole, Show)
    assert whole.description
    assert world.whole(whole) is whole
    book = world.api.get("/me/audiobooks?limit=1")["items"][0]
    found = world.whole(AudiobookRef(book["name"], id=book["id"]))
    assert isinstance(found, Audiobook)
    assert world.paths()[-1] == f"/v1/audiobooks/{book['id']}"


def test_a_user_is_told_with_followers() -> None:
    world = World()
    me = world.api.get("/me")["id"]
    whole = world.whole(Owner(me))
    assert isinstance(whole, User)
    assert whole.followers is not None


Ask = Callable[[ThingDetails, str], Awaitable[object]]


@pytest.mark.parametrize(
    "ask",
    [lambda details, id_: details.features(id_), lambda details, id_: details.analysis(id_)],
    ids=["features", "analysis"],
)
def test_the_sound_of_a_track(ask: Ask) -> None:
    async def heard(world: World) -> object:
        track = await first_of(world.spotify, "track")
        return await ask(world.details, track.id or "")

    assert run(heard(World())) is not None
    with pytest.raises(ClosedBySpotify) as closed:
        run(heard(World("development")))
    assert closed.value.since is not None
