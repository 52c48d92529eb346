"""What belongs to accounts: what is asked, which spelling is tried, and what is not sent."""

import asyncio
import contextlib
from base64 import b64decode

import pytest

from tests.spotify.asked import LIST, SONG, Ask, Recorder
from tests.spotify.asked_account import (
    ACCOUNT_COMMANDS,
    ACCOUNT_QUESTIONS,
    JPEG,
    NOON,
    OLDER,
    REFUSED,
)
from tests.spotify.bodies import AUDIOBOOK, PLAYLIST, USER, page
from tests.spotify.recordings import recorded, recording
from tests.spotify.support import run
from tuify.spotify import errors
from tuify.spotify.calls import Call
from tuify.spotify.client import Spotify
from tuify.spotify.endpoints.spellings import SAVE_ITEMS_TO_LIBRARY
from tuify.spotify.models import Snapshot

NO_SUCH_ENDPOINT = errors.NotFound("Service not found", status=404)
FORBIDDEN = errors.NotOffered("Forbidden", status=403)
OTHERS = {**USER, "id": "u2"}


class AnyOf(Recorder):
    """Answers whatever is not in its table in one way."""

    def __init__(self, answers: dict[str, object], otherwise: object) -> None:
        super().__init__(answers)
        self.otherwise = otherwise

    def _answer(self, call: Call) -> object:
        self.answers.setdefault(f"{call.method} {call.path}", self.otherwise)
        return super()._answer(call)


def lacking_2026(otherwise: object = b"") -> AnyOf:
    """A service, or an emulation of one, that is older than the spellings of 2026."""
    newer = [
        "PUT /me/library",
        "DELETE /me/library",
        "GET /me/library/contains",
        "GET /playlists/P1/items",
        "POST /playlists/P1/items",
        "PUT /playlists/P1/items",
        "DELETE /playlists/P1/items",
        "POST /me/playlists",
    ]
    return AnyOf(dict.fromkeys(newer, NO_SUCH_ENDPOINT), otherwise)


@pytest.mark.parametrize(
    ("ask", "sent", "answer"), ACCOUNT_QUESTIONS, ids=[asked[1] for asked in ACCOUNT_QUESTIONS]
)
def test_a_question(ask: Ask, sent: str, answer: object) -> None:
    path = sent.split("?")[0]
    recorder = Recorder({path: answer})
    assert run(_value(ask, recorder)) is not None
    assert recorder.sent() == [sent]

    with pytest.raises(errors.UnreadableAnswer):
        run(_value(ask, Recorder({path: b"EkJbtxDxPnQzrcHfR59mihtOKvc"})))


@pytest.mark.parametrize(
    ("tell", "sent"), ACCOUNT_COMMANDS, ids=[told[1][:60] for told in ACCOUNT_COMMANDS]
)
def test_a_command(tell: Ask, sent: str) -> None:
    recorder = Recorder()
    run(_value(tell, recorder))
    assert recorder.sent() == [sent]


@pytest.mark.parametrize("ask", REFUSED)
def test_what_the_service_would_refuse_is_not_sent(ask: Ask) -> None:
    recorder = Recorder()
    with pytest.raises(errors.InvalidArgument) as refused:
        run(_value(ask, recorder))
    assert recorder.calls == []
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(("ask", "sent", "answer"), OLDER, ids=[asked[1][0] for asked in OLDER])
def test_the_older_spelling_where_the_newer_is_not_to_be_had(
    ask: Ask, sent: list[str], answer: object
) -> None:
    recorder = lacking_2026(answer)
    spotify = Spotify(recorder)
    run(_awaited(ask, spotify))
    assert recorder.sent()[1:] == sent

    recorder.calls.clear()
    run(_awaited(ask, spotify))
    assert recorder.sent() == sent


