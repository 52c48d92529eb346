"""Every question of the client, asked of the emulator, in both of its modes."""

import msgspec
import pytest

from tests.contract.world import Here, visit
from tests.spotify.support import texts_in
from tuify.emulator.catalog.oddities import ODD_ENTRIES, ODD_TRACKS
from tuify.emulator.catalog.things import LocalTrack
from tuify.emulator.options import Mode
from tuify.spotify import errors
from tuify.spotify.models import Episode, SavedTrack, Track
from tuify.spotify.text import clean

MODES: list[Mode] = ["extended", "development"]

in_both_modes = pytest.mark.parametrize("mode", MODES)


@in_both_modes
def test_what_plays(mode: Mode) -> None:
    async def story(here: Here) -> None:
        playback = await here.playback()
        assert playback.is_playing
        assert isinstance(playback.item, Track)
        assert playback.item.artists
        assert playback.progress_ms == 72_000
        assert playback.device is not None
        assert (playback.device.name, playback.device.volume_percent) == ("Desk", 60)
        assert playback.context is not None
        assert playback.context.type == "playlist"
        assert "resuming" in playback.disallows

        current = await here.spotify.player.get_currently_playing_track()
        assert current is not None
        assert current.item == playback.item
        assert (current.device, current.repeat_state) == (None, None)

    visit(story, Here(mode))


@in_both_modes
def test_devices_of_every_kind(mode: Mode) -> None:
    async def story(here: Here) -> None:
        listed = await here.spotify.player.get_available_devices()
        devices = {device.name: device for device in listed}
        assert len(devices) >= 5
        assert devices["Desk"].is_active
        assert not devices["Robin's phone"].supports_volume
        assert (devices["Hall"].id, devices["Hall"].is_restricted) == (None, True)

    visit(story, Here(mode))


@in_both_modes
def test_queue_and_history(mode: Mode) -> None:
    async def story(here: Here) -> None:
        queue = await here.spotify.player.get_the_users_queue()
        assert queue.currently_playing == (await here.playback()).item
        assert 0 < len(queue.queue) <= 20
        assert all(isinstance(item, Track | Episode) for item in queue.queue)

        recent = await here.spotify.player.get_recently_played_tracks(limit=3)
        assert len(recent.items) == 3
        assert recent.cursors is not None
        assert recent.cursors.before is not None
        older = await here.spotify.player.get_recently_played_tracks(
            limit=3, before=int(recent.cursors.before)
        )
        assert older.items
        assert not set(older.items) & set(recent.items)

    visit(story, Here(mode))


@in_both_modes
def test_the_account(mode: Mode) -> None:
    async def story(here: Here) -> None:
        user = await here.spotify.users.get_current_users_profile()
        assert user.id
        assert user.uri == f"spotify:user:{user.id}"

    visit(story, Here(mode))


@in_both_modes
def test_liked_songs_page_by_page(mode: Mode) -> None:
    async def story(here: Here) -> None:
        library = here.spotify.library
        first = await library.get_users_saved_tracks(limit=50)
        assert (first.total, first.offset, len(first.items)) == (130, 0, 50)
        assert first.next is not None
        last = await library.get_users_saved_tracks(limit=50, offset=100)
        assert (last.offset, len(last.items), last.next) == (100, 30, None)
        beyond = await library.get_users_saved_tracks(limit=50, offset=500)
        assert (beyond.items, beyond.total) == ((), 130)

    visit(story, Here(mode, saved_tracks=130))


@in_both_modes
def test_odd_songs_are_read_and_clean(mode: Mode) -> None:
    async def story(here: Here) -> list[SavedTrack | None]:
        library = here.spotify.library
        pages = [await library.get_users_saved_tracks(limit=50, offset=at) for at in (0, 50)]
        return [entry for page in pages for entry in page.items]

    entries = visit(story, Here(mode, saved_tracks=100))
    assert len(entries) == 100
    for text in texts_in(msgspec.to_builtins(entries)):
        assert clean(text) == text
    tracks = {at: entry.track for at, entry in enumerate(entries) if entry and entry.track}
    assert set(range(100)) - set(tracks) == {at for at, odd in ODD_ENTRIES.items() if odd == "null"}
    for at, odd in ODD_ENTRIES.items():
        if isinstance(odd, LocalTrack):
            assert (tracks[at].is_local, tracks[at].id, tracks[at].name) == (True, None, odd.name)
            assert tracks[at].duration_ms == odd.duration_ms
    hostile = 0
    for at, odd_track in ODD_TRACKS.items():
        if odd_track.title is not None:
            assert tracks[at].name == clean(odd_track.title)
            hostile += tracks[at].name != odd_track.title
    assert hostile > 5


