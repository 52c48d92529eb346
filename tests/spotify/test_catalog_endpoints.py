"""What the catalog is asked for, what stands in where the service refuses, and what is not sent."""

import asyncio
import math

import pytest

from tests.spotify.asked import Ask, Recorder
from tests.spotify.asked_catalog import BATCHES, CATALOG, FEATURE_LIST, SINGLE
from tests.spotify.bodies import ARTIST, TRACK, changed, page
from tests.spotify.support import run
from tuify.spotify import errors
from tuify.spotify.calls import Call
from tuify.spotify.client import Spotify
from tuify.spotify.endpoints.search import having
from tuify.spotify.models import TopTracks
from tuify.spotify.tunables import Tunables

REFUSED = errors.NotOffered("Forbidden", status=403)
UNKNOWN = errors.NotFound("Resource not found", status=404)
BAD_ID = errors.BadRequest("invalid id", status=400)


@pytest.mark.parametrize(("ask", "sent", "answer"), CATALOG, ids=[asked[1] for asked in CATALOG])
def test_a_question(ask: Ask, sent: str, answer: object) -> None:
    path = sent.split("?")[0]
    recorder = Recorder({path: answer})
    assert run(_value(ask, recorder)) is not None
    assert recorder.sent() == [sent]

    with pytest.raises(errors.UnreadableAnswer):
        run(_value(ask, Recorder({path: b"EkJbtxDxPnQzrcHfR59mihtOKvc"})))


REFUSED_ARGUMENTS: list[Ask] = [
    lambda s: s.albums.get_several_albums([]),
    lambda s: s.albums.get_several_albums(["B1"] * 21),
    lambda s: s.albums.get_several_albums("B1"),
    lambda s: s.albums.get_several_albums(["B1,B2"]),
    lambda s: s.albums.get_album("B1", market="nl"),
    lambda s: s.albums.get_album_tracks("B1", limit=51),
    lambda s: s.artists.get_several_artists(["A1"] * 51),
    lambda s: s.artists.get_artists_albums("A1", limit=11),
    lambda s: s.artists.get_artists_albums("A1", include_groups=[]),
    lambda s: s.artists.get_artists_albums("A1", include_groups="album"),  # type: ignore[arg-type] # what is tested
    lambda s: s.artists.get_artists_albums("A1", include_groups=["ep"]),  # type: ignore[list-item] # what is tested
    lambda s: s.artists.get_artists_top_tracks("A1", market="Sweden"),
    lambda s: s.artists.get_artists_related_artists("../me"),
    lambda s: s.audiobooks.get_several_audiobooks(["K1"] * 51),
    lambda s: s.audiobooks.get_several_chapters(["C1"] * 51),
    lambda s: s.audiobooks.get_audiobook_chapters("K1", limit=0),
    lambda s: s.browse.get_featured_playlists(locale="swedish"),
    lambda s: s.browse.get_several_browse_categories(limit=51),
    lambda s: s.browse.get_several_browse_categories(locale="sv"),
    lambda s: s.browse.get_single_browse_category("a/playlists"),
    lambda s: s.browse.get_single_browse_category(".."),
    lambda s: s.browse.get_categorys_playlists("dance", offset=-1),
    lambda s: s.browse.get_new_releases(limit=0),
    lambda s: s.browse.get_recommendations(),
    lambda s: s.browse.get_recommendations(seed_tracks=["T1"] * 3, seed_artists=["A1"] * 3),
    lambda s: s.browse.get_recommendations(seed_tracks="T1"),
    lambda s: s.browse.get_recommendations(seed_genres="ambient"),
    lambda s: s.browse.get_recommendations(seed_genres=["a,b"]),
    lambda s: s.browse.get_recommendations(seed_genres=[""]),
    lambda s: s.browse.get_recommendations(seed_tracks=["spotify:track:T1"]),
    lambda s: s.browse.get_recommendations(seed_tracks=["T1"], limit=101),
    lambda s: s.browse.get_recommendations(
        seed_tracks=["T1"], least=Tunables(tempo=120), most=Tunables(tempo=90)
    ),
    lambda s: s.browse.get_recommendations(seed_tracks=["T1"], target=Tunables(energy=1.1)),
    lambda s: s.browse.get_recommendations(seed_tracks=["T1"], target=Tunables(tempo=math.nan)),
    lambda s: s.browse.get_recommendations(seed_tracks=["T1"], least=Tunables(key=-1)),
    lambda s: s.browse.get_recommendations(seed_tracks=["T1"], least=Tunables(mode=2)),
    lambda s: s.browse.get_recommendations(seed_tracks=["T1"], least=Tunables(popularity=101)),
    lambda s: s.browse.get_recommendations(seed_tracks=["T1"], most=Tunables(loudness=math.inf)),
    lambda s: s.browse.get_recommendations(seed_tracks=["T1"], most=Tunables(key=1.5)),  # type: ignore[arg-type] # what is tested
    lambda s: s.episodes.get_several_episodes(["E1"] * 51),
    lambda s: s.personalization.get_users_top_tracks(limit=51),
    lambda s: s.personalization.get_users_top_artists(time_range="ever"),  # type: ignore[arg-type] # what is tested
    lambda s: s.search.search_for_item(" ", ["track"]),
    lambda s: s.search.search_for_item("x", []),
    lambda s: s.search.search_for_item("x", "track"),  # type: ignore[arg-type] # what is tested
    lambda s: s.search.search_for_item("x", ["tracks"]),  # type: ignore[list-item] # what is tested
    lambda s: s.search.search_for_item("x", ["track"], limit=11),
    lambda s: s.search.search_for_item("x", ["track"], limit=10, offset=991),
    lambda s: s.shows.get_several_shows(["S1"] * 51),
    lambda s: s.shows.get_show_episodes("S1", limit=51),
    lambda s: s.tracks.get_several_tracks(["T1"] * 51),
    lambda s: s.tracks.get_several_tracks_audio_features(["T1"] * 101),
    lambda s: s.tracks.get_tracks_audio_analysis("T1?x"),
]


