"""What refusals say of the operations they answer, judged by the answers themselves."""

import pytest

from tests.spotify.asked import Recorder
from tests.spotify.support import run
from tuify.spotify import errors
from tuify.spotify.access import Access, Refusal, refusal_in
from tuify.spotify.answers import Answer, error_in
from tuify.spotify.calls import call
from tuify.spotify.endpoints.base import Endpoints
from tuify.spotify.gate import Gate
from tuify.spotify.operations import Operation, Standing
from tuify.spotify.reference import reference

OPERATIONS = {entry.operation.name: entry.operation for entry in reference()}
each_operation = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)

FORBIDDEN = (403, b'{"error":{"status":403,"message":"Forbidden"}}')
FORBIDDEN_WITHOUT_A_WORD = (403, b'{"error":{"status":403}}')
NOT_FOUND = (404, b'{"error":{"status":404,"message":"Not Found"}}')
NOTHING_AT_ALL = (404, b"")
RESOURCE = (404, b'{"error":{"status":404,"message":"Resource not found"}}')
NO_ENDPOINT = (404, b'{"error":{"status":404,"message":"Service not found"}}')
METHOD = (405, b'{"error":{"status":405,"message":"Method not allowed"}}')
GONE = (410, b"")

NEW = {
    "GET /me/library/contains",
    "PUT /me/library",
    "DELETE /me/library",
    "GET /playlists/{playlist_id}/items",
    "POST /playlists/{playlist_id}/items",
    "PUT /playlists/{playlist_id}/items",
    "DELETE /playlists/{playlist_id}/items",
    "POST /me/playlists",
}
WRITES_OF_TRACKS = {
    "POST /playlists/{playlist_id}/tracks",
    "PUT /playlists/{playlist_id}/tracks",
    "DELETE /playlists/{playlist_id}/tracks",
}


def error(answer: tuple[int, bytes]) -> errors.SpotifyError:
    """The error that the transport makes of an answer."""
    return error_in(Answer(answer[0], {}, answer[1]))


def said(status: int, message: str, reason: str | None = None) -> errors.SpotifyError:
    """The error for an answer with these words."""
    told = "" if reason is None else f',"reason":"{reason}"'
    body = f'{{"error":{{"status":{status},"message":"{message}"{told}}}}}'
    return error((status, body.encode()))


def judged(name: str, refusal: errors.SpotifyError) -> Refusal:
    """What it says of an operation that was not asked for before."""
    return refusal_in(OPERATIONS[name], refusal)


def test_the_operations_are_those_of_the_reference() -> None:
    standings = [operation.standing for operation in OPERATIONS.values()]
    assert {name for name, operation in OPERATIONS.items() if operation.is_recent} == NEW
    assert standings.count(Standing.REMOVED_2026) == 40
    assert standings.count(Standing.CLOSED_2024) == 8
    assert standings.count(Standing.AVAILABLE) == 49


@each_operation
@pytest.mark.parametrize("answer", [FORBIDDEN, FORBIDDEN_WITHOUT_A_WORD])
def test_forbidden_and_no_more(operation: Operation, answer: tuple[int, bytes]) -> None:
    if operation.name in NEW:
        expected = Refusal.DOUBTFUL
    elif operation.standing is Standing.AVAILABLE or operation.name in WRITES_OF_TRACKS:
        expected = Refusal.OTHER
    else:
        expected = Refusal.CLOSED
    assert refusal_in(operation, error(answer)) is expected


@each_operation
def test_no_such_endpoint(operation: Operation) -> None:
    is_of_every_app = operation.standing is Standing.AVAILABLE and operation.name not in NEW
    expected = Refusal.OTHER if is_of_every_app else Refusal.CLOSED
    for answer in (NO_ENDPOINT, METHOD):
        assert refusal_in(operation, error(answer)) is expected
        assert refusal_in(operation, error(answer), has_worked=True) is expected


@each_operation
def test_gone(operation: Operation) -> None:
    refusal = refusal_in(operation, error(GONE))
    if operation.name in NEW:  # a single thing may be gone
        assert refusal is (Refusal.DOUBTFUL if "{" in operation.path else Refusal.CLOSED)
    else:
        is_of_every_app = operation.standing is Standing.AVAILABLE
        assert refusal is (Refusal.OTHER if is_of_every_app else Refusal.CLOSED)