def test_whether_things_are_saved() -> None:
    async def story(here: Here) -> None:
        library = here.spotify.library
        first = (await library.get_users_saved_tracks(limit=1)).items[0]
        assert first is not None
        assert first.track is not None
        assert first.track.uri is not None
        uris = [first.track.uri, "spotify:track:0000000000000000000000"]
        assert await library.check_users_saved_items(uris) == (True, False)
        ids = [uri.removeprefix("spotify:track:") for uri in uris]
        assert await library.check_users_saved_tracks(ids) == (True, False)

    visit(story)


def test_the_older_question_is_answered_in_development_mode_too() -> None:
    async def story(here: Here) -> None:
        ids = ["0000000000000000000000"] * 2
        assert await here.spotify.library.check_users_saved_tracks(ids) == (False, False)

    visit(story, Here("development"))


@in_both_modes
def test_playlists(mode: Mode) -> None:
    async def story(here: Here) -> None:
        playlists = await here.spotify.playlists.get_current_users_playlists(limit=50)
        assert playlists.total == 40
        assert len(playlists.items) == 40
        user = await here.spotify.users.get_current_users_profile()
        own = next(
            entry
            for entry in playlists.items
            if entry and entry.owner and entry.owner.id == user.id and entry.items
        )
        assert own.items is not None
        assert own.items.total > 0

        named = await here.spotify.playlists.get_playlist(own.id, fields="id,name")
        assert (named.id, named.name, named.items) == (own.id, own.name, None)
        whole = await here.spotify.playlists.get_playlist(own.id)
        assert (whole.name, whole.snapshot_id) == (own.name, own.snapshot_id)
        assert whole.items is not None
        assert whole.items.total == own.items.total

        page = await here.spotify.playlists.get_playlist_items(own.id, limit=5)
        assert page.total == own.items.total
        assert page.items == whole.items.items[:5]

    visit(story, Here(mode))


def test_the_contents_of_lists_of_others_are_not_offered_in_development_mode() -> None:
    async def story(here: Here) -> None:
        playlists = await here.spotify.playlists.get_current_users_playlists(limit=50)
        user = await here.spotify.users.get_current_users_profile()
        others = [
            entry
            for entry in playlists.items
            if entry and entry.owner and entry.owner.id != user.id and entry.items is None
        ]
        assert others
        whole = await here.spotify.playlists.get_playlist(others[0].id)
        assert whole.items is None
        with pytest.raises(errors.NotYourPlaylist):
            await here.spotify.playlists.get_playlist_items(others[0].id)

    visit(story, Here("development"))


@in_both_modes
def test_single_things(mode: Mode) -> None:
    async def story(here: Here) -> None:
        playing = (await here.playback()).item
        assert isinstance(playing, Track)
        assert playing.id is not None
        track = await here.spotify.tracks.get_track(playing.id)
        assert (track.uri, track.name, track.album) == (playing.uri, playing.name, playing.album)

        assert track.album is not None
        assert track.album.id is not None
        album = await here.spotify.albums.get_album(track.album.id)
        assert album.name == track.album.name
        assert album.tracks is not None
        assert track.uri in [entry.uri for entry in album.tracks.items if entry]

        assert track.artists[0].id is not None
        artist = await here.spotify.artists.get_artist(track.artists[0].id)
        assert artist.name == track.artists[0].name

    visit(story, Here(mode))


@in_both_modes
def test_what_is_not_there(mode: Mode) -> None:
    async def story(here: Here) -> None:
        nobody = "0000000000000000000000"
        for question in (
            here.spotify.tracks.get_track,
            here.spotify.albums.get_album,
            here.spotify.artists.get_artist,
            here.spotify.playlists.get_playlist,
        ):
            with pytest.raises((errors.NotFound, errors.BadRequest)):
                await question(nobody)

    visit(story, Here(mode))