@pytest.mark.parametrize("ask", REFUSED_ARGUMENTS)
def test_what_the_service_would_refuse_is_not_sent(ask: Ask) -> None:
    recorder = Recorder()
    with pytest.raises(errors.InvalidArgument) as refused:
        run(_value(ask, recorder))
    assert recorder.calls == []
    assert refused.value.message.endswith(".")


@pytest.mark.parametrize(("ask", "sent", "answer"), BATCHES, ids=[asked[1] for asked in BATCHES])
class TestBatches:
    """Several things at once, or one by one where the service does not take a list."""

    def test_what_does_not_exist_is_none(self, ask: Ask, sent: str, answer: object) -> None:
        first, second = _pair(run(_value(ask, Recorder({_name(sent): answer}))))
        assert first is not None
        assert second is None

    def test_entries_that_are_left_out_are_none(self, ask: Ask, sent: str, answer: object) -> None:
        assert isinstance(answer, dict)
        short = {key: entries[:1] for key, entries in answer.items()}
        whole = run(_value(ask, Recorder({_name(sent): answer})))
        assert run(_value(ask, Recorder({_name(sent): short}))) == whole

    def test_one_by_one(self, ask: Ask, sent: str, answer: object) -> None:
        kind = _kind(sent)
        recorder = Recorder(
            {
                _name(sent): REFUSED,
                f"GET {kind}/{_ids(sent)[0]}": _entry(answer),
                f"GET {kind}/{_ids(sent)[1]}": UNKNOWN,
            }
        )
        spotify = Spotify(recorder)

        async def twice() -> tuple[object, object]:
            return await ask(spotify), await ask(spotify)

        once, again = run(twice())
        assert once == again
        first, second = _pair(once)
        assert getattr(first, "id", None) == _ids(sent)[0]
        assert second is None
        query = sent.partition("&")[2]
        singles = [f"GET {kind}/{id_}{query and '?'}{query}" for id_ in _ids(sent)]
        assert recorder.sent() == [sent, *singles], "and nothing is asked for twice"

    def test_other_trouble_is_passed_on(self, ask: Ask, sent: str, answer: object) -> None:
        limited = errors.RateLimited("later", retry_after=9, retry_at=10, quota=False)
        recorder = Recorder({_name(sent): limited})
        with pytest.raises(errors.RateLimited):
            run(_value(ask, recorder))
        assert len(recorder.calls) == 1

    def test_those_who_ask_at_once_are_refused_once(
        self, ask: Ask, sent: str, answer: object
    ) -> None:
        refused = asyncio.Event()

        class Slow(Recorder):
            async def read(self, call: Call) -> bytes:
                if call.path == _kind(sent):
                    self.calls.append(call)
                    await refused.wait()
                    raise REFUSED
                return await super().read(call)

        kind = _kind(sent)
        singles = {f"GET {kind}/{id_}": _entry(answer) for id_ in _ids(sent)}

        async def story() -> Recorder:
            recorder = Slow(dict(singles))
            spotify = Spotify(recorder)
            asking = [asyncio.ensure_future(ask(spotify)) for _ in range(3)]
            await asyncio.sleep(0.01)
            refused.set()
            await asyncio.gather(*asking)
            return recorder

        assert len(run(story()).calls) == 3

    def test_one_that_can_not_be_read_is_none(self, ask: Ask, sent: str, answer: object) -> None:
        kind = _kind(sent)
        recorder = Recorder(
            {
                _name(sent): REFUSED,
                f"GET {kind}/{_ids(sent)[0]}": _entry(answer),
                f"GET {kind}/{_ids(sent)[1]}": {"error": "what is this"},
            }
        )
        first, second = _pair(run(_value(ask, recorder)))
        assert first is not None
        assert second is None


