"""A person changes the library: seen at once, seen by another remote, and taken back."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Open
from tests.journeys.library import (
    CTRL_A,
    ENTER,
    SIZES,
    UP,
    cursor_line,
    opened,
    says,
    shown_in_order,
)
from tests.journeys.service import Service

NAME = "Found on Sunday"


@pytest.mark.parametrize("size", SIZES)
def test_a_song_is_found_and_added_to_a_new_playlist(
    open_tuify: Open, service: Service, size: tuple[int, int]
) -> None:
    terminal = opened(open_tuify, service, size=size)
    title = service.world.saved_title(60)
    terminal.press("/", *title)
    terminal.wait_for(lambda screen: "Tracks" in screen and title[:9] in cursor_block(screen))
    terminal.press(ENTER)
    terminal.press("j")
    terminal.wait_for(lambda _: title[:9] in cursor_line(terminal))
    terminal.press("w")
    terminal.wait_for("New playlist ...")
    terminal.press(UP, ENTER)
    terminal.wait_for("Description")
    terminal.press(*NAME, ENTER)
    service.wait_for(lambda: NAME in service.world.playlists(), "the playlist")
    made = service.world.playlists()[NAME]
    service.wait_for(lambda: service.world.playlist_titles(made) == [title], "its song")
    terminal.press("gp")
    terminal.wait_for(NAME)
    terminal.press("u")
    service.wait_for(lambda: NAME not in service.world.playlists(), "the undo")
    terminal.wait_for(lambda screen: NAME not in "\n".join(screen.splitlines()[:-1]))


def cursor_block(screen: str) -> str:
    """What stands below the first heading of the results."""
    return screen.partition("Tracks")[2]


def test_a_playlist_is_reordered_and_put_back(open_tuify: Open, service: Service) -> None:
    songs = [uri for uri in service.world.saved_uris(20) if "local" not in uri][:8]
    made = service.world.make_playlist("In Order", songs)
    titles = service.world.playlist_titles(made)
    terminal = opened(open_tuify, service)
    terminal.press("gp")
    terminal.wait_for("In Order")
    terminal.press(ENTER)
    terminal.wait_for("1 of 8")
    terminal.press("JJ")
    wanted = [*titles[1:3], titles[0], *titles[3:]]
    terminal.wait_for(lambda screen: shown_in_order(library(screen), wanted))
    assert "3 of 8" in terminal.text(), "the cursor stays on its row"
    service.wait_for(lambda: service.world.playlist_titles(made) == wanted, "the new order")
    terminal.press("uu")
    terminal.wait_for(lambda screen: shown_in_order(library(screen), titles))
    service.wait_for(lambda: service.world.playlist_titles(made) == titles, "the old order")


def library(screen: str) -> str:
    """The left half of a screen of 120 columns: the library and its rows."""
    return "\n".join(line[:76] for line in screen.splitlines()[5:30])


def test_three_hundred_songs_are_unsaved_and_saved_again(open_tuify: Open) -> None:
    with Service("--saved-tracks", "300") as service:
        before = service.world.saved_uris(300)
        local = sum("local" in uri for uri in before)
        left = 300 - len(before) + local
        terminal = opened(open_tuify, service, total=300)
        terminal.press(CTRL_A)
        terminal.wait_for("marked")
        service.forget_requests()
        terminal.press("s")
        service.wait_for(lambda: service.world.saved_count() == left, "gone")
        asked = [each for each in service.requests() if each.method == "DELETE"]
        assert len(asked) <= 8
        rest = f"{local} local files left alone"
        says(terminal, f"Removed {300 - left} tracks from your library; {rest}, u undoes")
        terminal.press("u")
        service.wait_for(lambda: service.world.saved_count() == 300, "back")
        says(terminal, "Undone")
        assert service.world.saved_uris(300) == before, "in the order they had"


def test_what_somebody_else_changed_meanwhile_is_said_and_read_again(
    open_tuify: Open, service: Service
) -> None:
    songs = [uri for uri in service.world.saved_uris(30) if "local" not in uri]
    made = service.world.make_playlist("Ours", songs[:8])
    titles = service.world.playlist_titles(made)
    terminal = opened(open_tuify, service)
    terminal.press("gp")
    terminal.wait_for("Ours")
    terminal.press(ENTER)
    terminal.wait_for("1 of 8")
    terminal.press("jjj")
    terminal.wait_for("4 of 8")
    service.world.add_to_playlist(made, [songs[10]], position=0)
    terminal.press("x")
    terminal.wait_for("5 of 9")
    terminal.wait_for(lambda _: titles[3][:12] in cursor_line(terminal))
    assert len(service.world.playlist_titles(made)) == 9, "nothing was removed"
    assert "changed" in terminal.text()
    terminal.press("x")
    service.wait_for(lambda: len(service.world.playlist_titles(made)) == 8, "the removal")
    assert titles[3] not in service.world.playlist_titles(made)