class TestChecking:
    """The answers come in the order of what was asked for, whichever way was gone."""

    def test_kinds_are_asked_apart_and_put_together_again(self) -> None:
        recorder = lacking_2026()
        recorder.answers |= {
            "GET /me/tracks/contains": [True, False, True],
            "GET /playlists/P1/followers/contains": [True],
            "GET /playlists/P2/followers/contains": [False],
            "GET /me/albums/contains": [True] * 20,
        }
        uris = [SONG, "spotify:playlist:P2", "spotify:track:T2", LIST, SONG]
        asked = Spotify(recorder).library.check_users_saved_items(uris)
        assert run(asked) == (True, False, False, True, True)

    def test_more_ids_than_one_request_takes(self) -> None:
        class Parity(Recorder):
            def _answer(self, call: Call) -> object:
                self.calls.append(call)
                asked = self.sent()[-1].partition("uris=")[2].split(",")
                return [int(uri.rpartition("T")[2]) % 2 == 0 for uri in asked]

        recorder = Parity()
        ids = [f"T{number}" for number in range(50)]
        answers = run(Spotify(recorder).library.check_users_saved_tracks(ids))
        assert answers == tuple(number % 2 == 0 for number in range(50))
        assert [sent.count("spotify:") for sent in recorder.sent()] == [40, 10]

    @pytest.mark.parametrize("lacking", [False, True])
    def test_an_answer_of_another_length_is_not_believed(self, lacking: bool) -> None:
        recorder = lacking_2026([True]) if lacking else Recorder()
        recorder.answers.setdefault("GET /me/library/contains", [True, True, True])
        with pytest.raises(errors.UnreadableAnswer):
            run(Spotify(recorder).library.check_users_saved_tracks(["T1", "T2"]))

    @pytest.mark.parametrize(
        "answer", [["true", "no"], [{}, True], [0, 1], {"T1": True}, [True], b"[true,", b""]
    )
    def test_what_is_neither_yes_nor_no_is_not_taken_for_a_no(self, answer: object) -> None:
        recorder = Recorder({"GET /me/library/contains": answer})
        with pytest.raises(errors.UnreadableAnswer):
            run(Spotify(recorder).library.check_users_saved_tracks(["T1", "T2"]))


class TestArtistsThatAreNotTakenByTheirUris:
    """Whether artists can be followed in the way of 2026 is not said by the reference."""

    BAD = errors.BadRequest("Invalid uri", status=400)

    def test_they_are_followed_in_the_older_way(self) -> None:
        recorder = Recorder({"PUT /me/library": self.BAD})
        spotify = Spotify(recorder)
        run(spotify.follow.follow_artists_or_users(["A1"], "artist"))
        assert recorder.sent()[1:] == ["PUT /me/following?type=artist&ids=A1"]
        assert spotify.access.is_open(SAVE_ITEMS_TO_LIBRARY)

    def test_that_is_remembered(self) -> None:
        recorder = Recorder({"PUT /me/library": self.BAD})
        spotify = Spotify(recorder)
        run(spotify.follow.follow_artists_or_users(["A1"], "artist"))
        run(spotify.follow.follow_artists_or_users(["A2"], "artist"))
        recorder.answers["PUT /me/library"] = b""
        run(spotify.library.save_items_to_library(["spotify:artist:A3", SONG]))
        assert recorder.sent()[1:] == [
            "PUT /me/following?type=artist&ids=A1",
            "PUT /me/following?type=artist&ids=A2",
            "PUT /me/following?type=artist&ids=A3",
            f"PUT /me/library?uris={SONG}",
        ]

    @pytest.mark.parametrize(
        "trouble",
        [
            errors.BadRequest("Only valid bearer authentication supported", status=400),
            errors.BadRequest("I'm a Teapot with an uri", status=418),
        ],
    )
    def test_other_trouble_leads_nowhere_else(self, trouble: errors.BadRequest) -> None:
        recorder = Recorder({"PUT /me/library": trouble})
        with pytest.raises(errors.BadRequest):
            run(Spotify(recorder).follow.follow_artists_or_users(["A1"], "artist"))
        assert len(recorder.calls) == 1

    def test_where_that_is_closed_the_first_refusal_counts(self) -> None:
        recorder = Recorder({"PUT /me/library": self.BAD, "PUT /me/following": FORBIDDEN})
        spotify = Spotify(recorder)
        for _ in range(2):
            with pytest.raises(errors.BadRequest, match="Invalid uri"):
                run(spotify.follow.follow_artists_or_users(["A1"], "artist"))
        assert [call.path for call in recorder.calls] == [
            "/me/library",
            "/me/following",
            "/me/library",
        ]

    def test_other_kinds_have_no_such_doubt(self) -> None:
        recorder = Recorder({"PUT /me/library": self.BAD})
        with pytest.raises(errors.BadRequest):
            run(Spotify(recorder).library.save_items_to_library([SONG]))
        assert len(recorder.calls) == 1