OTHER_REASONS = [
    (401, b'{"error":{"status":401,"message":"The access token expired"}}'),
    (401, b'{"error":{"status":401,"message":"Access token missing"}}'),
    (401, b'{"error":{"status":401,"message":"Permissions missing"}}'),
    (403, b'{"error":{"status":403,"message":"Insufficient client scope"}}'),
    (403, b'{"error":{"status":403,"message":"This request requires user authentication."}}'),
    (
        403,
        b"Active premium subscription required for the owner of the app. When the subscription "
        b"status changes, it can take a few hours before requests are allowed again.",
    ),
    (403, b"User not registered in the Developer Dashboard"),
    (403, b"Check settings on developer.example/dashboard, the user may not be registered."),
    (403, b"The user is not registered for this application. Please check your settings."),
    (
        403,
        b'{"error":{"status":403,"message":"Player command failed: Premium required",'
        b'"reason":"PREMIUM_REQUIRED"}}',
    ),
    (
        403,
        b'{"error":{"status":403,"message":"Player command failed: Restriction violated",'
        b'"reason":"UNKNOWN"}}',
    ),
    (
        403,
        b'{"error":{"status":403,"message":"Player command failed: Cannot control device volume",'
        b'"reason":"VOLUME_CONTROL_DISALLOW"}}',
    ),
    (403, b'{"error":{"status":403,"message":"No.","reason":"CONTEXT_DISALLOW"}}'),
    (403, b'{"error":{"status":403,"message":"You cannot add to a playlist you don\'t own."}}'),
    (
        404,
        b'{"error":{"status":404,"message":"Player command failed: No active device found",'
        b'"reason":"NO_ACTIVE_DEVICE"}}',
    ),
    (404, b'{"error":{"status":404,"message":"Device not found"}}'),
    (400, b'{"error":{"status":400,"message":"Too many uris"}}'),
    (502, b"<html>Bad gateway</html>"),
]


@each_operation
@pytest.mark.parametrize("answer", OTHER_REASONS, ids=lambda answer: answer[1][-60:].decode())
def test_what_has_another_reason_closes_nothing(
    operation: Operation, answer: tuple[int, bytes]
) -> None:
    assert refusal_in(operation, error(answer)) is Refusal.OTHER


@pytest.mark.parametrize("answer", [NOT_FOUND, NOTHING_AT_ALL])
@pytest.mark.parametrize(
    "name", [name for name, each in OPERATIONS.items() if each.standing is Standing.CLOSED_2024]
)
def test_a_404_that_names_nothing_is_how_2024_is_refused(
    name: str, answer: tuple[int, bytes]
) -> None:
    assert judged(name, error(answer)) is Refusal.CLOSED
    has_worked = refusal_in(OPERATIONS[name], error(answer), has_worked=True)
    assert has_worked is Refusal.OTHER


@pytest.mark.parametrize(
    ("name", "message", "expected"),
    [
        # What is asked for may be unknown.
        ("GET /artists/{id}/related-artists", "Resource not found", Refusal.OTHER),
        ("GET /artists/{id}/top-tracks", "Resource not found", Refusal.OTHER),
        ("GET /artists/{id}/top-tracks", "Not found.", Refusal.OTHER),
        ("GET /audio-analysis/{id}", "analysis not found", Refusal.OTHER),
        ("GET /users/{user_id}", "No such user", Refusal.OTHER),
        ("GET /tracks", "non existing id", Refusal.OTHER),
        ("PUT /playlists/{playlist_id}/followers", "Invalid playlist Id", Refusal.OTHER),
        ("GET /albums/{id}", "Not found.", Refusal.OTHER),
        ("GET /me/player", "non existing id", Refusal.OTHER),
        # Where nothing is named there is nothing else that could be meant.
        ("GET /markets", "Not found.", Refusal.CLOSED),
        ("GET /browse/new-releases", "Resource not found", Refusal.CLOSED),
        ("GET /browse/featured-playlists", "Resource not found", Refusal.CLOSED),
        ("GET /me/tracks/contains", "Not found.", Refusal.CLOSED),
        # What came in 2026 may be unknown to the server, or its playlist to the service.
        ("GET /playlists/{playlist_id}/items", "Resource not found", Refusal.DOUBTFUL),
        ("POST /me/playlists", "Not found.", Refusal.DOUBTFUL),
    ],
)
def test_a_404(name: str, message: str, expected: Refusal) -> None:
    assert judged(name, said(404, message)) is expected


@pytest.mark.parametrize(
    ("name", "message", "expected"),
    [
        ("GET /tracks", "Invalid market", Refusal.OTHER),
        ("GET /recommendations", "Access denied", Refusal.OTHER),
        ("GET /browse/new-releases", "Spotify is unavailable in this country", Refusal.OTHER),
        (
            "POST /users/{user_id}/playlists",
            "You cannot create a playlist for another user.",
            Refusal.OTHER,
        ),
        ("PUT /me/tracks", "Library limit reached", Refusal.OTHER),
        ("POST /playlists/{playlist_id}/tracks", "Index out of bounds.", Refusal.OTHER),
        ("POST /me/playlists", "Playlist limit reached", Refusal.DOUBTFUL),
        ("PUT /me/player/play", "Player command failed: Restricted device", Refusal.OTHER),
    ],
)
def test_a_403_in_words_of_its_own(name: str, message: str, expected: Refusal) -> None:
    assert judged(name, said(403, message)) is expected