@pytest.mark.parametrize(("ask", "sent", "answer"), BATCHES, ids=[asked[1] for asked in BATCHES])
class TestBatchesThatAreRefusedForAnId:
    """One id that is none spoils the whole list, of shows and episodes always."""

    def test_the_others_are_found(self, ask: Ask, sent: str, answer: object) -> None:
        kind = _kind(sent)
        singles = {
            f"GET {kind}/{_ids(sent)[0]}": _entry(answer),
            f"GET {kind}/{_ids(sent)[1]}": BAD_ID,
        }
        recorder = Recorder({_name(sent): BAD_ID, **singles})
        first, second = _pair(run(_value(ask, recorder)))
        assert first is not None
        assert second is None
        assert len(recorder.calls) == 3

    def test_a_refusal_for_something_else_is_passed_on(
        self, ask: Ask, sent: str, answer: object
    ) -> None:
        recorder = Recorder({_name(sent): errors.BadRequest("Invalid market code", status=400)})
        with pytest.raises(errors.BadRequest, match="market"):
            run(_value(ask, recorder))
        assert len(recorder.calls) == 1


CLOSED = [
    asked
    for asked in (*CATALOG,)
    if asked[1].startswith(
        (
            "GET /artists/A1/related",
            "GET /audio-",
            "GET /browse",
            "GET /markets",
            "GET /recommendations",
        )
    )
]


@pytest.mark.parametrize(("ask", "sent", "answer"), CLOSED, ids=[asked[1] for asked in CLOSED])
def test_what_nothing_stands_in_for_is_closed(ask: Ask, sent: str, answer: object) -> None:
    recorder = Recorder({_name(sent): REFUSED})
    spotify = Spotify(recorder)
    for _ in range(3):
        with pytest.raises(errors.ClosedBySpotify) as closed:
            run(_asked(ask, spotify))
        assert closed.value.since is not None
        assert f"{closed.value.since:%Y-%m-%d}" in closed.value.message
    assert recorder.sent() == [sent], "a refusal is not asked for again"


@pytest.mark.parametrize(
    ("ask", "sent", "answer"), [*SINGLE, FEATURE_LIST], ids=[a[1] for a in (*SINGLE, FEATURE_LIST)]
)
def test_a_question_may_fail(ask: Ask, sent: str, answer: object) -> None:
    recorder = Recorder({_name(sent): BAD_ID})
    with pytest.raises(errors.BadRequest):
        run(_value(ask, recorder))