class TestWhatHasNoOtherWay:
    """Closed is closed, and is not asked about again."""

    @pytest.mark.parametrize(
        ("ask", "path"),
        [
            (
                lambda s: s.library.save_tracks_for_current_user(timestamped_ids={"T1": NOON}),
                "PUT /me/tracks",
            ),
            (lambda s: s.follow.follow_playlist("P1", public=False), "PUT /playlists/P1/followers"),
            (lambda s: s.users.get_users_profile("u2"), "GET /users/u2"),
            (lambda s: s.playlists.get_users_playlists("u2"), "GET /users/u2/playlists"),
            (
                lambda s: s.playlists.create_playlist_for_user("u2", "Dawn"),
                "POST /users/u2/playlists",
            ),
        ],
    )
    def test_it_is_said_since_when_and_asked_once(self, ask: Ask, path: str) -> None:
        recorder = Recorder({path: FORBIDDEN, "GET /me": USER})
        spotify = Spotify(recorder)
        run(spotify.users.get_current_users_profile())
        for _ in range(3):
            with pytest.raises(errors.ClosedBySpotify) as refused:
                run(_awaited(ask, spotify))
            assert refused.value.since is not None
            assert refused.value.since.isoformat() == "2026-02-11"
        assert len([sent for sent in recorder.sent() if sent.startswith(path)]) == 1


class TestTheAccountItself:
    """What every app may ask about one's own account goes by what every app has."""

    def test_ones_own_profile_and_playlists(self) -> None:
        recorder = Recorder({"GET /me": USER, "GET /me/playlists": page(PLAYLIST)})
        spotify = Spotify(recorder)
        assert run(spotify.playlists.get_users_playlists("u1", 5, 10)).items
        assert run(spotify.users.get_users_profile("u1")).account_id == "acc1"
        assert recorder.sent() == ["GET /me", "GET /me/playlists?limit=5&offset=10", "GET /me"]

    def test_who_one_is_is_asked_for_once_by_many_at_once(self) -> None:
        recorder = lacking_2026(PLAYLIST)
        recorder.answers["GET /me"] = USER

        class Slow(AnyOf):
            async def read(self, call: Call) -> bytes:
                await asyncio.sleep(0.01)
                return await super().read(call)

        slow = Slow(recorder.answers, PLAYLIST)
        playlists = Spotify(slow).playlists

        async def story() -> None:
            await asyncio.gather(*(playlists.create_playlist(name) for name in "abc"))

        run(story())
        assert [call.path for call in slow.calls].count("/me") == 1

    def test_those_of_others(self) -> None:
        recorder = Recorder(
            {
                "GET /me": USER,
                "GET /users/u2": OTHERS,
                "GET /users/u2/playlists": page(PLAYLIST),
            }
        )
        spotify = Spotify(recorder)
        assert run(spotify.users.get_users_profile("u2")).id == "u2"
        assert run(spotify.playlists.get_users_playlists("u2")).items
        assert recorder.sent() == [
            "GET /me",
            "GET /users/u2",
            "GET /users/u2/playlists?limit=20&offset=0",
        ]

    def test_an_id_of_unusual_letters_stays_one_part_of_the_path(self) -> None:
        recorder = Recorder({"GET /me": USER, "GET /users/%C3%B8%25_1": OTHERS})
        run(Spotify(recorder).users.get_users_profile("\u00f8%_1"))
        assert recorder.calls[-1].path == "/users/%C3%B8%25_1"


