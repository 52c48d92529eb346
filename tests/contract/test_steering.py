"""Every command of the client, obeyed by the emulator, in both of its modes."""

import pytest

from tests.contract.world import Here, visit
from tuify.emulator.options import Mode
from tuify.spotify import errors
from tuify.spotify.models import Episode, Track

in_both_modes = pytest.mark.parametrize("mode", ["extended", "development"])


@in_both_modes
def test_pause_resume_and_time(mode: Mode) -> None:
    async def story(here: Here) -> None:
        player = here.spotify.player
        here.time.now += 5
        assert (await here.playback()).progress_ms == 77_000
        await player.pause_playback()
        here.time.now += 5
        paused = await here.playback()
        assert (paused.is_playing, paused.progress_ms) == (False, 77_000)
        with pytest.raises(errors.RestrictionViolated):
            await player.pause_playback()
        await player.start_resume_playback()
        here.time.now += 5
        playing = await here.playback()
        assert (playing.is_playing, playing.progress_ms) == (True, 82_000)

    visit(story, Here(mode))


@in_both_modes
def test_skipping_and_seeking(mode: Mode) -> None:
    async def story(here: Here) -> None:
        player = here.spotify.player
        queue = await player.get_the_users_queue()
        await player.skip_to_next()
        assert (await here.playback()).item == queue.queue[0]
        await player.seek_to_position(30_000)
        assert (await here.playback()).progress_ms == 30_000
        await player.skip_to_previous()
        assert (await here.playback()).progress_ms == 0

    visit(story, Here(mode))


@in_both_modes
def test_modes_and_volume(mode: Mode) -> None:
    async def story(here: Here) -> None:
        player = here.spotify.player
        await player.toggle_playback_shuffle(True)
        await player.set_repeat_mode("track")
        await player.set_playback_volume(35)
        playback = await here.playback()
        assert playback.shuffle_state is True
        assert playback.repeat_state == "track"
        assert playback.device is not None
        assert playback.device.volume_percent == 35
        phone = await here.device("Robin's phone")
        await player.transfer_playback(phone.id or "")
        with pytest.raises(errors.VolumeNotControllable):
            await player.set_playback_volume(10)

    visit(story, Here(mode))


@in_both_modes
def test_transfer(mode: Mode) -> None:
    async def story(here: Here) -> None:
        kitchen = await here.device("Kitchen")
        assert kitchen.id is not None
        await here.spotify.player.transfer_playback(kitchen.id, play=True)
        assert (await here.device("Kitchen")).is_active
        assert not (await here.device("Desk")).is_active
        with pytest.raises(errors.DeviceNotFound):
            await here.spotify.player.transfer_playback("nosuchdevice")

    visit(story, Here(mode))


@in_both_modes
def test_queueing(mode: Mode) -> None:
    async def story(here: Here) -> None:
        player = here.spotify.player
        playing = (await here.playback()).item
        assert playing is not None
        assert playing.uri is not None
        before = await player.get_the_users_queue()
        for _ in range(2):
            await player.add_item_to_playback_queue(playing.uri)
        after = await player.get_the_users_queue()
        added = [item.uri for item in after.queue if item].count(playing.uri)
        assert added == [item.uri for item in before.queue if item].count(playing.uri) + 2

    visit(story, Here(mode))


@in_both_modes
def test_playing_lists_of_uris_contexts_and_liked_songs(mode: Mode) -> None:
    async def story(here: Here) -> None:
        player, library = here.spotify.player, here.spotify.library
        saved = await library.get_users_saved_tracks(limit=3)
        tracks = [entry.track for entry in saved.items if entry and entry.track]
        uris = [track.uri for track in tracks if track.uri]

        await player.start_resume_playback(uris=uris, offset_position=1, position_ms=9_000)
        playback = await here.playback()
        assert playback.item == tracks[1]
        assert (playback.progress_ms, playback.context) == (9_000, None)

        album = tracks[0].album
        assert album is not None
        await player.start_resume_playback(context_uri=album.uri, offset_uri=uris[0])
        playback = await here.playback()
        assert playback.item is not None
        assert playback.item.uri == uris[0]
        assert playback.context is not None
        assert playback.context.uri == album.uri

        user = await here.spotify.users.get_current_users_profile()
        await player.start_resume_playback(
            context_uri=f"spotify:user:{user.id}:collection", offset_uri=uris[2]
        )
        playback = await here.playback()
        assert playback.item == tracks[2]
        assert playback.context is not None
        assert playback.context.type == "collection"

    visit(story, Here(mode))


@in_both_modes
def test_saving_and_removing(mode: Mode) -> None:
    async def story(here: Here) -> None:
        library = here.spotify.library
        first = (await library.get_users_saved_tracks(limit=1)).items[0]
        assert first is not None
        assert first.track is not None
        uri = first.track.uri
        assert uri is not None
        await library.remove_items_from_library([uri])
        assert await library.check_users_saved_items([uri]) == (False,)
        await library.save_items_to_library([uri])
        assert await library.check_users_saved_items([uri]) == (True,)
        again = (await library.get_users_saved_tracks(limit=1)).items[0]
        assert again is not None
        assert again.track == first.track
        assert not any(line.endswith("/me/tracks/contains") for line in await here.requests())

    visit(story, Here(mode))


def test_no_active_device() -> None:
    async def story(here: Here) -> None:
        await here.happen("sleep")
        assert await here.spotify.player.get_playback_state() is None
        with pytest.raises(errors.NoActiveDevice) as refused:
            await here.spotify.player.skip_to_next()
        assert refused.value.reason == "NO_ACTIVE_DEVICE"
        desk = await here.device("Desk")
        await here.spotify.player.start_resume_playback(device_id=desk.id)
        assert (await here.playback()).is_playing

    visit(story)


def test_what_others_make_happen() -> None:
    async def story(here: Here) -> None:
        await here.happen("advertisement", seconds=10)
        playback = await here.playback()
        assert (playback.currently_playing_type, playback.item) == ("ad", None)
        here.time.now += 11
        assert isinstance((await here.playback()).item, Track | Episode)
        await here.happen("another_remote", do="volume", percent=11)
        device = (await here.playback()).device
        assert device is not None
        assert device.volume_percent == 11
        await here.happen("private_session")
        assert await here.spotify.player.get_playback_state() is None

    visit(story)
