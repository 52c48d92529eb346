"""How long an answer may be kept, and whether it has a tag, as recorded for each endpoint."""

import re
from dataclasses import dataclass
from typing import Final

import pytest

from tests.contract.asking import ASKED
from tests.contract.document import TODAY, document
from tests.contract.surveys import answer_to, is_open, send
from tests.emulator.support import Api
from tuify.emulator.options import MODES, Mode


@dataclass(frozen=True)
class Row:
    """What was recorded of some endpoints: `cache` is a pattern."""

    paths: str
    cache: str
    is_tagged: bool


_ID: Final = r"\{id\}"
_DAY: Final = r"public, max-age=(2[5-9]\d{3}|[3-7]\d{4}|8[0-6]\d{3})"
"""A countdown of at most a day."""

ROWS: Final = (
    Row(
        r"/me|/me/player.*|/me/top/.*|/recommendations|/audio-(features|analysis).*",
        "private, max-age=0",
        is_tagged=False,
    ),
    Row("/me/(tracks|albums|episodes|shows)(/contains)?", "private, max-age=0", is_tagged=True),
    Row(
        f"/me/playlists|/users/{_ID}/playlists|/playlists/{_ID}(/tracks|/items)?",
        "public, max-age=0",
        is_tagged=True,
    ),
    Row("/(albums|artists).*", _DAY, is_tagged=False),
    Row("/tracks.*", "public, max-age=7200", is_tagged=False),
    Row("/search", "public, max-age=7200", is_tagged=False),
    Row(f"/episodes.*|/shows/{_ID}(/episodes)?", "public, max-age=60", is_tagged=True),
    Row("/browse/.*", "(public|private), max-age=600", is_tagged=False),
    Row(f"/users/{_ID}", "public, max-age=14400", is_tagged=False),
)

NOT_RECORDED: Final = {
    "/audiobooks",
    "/audiobooks/{id}",
    "/audiobooks/{id}/chapters",
    "/chapters",
    "/chapters/{id}",
    "/markets",
    "/me/audiobooks",
    "/me/audiobooks/contains",
    "/me/following",
    "/me/following/contains",
    "/me/library/contains",
    "/playlists/{id}/followers/contains",
    "/playlists/{id}/images",
    "/recommendations/available-genre-seeds",
    "/shows",
}

QUESTIONS: Final = [
    place
    for place, asked in enumerate(ASKED)
    if asked.method == "GET" and asked.name.partition(" ")[2] not in NOT_RECORDED
]
in_both_modes = pytest.mark.parametrize("mode", MODES)
each_question = pytest.mark.parametrize("place", QUESTIONS, ids=[str(ASKED[n]) for n in QUESTIONS])


def row_of(name: str) -> Row:
    (row,) = (row for row in ROWS if re.fullmatch(row.paths, name.partition(" ")[2]))
    return row


def test_every_question_has_a_row_or_was_not_recorded() -> None:
    names = {name for name in document(TODAY).operations if name.startswith("GET ")}
    paths = {name.partition(" ")[2] for name in names}
    assert paths >= NOT_RECORDED
    assert all(row_of(f"GET {path}") for path in paths - NOT_RECORDED)


@in_both_modes
@each_question
def test_an_answer_says_how_long_it_may_be_kept(place: int, mode: Mode) -> None:
    row = row_of(ASKED[place].name)
    answer = answer_to(place, mode)
    if not is_open(ASKED[place].name, mode):
        row = Row("", "private, max-age=0", is_tagged=False)
    assert re.fullmatch(row.cache, answer.headers["cache-control"])
    assert ("etag" in answer.headers) is row.is_tagged
    if answer.content:
        assert answer.headers["vary"] == "Authorization, Accept-Encoding"


@pytest.mark.parametrize(
    "place",
    [place for place in QUESTIONS if row_of(ASKED[place].name).is_tagged],
    ids=lambda place: str(ASKED[place]),
)
def test_what_is_known_is_not_sent_again(place: int) -> None:
    api = Api()
    first = send(api, ASKED[place])
    tag = first.headers["etag"]
    assert re.fullmatch(r'"MC-[A-Za-z0-9+/=]+"', tag)
    again = send(api, ASKED[place], if_none_match=f'"other", {tag}')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert send(api, ASKED[place], if_none_match='"other"').content == first.content


def test_a_change_changes_the_tag() -> None:
    api = Api()
    before = {path: api.send("GET", path) for path in ("/me/tracks", "/me/playlists")}
    track = before["/me/tracks"].json()["items"][0]["track"]["uri"]
    api.do("DELETE", f"/me/library?uris={track}")
    assert api.send("POST", "/me/playlists", json={"name": "Rain"}).status_code == 201
    for path, first in before.items():
        headers = {"If-None-Match": first.headers["etag"]}
        answer = api.send("GET", path, headers=headers)
        assert answer.status_code == 200
        assert answer.headers["etag"] != first.headers["etag"]


@in_both_modes
def test_different_bodies_have_different_tags(mode: Mode) -> None:
    answers = [answer_to(place, mode) for place in QUESTIONS]
    tagged = {(one.headers["etag"], one.content) for one in answers if "etag" in one.headers}
    assert len({tag for tag, _ in tagged}) == len({body for _, body in tagged}) == len(tagged) > 9


@pytest.mark.parametrize("path", ["/me/playlists", "/users/{me}/playlists"])
def test_what_was_created_says_where_it_is(path: str) -> None:
    api = Api()
    me = api.get("/me")["id"]
    answer = api.send("POST", path.format(me=me), json={"name": "Rain"})
    assert answer.status_code == 201
    made = answer.json()
    assert answer.headers["location"] == made["href"]
    assert api.get(answer.headers["location"].partition("/v1")[2])["name"] == "Rain"