class TestMakingPlaylists:
    """A new playlist comes back with its id."""

    def test_in_the_spelling_of_2026(self) -> None:
        recorder = Recorder({"POST /me/playlists": PLAYLIST})
        made = run(Spotify(recorder).playlists.create_playlist("Dawn", public=False))
        assert made.id == "P1"
        assert recorder.sent() == ['POST /me/playlists{"name":"Dawn","public":false}']
        assert recorder.calls[0].is_answered

    def test_in_the_older_one(self) -> None:
        recorder = Recorder(
            {
                "GET /me": USER,
                "POST /me/playlists": errors.BadRequest("Method not allowed", status=405),
                "POST /users/u1/playlists": PLAYLIST,
            }
        )
        spotify = Spotify(recorder)
        for _ in range(2):
            run(spotify.playlists.create_playlist("Dawn", description="At six"))
        run(spotify.playlists.create_playlist_for_user("u1", "Dawn"))
        told = 'POST /users/u1/playlists{"name":"Dawn"'
        assert recorder.sent() == [
            'POST /me/playlists{"name":"Dawn","description":"At six"}',
            "GET /me",
            f'{told},"description":"At six"}}',
            f'{told},"description":"At six"}}',
            f"{told}}}",
        ]

    @pytest.mark.parametrize("answer", [b"", b"EkJbtxDx", {"name": "Dawn"}, {"id": None}])
    def test_one_whose_id_is_not_told_is_said_to_be_made(self, answer: object) -> None:
        recorder = Recorder({"POST /me/playlists": answer})
        with pytest.raises(errors.UnreadableAnswer, match="was made"):
            run(Spotify(recorder).playlists.create_playlist("Dawn"))