class TestTopTracks:
    """What an artist is known for, from the service's list or from a search."""

    OTHER = changed(TRACK, id="T9", artists=[changed(ARTIST, id="A9")])
    WITH = changed(TRACK, id="T2", artists=[changed(ARTIST, id="A9"), ARTIST])

    def test_as_listed(self) -> None:
        recorder = Recorder({"GET /artists/A1/top-tracks": {"tracks": [self.OTHER, None, TRACK]}})
        top = run(Spotify(recorder).artists.get_artists_top_tracks("A1"))
        assert [track.id for track in top.tracks] == ["T9", "T1"]
        assert not top.from_search

    def test_by_search_where_the_list_is_closed(self) -> None:
        recorder = Recorder(
            {
                "GET /artists/A1/top-tracks": REFUSED,
                "GET /artists/A1": changed(ARTIST, name='Ilse "Mo" Moor'),
                "GET /search": {"tracks": page(self.OTHER, None, self.WITH, TRACK)},
            }
        )
        artists = Spotify(recorder).artists

        async def twice() -> list[TopTracks]:
            return [await artists.get_artists_top_tracks("A1", market="NL") for _ in range(2)]

        first, second = run(twice())
        assert first == second
        assert [track.id for track in first.tracks] == ["T2", "T1"]
        assert first.from_search
        search = 'GET /search?q=artist:"Ilse Mo Moor"&type=track&limit=10&market=NL'
        assert recorder.sent() == [
            "GET /artists/A1/top-tracks?market=NL",
            "GET /artists/A1",
            search,
            search,
        ]

    @pytest.mark.parametrize("found", [{"tracks": page()}, {"artists": page(ARTIST)}])
    def test_a_search_may_find_nothing(self, found: object) -> None:
        answers = {"GET /artists/A1/top-tracks": REFUSED, "GET /artists/A1": ARTIST}
        recorder = Recorder({**answers, "GET /search": found})
        top = run(Spotify(recorder).artists.get_artists_top_tracks("A1"))
        assert top == TopTracks((), from_search=True)

    def test_an_artist_without_a_name_is_not_searched_for(self) -> None:
        nameless = changed(ARTIST, name="")
        recorder = Recorder({"GET /artists/A1/top-tracks": REFUSED, "GET /artists/A1": nameless})
        assert run(Spotify(recorder).artists.get_artists_top_tracks("A1")).tracks == ()
        assert len(recorder.calls) == 2

    def test_an_artist_who_does_not_exist(self) -> None:
        recorder = Recorder({"GET /artists/A1/top-tracks": REFUSED, "GET /artists/A1": UNKNOWN})
        with pytest.raises(errors.NotFound):
            run(Spotify(recorder).artists.get_artists_top_tracks("A1"))
        listed = Recorder({"GET /artists/A1/top-tracks": UNKNOWN})
        with pytest.raises(errors.NotFound):
            run(Spotify(listed).artists.get_artists_top_tracks("A1"))
        assert len(listed.calls) == 1


def test_a_filter_holds_no_quotation_marks_but_its_own() -> None:
    assert having("year", "1990-1995") == 'year:"1990-1995"'
    assert having("artist", ' "x" y" ') == 'artist:"x y"'


async def _value(ask: Ask, recorder: Recorder) -> object:
    return await ask(Spotify(recorder))


async def _asked(ask: Ask, spotify: Spotify) -> object:
    return await ask(spotify)


def _name(sent: str) -> str:
    return sent.partition("?")[0]


def _kind(sent: str) -> str:
    return _name(sent).removeprefix("GET ")


def _ids(sent: str) -> list[str]:
    return sent.partition("ids=")[2].partition("&")[0].split(",")


def _entry(answer: object) -> object:
    """The thing that exists in the answer to a batch."""
    assert isinstance(answer, dict)
    return next(iter(answer.values()))[0]


def _pair(found: object) -> tuple[object, object]:
    assert isinstance(found, tuple)
    first, second = found
    return first, second
