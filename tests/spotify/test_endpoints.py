"""Each method asks for what the reference says, and refuses what the service would refuse."""

import pytest

from tests.spotify.asked import COMMANDS, LIST, QUESTIONS, SONG, Ask, Recorder
from tests.spotify.support import run
from tuify.spotify import errors
from tuify.spotify.client import Spotify


@pytest.mark.parametrize(("ask", "sent", "answer"), QUESTIONS, ids=[q[1] for q in QUESTIONS])
def test_a_question(ask: Ask, sent: str, answer: object) -> None:
    path = sent.split("?")[0]
    recorder = Recorder({path: answer})
    assert run(_value(ask, recorder)) is not None
    assert recorder.sent() == [sent]

    with pytest.raises(errors.UnreadableAnswer):
        run(_value(ask, Recorder({path: b"EkJbtxDxPnQzrcHfR59mihtOKvc"})))


@pytest.mark.parametrize(("tell", "sent"), COMMANDS, ids=[c[1][:60] for c in COMMANDS])
def test_a_command(tell: Ask, sent: str) -> None:
    recorder = Recorder()
    run(_value(tell, recorder))
    assert recorder.sent() == [sent]
    assert recorder.calls[0].is_command


REFUSED: list[Ask] = [
    lambda s: s.player.set_playback_volume(101),
    lambda s: s.player.set_playback_volume(-1),
    lambda s: s.player.seek_to_position(-1),
    lambda s: s.player.set_repeat_mode("all"),  # type: ignore[arg-type] # what is tested
    lambda s: s.player.transfer_playback(""),
    lambda s: s.player.add_item_to_playback_queue("spotify:album:B1"),
    lambda s: s.player.add_item_to_playback_queue("spotify:local:a:b:c:1"),
    lambda s: s.player.add_item_to_playback_queue("T1"),
    lambda s: s.player.start_resume_playback(context_uri=LIST, uris=[SONG]),
    lambda s: s.player.start_resume_playback(uris=[]),
    lambda s: s.player.start_resume_playback(uris=[SONG] * 101),
    lambda s: s.player.start_resume_playback(uris=["spotify:local:a:b:c:1"]),
    lambda s: s.player.start_resume_playback(uris=SONG),
    lambda s: s.player.start_resume_playback(context_uri="P1"),
    lambda s: s.player.start_resume_playback(offset_position=1),
    lambda s: s.player.start_resume_playback(context_uri=LIST, offset_position=-1),
    lambda s: s.player.start_resume_playback(context_uri=LIST, offset_uri=SONG, offset_position=1),
    lambda s: s.player.start_resume_playback(context_uri="spotify:artist:A1", offset_position=1),
    lambda s: s.player.start_resume_playback(position_ms=-1),
    lambda s: s.player.get_recently_played_tracks(after=1, before=2),
    lambda s: s.player.get_recently_played_tracks(limit=51),
    lambda s: s.player.get_recently_played_tracks(after=-1),
    lambda s: s.library.get_users_saved_tracks(limit=51),
    lambda s: s.library.get_users_saved_tracks(limit=0),
    lambda s: s.library.get_users_saved_tracks(offset=-1),
    lambda s: s.library.check_users_saved_items([SONG] * 41),
    lambda s: s.library.check_users_saved_items([]),
    lambda s: s.library.check_users_saved_items(["spotify:local:a:b:c:1"]),
    lambda s: s.library.check_users_saved_items(["spotify:track:a,spotify:track:b"]),
    lambda s: s.library.save_items_to_library([SONG] * 41),
    lambda s: s.library.remove_items_from_library(["https://open.example/track/T1"]),
    lambda s: s.library.check_users_saved_tracks(["T1"] * 51),
    lambda s: s.library.check_users_saved_tracks(["T1,T2"]),
    lambda s: s.tracks.get_track(""),
    lambda s: s.tracks.get_track("../me"),
    lambda s: s.tracks.get_track("T1?market=NL"),
    lambda s: s.albums.get_album("B1/tracks"),
    lambda s: s.artists.get_artist("A1\n"),
    lambda s: s.playlists.get_playlist(".."),
    lambda s: s.playlists.get_playlist_items("P1", limit=51),
    lambda s: s.playlists.get_current_users_playlists(limit=51),
]


@pytest.mark.parametrize("ask", REFUSED)
def test_what_the_service_would_refuse_is_not_sent(ask: Ask) -> None:
    recorder = Recorder()
    with pytest.raises(errors.InvalidArgument) as refused:
        run(_value(ask, recorder))
    assert recorder.calls == []
    assert isinstance(refused.value, ValueError)
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(
    "idle",
    [b"", b" \n", errors.NotFound("non existing id", status=404)],
)
def test_nothing_plays(idle: object) -> None:
    for path in ("/me/player", "/me/player/currently-playing"):
        recorder = Recorder({f"GET {path}": idle})
        spotify = Spotify(recorder)
        asked = (
            spotify.player.get_playback_state
            if path == "/me/player"
            else spotify.player.get_currently_playing_track
        )
        assert run(asked()) is None