class TestChangingPlaylists:
    """A change gives the snapshot that it led to."""

    @pytest.mark.parametrize(
        ("answer", "snapshot"),
        [({"snapshot_id": "BBBB"}, "BBBB"), (b"", ""), (b"EkJbtxDx", ""), ({}, ""), ([], "")],
    )
    def test_an_answer_that_cannot_be_read_does_not_undo_it(
        self, answer: object, snapshot: str
    ) -> None:
        recorder = Recorder({"POST /playlists/P1/items": answer})
        added = Spotify(recorder).playlists.add_items_to_playlist("P1", [SONG])
        assert run(added) == Snapshot(snapshot)
        assert recorder.calls[0].is_answered

    def test_the_cover_goes_as_base64_of_a_jpeg(self) -> None:
        largest = JPEG.ljust(196_608, b" ")
        recorder = Recorder()
        run(Spotify(recorder).playlists.upload_custom_playlist_cover_image("P1", largest))
        (sent,) = recorder.calls
        assert sent.content_type == "image/jpeg"
        assert sent.body is not None
        assert len(sent.body) == 256 * 1024
        assert b64decode(sent.body) == largest

    @pytest.mark.parametrize(
        "refusal",
        [FORBIDDEN, errors.NotYourPlaylist("You cannot add to a playlist you don't own.")],
    )
    def test_a_playlist_of_someone_else(self, refusal: errors.SpotifyError) -> None:
        recorder = AnyOf({}, refusal)
        playlists = Spotify(recorder).playlists
        for ask in (
            lambda: playlists.add_items_to_playlist("P1", [SONG]),
            lambda: playlists.change_playlist_details("P1", name="Mine"),
            lambda: playlists.upload_custom_playlist_cover_image("P1", JPEG),
        ):
            with pytest.raises(errors.NotYourPlaylist):
                run(ask())

    def test_one_foreign_playlist_closes_nothing_to_ones_own(self) -> None:
        recorder = lacking_2026({"snapshot_id": "BBBB"})
        recorder.answers |= {
            "POST /playlists/P2/items": NO_SUCH_ENDPOINT,
            "POST /playlists/P2/tracks": FORBIDDEN,
        }
        playlists = Spotify(recorder).playlists
        with pytest.raises(errors.NotYourPlaylist):
            run(playlists.add_items_to_playlist("P2", [SONG]))
        assert run(playlists.add_items_to_playlist("P1", [SONG])).snapshot_id == "BBBB"

    def test_once_the_newer_spelling_has_worked_the_older_is_not_asked_to_write(self) -> None:
        recorder = Recorder(
            {
                "POST /playlists/P1/items": {"snapshot_id": "BBBB"},
                "POST /playlists/P2/items": FORBIDDEN,
            }
        )
        playlists = Spotify(recorder).playlists
        run(playlists.add_items_to_playlist("P1", [SONG]))
        with pytest.raises(errors.NotYourPlaylist):
            run(playlists.add_items_to_playlist("P2", [SONG]))
        assert [call.path for call in recorder.calls] == [
            "/playlists/P1/items",
            "/playlists/P2/items",
        ]

    def test_of_two_bare_refusals_the_older_is_not_asked_for_again(self) -> None:
        recorder = AnyOf({}, FORBIDDEN)
        playlists = Spotify(recorder).playlists
        for id_ in ("P2", "P2", "P3"):
            with pytest.raises(errors.NotYourPlaylist):
                run(playlists.add_items_to_playlist(id_, [SONG]))
        assert [call.path for call in recorder.calls] == [
            "/playlists/P2/items",
            "/playlists/P2/tracks",
            "/playlists/P2/items",
            "/playlists/P3/items",
        ]
        recorder.answers["POST /playlists/P1/items"] = {"snapshot_id": "BBBB"}
        assert run(playlists.add_items_to_playlist("P1", [SONG])).snapshot_id == "BBBB"

    def test_unless_the_service_turns_out_to_be_older(self) -> None:
        recorder = AnyOf({"PUT /me/library": NO_SUCH_ENDPOINT, "PUT /me/tracks": b""}, FORBIDDEN)
        spotify = Spotify(recorder)
        with pytest.raises(errors.NotYourPlaylist):
            run(spotify.playlists.add_items_to_playlist("P2", [SONG]))
        run(spotify.library.save_items_to_library([SONG]))
        recorder.answers["POST /playlists/P1/tracks"] = {"snapshot_id": "BBBB"}
        added = spotify.playlists.add_items_to_playlist("P1", [SONG])
        assert run(added).snapshot_id == "BBBB"

    def test_what_came_in_2026_came_as_a_whole(self) -> None:
        recorder = Recorder(
            {"GET /me/library/contains": [True], "POST /playlists/P2/items": FORBIDDEN}
        )
        spotify = Spotify(recorder)
        run(spotify.library.check_users_saved_items([SONG]))
        with pytest.raises(errors.NotYourPlaylist):
            run(spotify.playlists.add_items_to_playlist("P2", [SONG]))
        assert len(recorder.calls) == 2

    def test_contents_that_only_the_older_spelling_shows(self) -> None:
        recorder = Recorder(
            {
                "GET /playlists/P1/items": page(None),
                "GET /playlists/P2/items": FORBIDDEN,
                "GET /playlists/P2/tracks": page(None, None),
            }
        )
        playlists = Spotify(recorder).playlists
        run(playlists.get_playlist_items("P1"))
        assert len(run(playlists.get_playlist_items("P2")).items) == 2

    def test_contents_that_are_shown_to_nobody_else_are_asked_for_once(self) -> None:
        recorder = AnyOf({}, FORBIDDEN)
        playlists = Spotify(recorder).playlists
        for _ in range(3):
            with pytest.raises(errors.NotYourPlaylist):
                run(playlists.get_playlist_items("P2"))
        assert [call.path.rpartition("/")[2] for call in recorder.calls] == [
            "items",
            "tracks",
            "items",
            "items",
        ]


