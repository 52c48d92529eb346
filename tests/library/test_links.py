"""What a pasted link means, in all the ways links are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.library.links import Unopened, Within, read_link
from tuify.library.places import LIKED, Place, PlaceKind
from tuify.library.things import Kind

ID = "4aawyAB9vmqN3uQ7FjRGTy"
ids = st.text(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=22, max_size=22
)
kinds = st.sampled_from(["album", "artist", "playlist", "show", "audiobook", "track", "episode"])
starts = st.sampled_from(
    [
        "https://open.spotify.com/",
        "http://open.spotify.com/",
        "open.spotify.com/",
        "HTTPS://OPEN.SPOTIFY.COM/",
    ]
)
languages = st.sampled_from(["", "intl-de/", "intl-pt-BR/", "embed/", "intl-fr/embed/"])
tails = st.sampled_from(["", "?si=0123456789abcdef", "?si=a&utm_source=copy-link", "#top", "/"])


@given(kinds, ids, starts, languages, tails)
def test_a_link_and_its_uri_mean_the_same(
    kind: str, id_: str, start: str, language: str, tail: str
) -> None:
    linked = read_link(f"{start}{language}{kind}/{id_}{tail}")
    assert linked == read_link(f"spotify:{kind}:{id_}")
    assert isinstance(linked, Place | Within)
    assert (str(linked.kind), linked.id) == (kind, id_)


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    found = read_link(text)
    assert found is None or isinstance(found, Place | Within | Unopened)


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=2))
def test_words_are_no_link(words: list[str]) -> None:
    assert read_link(" ".join(words)) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"  https://open.spotify.com/album/{ID}\n", Place(PlaceKind.ALBUM, ID)),
        (f"<https://open.spotify.com/album/{ID}>", Place(PlaceKind.ALBUM, ID)),
        (f"spotify:user:someone:playlist:{ID}", Place(PlaceKind.PLAYLIST, ID)),
        (f"https://open.spotify.com/user/someone/playlist/{ID}", Place(PlaceKind.PLAYLIST, ID)),
        (
            "spotify:user:31l77y2al5lnn7mxfrmd4bpfhqke",
            Place(PlaceKind.USER, "31l77y2al5lnn7mxfrmd4bpfhqke"),
        ),
        ("https://open.spotify.com/user/j%C3%B6rg.w", Place(PlaceKind.USER, "jörg.w")),
        ("spotify:user:j%C3%B6rg.w", Place(PlaceKind.USER, "jörg.w")),
        ("https://open.spotify.com/collection/tracks", LIKED),
        ("spotify:user:someone:collection", LIKED),
        (f"spotify:track:{ID}", Within(Kind.TRACK, ID)),
        (f"spotify:chapter:{ID}", Within(Kind.CHAPTER, ID)),
        (f"https://open.spotify.com/track/{ID}?si=x&context=y", Within(Kind.TRACK, ID)),
    ],
)
def test_what_leads_somewhere(text: str, meant: object) -> None:
    assert read_link(text) == meant


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://spotify.link/AbCdEfGh", Unopened.SHORT),
        ("spotify.link/AbCdEfGh", Unopened.SHORT),
        ("https://spotify.app.link/x?y=1", Unopened.SHORT),
        ("https://open.spotify.com/", Unopened.UNKNOWN),
        ("https://open.spotify.com/genre/0JQ5DAqbMKFLVaM30PMBm4", Unopened.UNKNOWN),
        ("https://open.spotify.com/track/short", Unopened.UNKNOWN),
        ("spotify:local:a:b:c:12", Unopened.UNKNOWN),
        (f"spotify:user:some/../one:playlist:{ID[:-1]}", Unopened.UNKNOWN),
    ],
)
def test_what_leads_nowhere_says_why(text: str, why: Unopened) -> None:
    assert read_link(text) is why


@pytest.mark.parametrize(
    "text",
    [
        "",
        "paper lanterns",
        "artist:moor",
        "spotify",
        f"https://example.org/track/{ID}",
        f"ftp://open.spotify.com/track/{ID}",
        f"https://open.spotify.com.example.org/track/{ID}",
        f"https://open.spotify.com@example.org/track/{ID}",
        f"https://open.spotify.com/track/{ID} and more",
        "http://[",
    ],
)
def test_what_is_no_link_of_spotify_is_searched_for(text: str) -> None:
    assert read_link(text) is None


def test_the_uri_of_what_stands_in_a_list() -> None:
    assert Within(Kind.TRACK, ID).uri == f"spotify:track:{ID}"