class Category(Endpoints):
    """Two operations that one method could speak, and how it went."""

    async def read(self, name: str) -> bytes:
        """Ask one of them."""
        operation = OPERATIONS[name]
        return await self._sender.read(call(operation, at={"id": "A1", "playlist_id": "P1"}))

    async def either(self, newer: str, older: str) -> bytes:
        """Ask the one or the other."""
        return await self._either(
            OPERATIONS[newer],
            lambda: self.read(newer),
            lambda: self.read(older),
        )


def category(**answers: object) -> tuple[Recorder, Access, Category]:
    """A category behind a gate, and what is said to the paths it asks for."""
    recorder = Recorder({f"GET /{path}": answer for path, answer in answers.items()})
    access = Access()
    return recorder, access, Category(Gate(recorder, access), access)


class TestTheGate:
    """Learns from answers, and lets nothing through that is known to be closed."""

    def test_what_is_closed_is_asked_for_once(self) -> None:
        recorder, access, asked = category(markets=error(FORBIDDEN))
        for _ in range(3):
            with pytest.raises(errors.ClosedBySpotify) as refused:
                run(asked.read("GET /markets"))
            assert refused.value.status == 403
            assert refused.value.since is not None
            assert "2026-02-11" in refused.value.message
        assert len(recorder.calls) == 1
        assert not access.is_open(OPERATIONS["GET /markets"])

    def test_what_takes_its_place_is_told(self) -> None:
        recorder, _, asked = category(tracks=error(FORBIDDEN))
        with pytest.raises(errors.ClosedBySpotify) as refused:
            run(asked.read("GET /tracks"))
        assert refused.value.instead == "GET /tracks/{id}"
        assert "GET /tracks/{id}" in refused.value.message
        assert len(recorder.calls) == 1

    def test_trouble_teaches_nothing(self) -> None:
        recorder, access, asked = category(markets=said(403, "Insufficient client scope"))
        for _ in range(2):
            with pytest.raises(errors.ScopeMissing):
                run(asked.read("GET /markets"))
        recorder.answers["GET /markets"] = b"{}"
        assert run(asked.read("GET /markets")) == b"{}"
        assert access.has_worked(OPERATIONS["GET /markets"])

    def test_after_it_has_worked_a_404_is_about_the_thing(self) -> None:
        path = "GET /artists/A1/related-artists"
        recorder, _, asked = category()
        recorder.answers[path] = b"{}"
        run(asked.read("GET /artists/{id}/related-artists"))
        recorder.answers[path] = error(NOT_FOUND)
        for _ in range(2):
            with pytest.raises(errors.NotFound):
                run(asked.read("GET /artists/{id}/related-artists"))
        assert len(recorder.calls) == 3

    def test_words_of_its_own_are_not_remembered(self) -> None:
        page = b"<html><title>Access denied</title><h1>Your network blocks this page</h1></html>"
        for answer in ((403, page), (403, b'{"error":{"message":"Invalid market"}}')):
            recorder, access, asked = category(recommendations=error(answer))
            for _ in range(2):
                with pytest.raises(errors.Forbidden) as refused:
                    run(asked.read("GET /recommendations"))
                assert type(refused.value) is errors.Forbidden
            assert len(recorder.calls) == 2
            assert access.is_open(OPERATIONS["GET /recommendations"])

    @pytest.mark.parametrize("answer", [NO_ENDPOINT, METHOD, GONE])
    def test_what_every_app_has_is_asked_for_again(self, answer: tuple[int, bytes]) -> None:
        recorder, _, asked = category()
        recorder.answers["GET /me/player"] = error(answer)
        with pytest.raises(errors.SpotifyError) as refused:
            run(asked.read("GET /me/player"))
        assert not isinstance(refused.value, errors.ClosedBySpotify)
        recorder.answers["GET /me/player"] = b"{}"
        assert run(asked.read("GET /me/player")) == b"{}"

    def test_a_bare_403_of_a_playlist_is_about_its_owner(self) -> None:
        recorder, _, asked = category()
        recorder.answers["GET /playlists/P1"] = error(FORBIDDEN)
        with pytest.raises(errors.NotYourPlaylist):
            run(asked.read("GET /playlists/{playlist_id}"))

    def test_a_call_of_no_known_operation_passes(self) -> None:
        recorder, access, _ = category(markets=error(FORBIDDEN))
        plain = call(OPERATIONS["GET /markets"])
        unknown = type(plain)(plain.method, plain.path, plain.group)
        for _ in range(2):
            with pytest.raises(errors.NotOffered):
                run(Gate(recorder, access).read(unknown))
        assert len(recorder.calls) == 2


