"""What a context is called, and what it costs to know."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from tests.playback.sim import run_virtual
from tuify.library.names import ContextNames, playlist_id
from tuify.spotify.errors import NotFound, NotOffered, ServerFault, SpotifyError
from tuify.spotify.models import (
    AlbumRef,
    ArtistRef,
    Context,
    Episode,
    Item,
    Playlist,
    ShowRef,
    Track,
)

TRACK = Track(
    name="Slow Tide",
    uri="spotify:track:t1",
    artists=(ArtistRef(name="Ilse Moor", id="a1", uri="spotify:artist:a1"),),
    album=AlbumRef(name="Harbour", id="h1", uri="spotify:album:h1"),
)
EPISODE = Episode(
    name="One",
    uri="spotify:episode:e1",
    show=ShowRef(name="Talk", id="s1", uri="spotify:show:s1"),
)
NIGHT = Context(type="playlist", uri="spotify:playlist:p1")


@dataclass
class Playlists:
    names: dict[str, str] = field(default_factory=lambda: {"p1": "Night Walk", "p2": "Dawn"})
    error: SpotifyError | None = None
    asked: list[str] = field(default_factory=list)

    async def get_playlist(self, playlist_id: str, *, fields: str | None = None) -> Playlist:
        assert fields == "id,name", "the entries are not wanted"
        self.asked.append(playlist_id)
        await asyncio.sleep(0.1)
        if self.error is not None:
            raise self.error
        return Playlist(
            id=playlist_id, uri=f"spotify:playlist:{playlist_id}", name=self.names[playlist_id]
        )


async def asked_for(names: ContextNames, *contexts: Context, item: Item | None = None) -> None:
    """Run the names for a second after wishing for these."""
    task = asyncio.create_task(names.run())
    for context in contexts:
        names.want(context, item)
        await asyncio.sleep(0.3)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize(
    ("context", "item", "name"),
    [
        (Context(type="album", uri="spotify:album:h1"), TRACK, "Harbour"),
        (Context(type="artist", uri="spotify:artist:a1"), TRACK, "Ilse Moor"),
        (Context(type="show", uri="spotify:show:s1"), EPISODE, "Talk"),
        (Context(type="collection", uri="spotify:user:me:collection"), TRACK, "Liked Songs"),
        (Context(type="collection", uri="spotify:user:me:collection"), None, "Liked Songs"),
        (Context(type="album", uri="spotify:album:other"), TRACK, None),
        (Context(type="album", uri="spotify:album:h1"), None, None),
        (Context(type="station", uri="spotify:station:x"), TRACK, None),
        (None, TRACK, None),
    ],
)
def test_names_that_cost_nothing(
    context: Context | None, item: Item | None, name: str | None
) -> None:
    playlists = Playlists()
    names = ContextNames(playlists)
    assert names.name(context, item) == name
    names.want(context, item)
    assert playlists.asked == []


def test_a_name_read_off_once_holds_while_something_queued_plays() -> None:
    names = ContextNames(Playlists())
    album = Context(type="album", uri="spotify:album:h1")
    names.want(album, TRACK)
    assert names.name(album, EPISODE) == "Harbour"


def test_a_playlist_is_asked_for_once() -> None:
    async def visit() -> None:
        playlists = Playlists()
        names = ContextNames(playlists)
        told: list[str] = []
        names.subscribe(told.append)
        assert names.name(NIGHT, TRACK) is None
        await asked_for(names, NIGHT, NIGHT, NIGHT)
        assert names.name(NIGHT, TRACK) == "Night Walk"
        assert playlists.asked == ["p1"]
        assert told == [NIGHT.uri]

    run_virtual(visit())


def test_wishes_while_one_is_asked_for_are_not_lost_and_not_doubled() -> None:
    async def visit() -> None:
        playlists = Playlists()
        names = ContextNames(playlists)
        task = asyncio.create_task(names.run())
        names.want(NIGHT)
        await asyncio.sleep(0.05)
        names.want(NIGHT)
        names.want(Context(type="playlist", uri="spotify:playlist:p2"))
        await asyncio.sleep(1)
        assert playlists.asked == ["p1", "p2"]
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run_virtual(visit())


@pytest.mark.parametrize(
    "error", [NotFound("no", status=404), NotOffered("no", status=403)], ids=["404", "403"]
)
def test_a_playlist_the_service_does_not_tell_of_is_not_asked_for_again(
    error: SpotifyError,
) -> None:
    async def visit() -> None:
        playlists = Playlists(error=error)
        names = ContextNames(playlists)
        await asked_for(names, NIGHT, NIGHT)
        assert playlists.asked == ["p1"]
        assert names.name(NIGHT) is None

    run_virtual(visit())


def test_after_a_passing_failure_the_next_wish_asks_again() -> None:
    async def visit() -> None:
        playlists = Playlists(error=ServerFault("broken", status=500))
        names = ContextNames(playlists)
        await asked_for(names, NIGHT)
        playlists.error = None
        await asked_for(names, NIGHT)
        assert playlists.asked == ["p1", "p1"]
        assert names.name(NIGHT) == "Night Walk"

    run_virtual(visit())


def test_no_more_names_are_kept_than_agreed() -> None:
    names = ContextNames(Playlists(), keep=2)
    contexts = [Context(type="album", uri=f"spotify:album:{i}") for i in range(3)]
    for context in contexts:
        names.want(context, Track(name="x", album=AlbumRef(name=context.uri, uri=context.uri)))
    assert [names.name(context) for context in contexts] == [
        None,
        "spotify:album:1",
        "spotify:album:2",
    ]


@pytest.mark.parametrize(
    ("uri", "id_"),
    [
        ("spotify:playlist:p1", "p1"),
        ("spotify:user:some:playlist:p1", "p1"),
        ("spotify:playlist:", None),
        ("spotify:album:p1", None),
        ("playlist:p1", None),
        ("", None),
    ],
)
def test_ids_in_uris(uri: str, id_: str | None) -> None:
    assert playlist_id(uri) == id_