def test_any_other_404_of_the_player_is_an_error() -> None:
    recorder = Recorder({"GET /me/player": errors.NotFound("Resource not found", status=404)})
    with pytest.raises(errors.NotFound):
        run(Spotify(recorder).player.get_playback_state())


def test_commands_of_the_player_share_a_group_that_no_question_belongs_to() -> None:
    groups = {}
    for kind, asked in (("questions", [q[0] for q in QUESTIONS]), ("commands", _player())):
        recorder = Recorder({q[1].split("?")[0]: q[2] for q in QUESTIONS})
        for ask in asked:
            run(_value(ask, recorder))
        groups[kind] = {call.group for call in recorder.calls}
    assert len(groups["commands"]) == 1
    assert len(groups["questions"]) == len({q[1].split("?")[0] for q in QUESTIONS})
    assert not groups["commands"] & groups["questions"]


def test_closing_closes_the_connections() -> None:
    recorder = Recorder()
    run(Spotify(recorder).aclose())
    assert recorder.closed


class TestLibraryWithoutTheNewerEndpoints:
    """Where `/me/library` is closed, tracks are looked after by the older endpoints."""

    @pytest.mark.parametrize(
        "refusal",
        [
            errors.NotOffered("Forbidden", status=403),
            errors.NotFound("Service not found", status=404),
            errors.NotOffered("Gone", status=410),
        ],
    )
    def test_tracks(self, refusal: errors.SpotifyError) -> None:
        recorder = Recorder(
            {
                "GET /me/library/contains": refusal,
                "PUT /me/library": refusal,
                "GET /me/tracks/contains": [True, None],
            }
        )
        library = Spotify(recorder).library
        second = "spotify:track:T2"
        assert run(library.check_users_saved_items([SONG, second])) == (True, False)
        run(library.save_items_to_library([SONG]))
        run(library.remove_items_from_library([SONG]))
        assert recorder.sent() == [
            f"GET /me/library/contains?uris={SONG},{second}",
            "GET /me/tracks/contains?ids=T1,T2",
            'PUT /me/tracks{"ids":["T1"]}',
            "DELETE /me/tracks?ids=T1",
        ]

    def test_other_things_have_older_endpoints_of_their_own(self) -> None:
        closed = errors.NotOffered("Forbidden", status=403)
        recorder = Recorder({"PUT /me/library": closed})
        run(Spotify(recorder).library.save_items_to_library([LIST]))
        assert recorder.sent()[1:] == ["PUT /playlists/P1/followers"]

    def test_if_the_older_way_is_closed_too_the_newer_is_not_given_up(self) -> None:
        closed = errors.NotOffered("Forbidden", status=403)
        recorder = Recorder({"PUT /me/library": closed, "PUT /me/tracks": closed})
        library = Spotify(recorder).library
        for _ in range(2):
            with pytest.raises(errors.NotOffered):
                run(library.save_items_to_library([SONG]))
        recorder.answers["PUT /me/library"] = b""
        run(library.save_items_to_library([SONG]))
        assert [line.split("?")[0].split("{")[0] for line in recorder.sent()] == [
            "PUT /me/library",
            "PUT /me/tracks",
            "PUT /me/library",
            "PUT /me/library",
        ]

    @pytest.mark.parametrize(
        "trouble",
        [
            errors.ScopeMissing("Insufficient client scope", status=403),
            errors.NotAllowListed("not registered", status=403),
            errors.ServerFault("Oops", status=500),
            errors.Unreachable("gone", maybe_sent=True),
            errors.BadRequest("Too many uris", status=400),
        ],
    )
    def test_other_trouble_is_passed_on(self, trouble: errors.SpotifyError) -> None:
        recorder = Recorder({"PUT /me/library": trouble})
        with pytest.raises(type(trouble)):
            run(Spotify(recorder).library.save_items_to_library([SONG]))
        assert len(recorder.calls) == 1

    def test_an_answer_of_another_length_is_not_believed(self) -> None:
        recorder = Recorder({"GET /me/library/contains": [True]})
        with pytest.raises(errors.UnreadableAnswer):
            run(Spotify(recorder).library.check_users_saved_items([SONG, LIST]))


async def _value(ask: Ask, recorder: Recorder) -> object:
    return await ask(Spotify(recorder))


def _player() -> list[Ask]:
    return [tell for tell, sent in COMMANDS if "/me/player" in sent]