class TestEitherSpelling:
    """The one of 2026 first; the older one where the newer is not offered."""

    NEWER = "GET /me/library/contains"
    OLDER = "GET /me/tracks/contains"

    def go(self, newer: object, older: object, times: int = 1) -> tuple[list[str], object]:
        """What was asked how many times, and what came of the last."""
        recorder, _, asked = category()
        recorder.answers |= {self.NEWER: newer, self.OLDER: older}
        outcome: object = None
        for _ in range(times):
            try:
                outcome = run(asked.either(self.NEWER, self.OLDER))
            except errors.SpotifyError as refused:
                outcome = refused
        return [sent.partition("/me/")[2] for sent in recorder.sent()], outcome

    def test_the_newer_is_enough(self) -> None:
        sent, outcome = self.go(b"new", b"old", times=2)
        assert sent == ["library/contains"] * 2
        assert outcome == b"new"

    @pytest.mark.parametrize("answer", [NO_ENDPOINT, METHOD, GONE, FORBIDDEN, RESOURCE])
    def test_the_older_takes_over_for_good(self, answer: tuple[int, bytes]) -> None:
        sent, outcome = self.go(error(answer), b"old", times=3)
        assert sent == ["library/contains", *["tracks/contains"] * 3]
        assert outcome == b"old"

    def test_what_both_refuse_is_what_the_newer_said(self) -> None:
        sent, outcome = self.go(said(403, "Not for you"), error(FORBIDDEN), times=3)
        assert sent == ["library/contains", "tracks/contains", *["library/contains"] * 2]
        assert isinstance(outcome, errors.Forbidden)
        assert outcome.message == "Not for you"

    @pytest.mark.parametrize(
        "unspecific",
        [
            (404, b'{"detail":"Not Found"}'),
            NOTHING_AT_ALL,
            (404, b"<html><h1>404 Not Found</h1></html>"),
            (404, b"Cannot PUT /v1/me/library"),
        ],
    )
    @pytest.mark.parametrize(
        "specific",
        [
            said(403, "Insufficient client scope"),
            said(403, "Library limit reached"),
            said(403, "No.", "PREMIUM_REQUIRED"),
            said(404, "Resource not found"),
            said(400, "Invalid base62 id"),
        ],
        ids=str,
    )
    def test_the_older_one_that_says_more_is_heard_and_gone_from_then_on(
        self, unspecific: tuple[int, bytes], specific: errors.SpotifyError
    ) -> None:
        sent, outcome = self.go(error(unspecific), specific, times=3)
        assert sent == ["library/contains", *["tracks/contains"] * 3]
        assert outcome is specific

    def test_the_older_one_that_says_more_than_forbidden_is_heard(self) -> None:
        specific = said(403, "Library limit reached")
        sent, outcome = self.go(error(FORBIDDEN), specific, times=2)
        assert sent == ["library/contains", "tracks/contains"] * 2
        assert outcome is specific

    @pytest.mark.parametrize(
        "trouble",
        [
            errors.Unreachable("Gone.", maybe_sent=True),
            said(502, "Bad gateway"),
            said(401, "The access token expired"),
        ],
        ids=str,
    )
    def test_trouble_proves_nothing(self, trouble: errors.SpotifyError) -> None:
        sent, outcome = self.go(error(NOTHING_AT_ALL), trouble, times=2)
        assert sent == ["library/contains", "tracks/contains"] * 2
        assert outcome is trouble

    def test_where_both_are_closed_nothing_is_asked_again(self) -> None:
        sent, outcome = self.go(error(GONE), error(GONE), times=3)
        assert sent == ["library/contains", "tracks/contains"]
        assert isinstance(outcome, errors.ClosedBySpotify)

    @pytest.mark.parametrize("answer", OTHER_REASONS, ids=lambda answer: answer[1][-60:].decode())
    def test_other_trouble_is_passed_on(self, answer: tuple[int, bytes]) -> None:
        sent, outcome = self.go(error(answer), b"old")
        assert sent == ["library/contains"]
        assert type(outcome) is type(error(answer))

    def test_trouble_on_the_older_way_is_told(self) -> None:
        trouble = errors.Unreachable("Gone.", maybe_sent=True)
        assert self.go(error(FORBIDDEN), trouble)[1] is trouble

    def test_words_about_someone_elses_playlist(self) -> None:
        recorder, _, asked = category()
        newer, older = ("GET /playlists/{playlist_id}/items", "GET /playlists/{playlist_id}/tracks")
        for name in ("items", "tracks"):
            recorder.answers[f"GET /playlists/P1/{name}"] = error(FORBIDDEN)
        with pytest.raises(errors.NotYourPlaylist):
            run(asked.either(newer, older))
