"""What can be said of anything, whatever its kind."""

from __future__ import annotations

import pytest

from tuify.library import things
from tuify.spotify.models import Playlist


@pytest.mark.parametrize(
    ("spelled", "read"),
    [
        ("", ""),
        ("Slow songs", "Slow songs"),
        ("Tea &amp; toast", "Tea & toast"),
        ("More at <a href=&quot;spotify:user:robin&quot;>robin</a>!", "More at robin!"),
        ("&lt;a href=&quot;x&quot;&gt;robin&lt;/a&gt; &amp;amp; co", "robin & co"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("over\n\n  lines", "over lines"),
    ],
)
def test_a_description_is_read_as_the_html_it_is(spelled: str, read: str) -> None:
    assert things.description(Playlist(id="p", description=spelled)) == read


@pytest.mark.parametrize("sign", ["&#27;[31m", "&#x9b;31m", "&#x202e;", "&#0;", "&#7;"])
def test_nothing_that_steers_a_terminal_comes_out_of_an_entity(sign: str) -> None:
    told = things.description(Playlist(id="p", description=f"a {sign} b"))
    assert all(character.isprintable() for character in told)
    assert "\u202e" not in told