def test_saved_audiobooks_in_both_shapes() -> None:
    inside = {"added_at": "2026-02-23T13:28:26Z", "audiobook": AUDIOBOOK}
    recorder = Recorder({"GET /me/audiobooks": page(inside, AUDIOBOOK, None, {"added_at": None})})
    saved = run(Spotify(recorder).library.get_users_saved_audiobooks())
    first, second, third, fourth = saved.items
    assert first is not None
    assert second is not None
    assert first.added_at == "2026-02-23T13:28:26Z"
    assert second.added_at is None
    assert first.audiobook == second.audiobook
    assert first.audiobook is not None
    assert first.audiobook.authors[0].name == "Ada"
    assert third is None
    assert fourth is not None
    assert fourth.audiobook is None
    assert saved.total == 4


def test_recorded_saved_audiobooks() -> None:
    (path,) = (
        path for path in recorded("python-spotify") if path.stem in ("saved_audiobooks", "missing")
    )
    recorder = Recorder({"GET /me/audiobooks": recording(path)})
    saved = run(Spotify(recorder).library.get_users_saved_audiobooks())
    books = [entry.audiobook for entry in saved.items if entry]
    assert len(books) == saved.total == 2
    assert all(book and book.id and book.authors for book in books)


def test_all_that_is_told_of_ones_own_account() -> None:
    told = {
        **USER,
        "country": "NL",
        "email": "ada@example.org",
        "explicit_content": {"filter_enabled": False, "filter_locked": None},
        "followers": {"href": None, "total": 21.0},
        "product": "premium",
    }
    user = run(Spotify(Recorder({"GET /me": told})).users.get_current_users_profile())
    assert (user.country, user.product, user.email) == ("NL", "premium", "ada@example.org")
    assert user.followers is not None
    assert user.followers.total == 21
    assert user.explicit_content is not None
    assert user.explicit_content.filter_enabled is False

    less = run(Spotify(Recorder({"GET /me": USER})).users.get_current_users_profile())
    assert (less.country, less.product, less.followers) == (None, None, None)


class TestFieldsOfAPlaylist:
    """They are given in the spelling of 2026, and asked for so that any service shows them."""

    FIELDS = "id,items(total,items(item(name,artists(name)))),name"
    OLDER = "id,tracks(total,items(track(name,artists(name)))),name"

    def asked(self, answers: dict[str, object]) -> str:
        recorder = Recorder({"GET /playlists/P1": PLAYLIST, **answers})
        spotify = Spotify(recorder)

        async def story() -> None:
            with contextlib.suppress(errors.SpotifyError):
                await spotify.playlists.get_playlist_items("P1")
            await spotify.playlists.get_playlist("P1", fields=self.FIELDS)

        run(story())
        return recorder.sent()[-1].partition("fields=")[2].partition("&")[0]

    def test_where_nothing_is_known_of_the_service(self) -> None:
        assert self.asked({"GET /playlists/P1/items": b""}) == self.FIELDS
        failing = errors.ServerFault("Oops", status=500)
        both = f"{self.FIELDS},{self.OLDER}"
        assert self.asked({"GET /playlists/P1/items": failing}) == both

    def test_where_it_is_older(self) -> None:
        assert self.asked({"GET /playlists/P1/items": NO_SUCH_ENDPOINT}) == self.OLDER


def test_nobody_is_followed() -> None:
    recorder = Recorder({"GET /me/following": {"artists": None}})
    assert run(Spotify(recorder).follow.get_followed_artists()).items == ()


async def _value(ask: Ask, recorder: Recorder) -> object:
    return await _awaited(ask, Spotify(recorder))


async def _awaited(ask: Ask, spotify: Spotify) -> object:
    return await ask(spotify)
