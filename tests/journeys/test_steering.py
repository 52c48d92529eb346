"""A person steers: every key shows at once on the screen and then in the world."""

from __future__ import annotations

from tests.journeys.conftest import Open
from tests.journeys.service import Service
from tests.journeys.terminal import Terminal

PAUSED, PLAYING = "‖", "▶"


def opened(open_tuify: Open, service: Service) -> Terminal:
    """tuify with its first rows and what plays on the screen."""
    terminal = open_tuify(service=service)
    terminal.wait_for("of 10,000")
    terminal.wait_for(service.world.playing_title())
    return terminal


def is_playing(service: Service) -> bool:
    return service.world.playback()["is_playing"] is True


def test_the_first_screen_shows_all_four_panes(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    terminal.wait_for(service.world.saved_title(0))
    terminal.wait_for(service.world.queue_titles()[0][:12])
    for device in service.world.devices():
        terminal.wait_for(device["name"][:9])
    for pane in ("Library", "Liked Songs", "Queue", "Devices", "Now playing"):
        assert pane in terminal.text()


def test_space_pauses_and_plays(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    title = service.world.playing_title()
    assert is_playing(service)
    terminal.press(" ")
    terminal.wait_for(f"{PAUSED} {title}")
    service.wait_for(lambda: not is_playing(service), "pause")
    terminal.press(" ")
    terminal.wait_for(f"{PLAYING} {title}")
    service.wait_for(lambda: is_playing(service), "playing")


def test_n_skips_to_the_head_of_the_queue(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    following = service.world.queue_titles()[0]
    terminal.press("n")
    terminal.wait_for(f"{PLAYING} {following}")
    service.wait_for(lambda: service.world.playing_title() == following, "the next track")
    reads = [each for each in service.requests() if each.path == "/v1/me/player/next"]
    assert len(reads) == 1


def test_seeking_moves_the_clock_and_the_world(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    terminal.press(" ")
    service.wait_for(lambda: not is_playing(service), "pause")
    before = service.world.progress_ms()
    terminal.press(">")
    service.wait_for(lambda: service.world.progress_ms() >= before + 4_000, "five seconds on")
    assert service.world.progress_ms() - before < 7_000
    terminal.press("<")
    service.wait_for(lambda: abs(service.world.progress_ms() - before) < 2_000, "five seconds back")


def test_a_storm_of_volume_keys_ends_where_it_was_heading(
    open_tuify: Open, service: Service
) -> None:
    terminal = opened(open_tuify, service)
    service.weather(latency_ms=120)
    service.forget_requests()
    start = service.world.volume()
    terminal.press(*"-" * 8, *"+" * 4)
    goal = max(start - 8 * 5, 0) + 4 * 5
    terminal.wait_for(f"{goal} %")
    service.wait_for(lambda: service.world.volume() == goal, f"a volume of {goal}")
    sent = [each for each in service.requests() if each.path == "/v1/me/player/volume"]
    assert 1 <= len(sent) <= 6
    assert sent[-1].query.startswith(f"volume_percent={goal}")


def test_another_device_takes_over(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    names = [each["name"] for each in service.world.devices()]
    wanted = "Kitchen"
    terminal.wait_for(wanted)
    terminal.press("3")
    for _ in range(names.index(wanted)):
        terminal.press("j")
    terminal.press("\r")
    service.wait_for(lambda: service.world.device() == wanted, f"playing on {wanted}")
    terminal.wait_for(f"on {wanted}")


def test_saving_a_row_shows_its_heart_and_reaches_the_library(
    open_tuify: Open, service: Service
) -> None:
    terminal = opened(open_tuify, service)
    terminal.wait_for("♥")
    service.forget_requests()
    terminal.press("j", "s")
    service.wait_for(
        lambda: any(each.method == "DELETE" for each in service.requests()), "a song taken out"
    )
    terminal.press("s")
    service.wait_for(
        lambda: any(each.method == "PUT" for each in service.requests()), "the song put back"
    )
    assert {each.status // 100 for each in service.requests()} == {2}


def test_enter_plays_from_the_row_and_keeps_the_context(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    row = service.world.saved_title(2)
    terminal.wait_for(row)
    terminal.press("j", "j", "\r")
    terminal.wait_for(f"{PLAYING} {row}")
    service.wait_for(lambda: service.world.playing_title() == row, "the row playing")
    assert service.world.context_type() == "collection"


def test_shuffle_and_repeat_reach_the_world(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    shuffled = service.world.playback()["shuffle_state"]
    terminal.press("\x13")
    service.wait_for(
        lambda: service.world.playback()["shuffle_state"] != shuffled, "shuffle turned"
    )
    repeated = service.world.playback()["repeat_state"]
    terminal.press("\x12")
    service.wait_for(lambda: service.world.playback()["repeat_state"] != repeated, "repeat turned")


def test_z_adds_the_row_to_the_queue(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    row = service.world.saved_title(1)
    terminal.press("j", "z")
    service.wait_for(lambda: row in service.world.queue_titles(), "the row in the queue")


def test_c_copies_the_link_over_the_terminal(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    terminal.press("c")
    terminal.wait_for_output(
        b"\x1b]52;c;aHR0cHM6Ly9vcGVuLnNwb3RpZnkuY29t"
    )  # https://open.spotify.com


def test_without_an_active_device_the_picker_opens_and_then_it_plays(
    open_tuify: Open, service: Service
) -> None:
    service.event(event="sleep")
    terminal = open_tuify(service=service)
    terminal.wait_for("of 10,000")
    terminal.wait_for("Nothing plays")
    terminal.press("\r")
    terminal.wait_for("Choose one to play")
    terminal.press("\r")
    service.wait_for(lambda: bool(service.world.playback()) and is_playing(service), "playing")
