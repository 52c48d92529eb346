"""The service is slow, busy or gone: the screen keeps what it had, says so, and comes back."""

from __future__ import annotations

from tests.journeys.conftest import Open
from tests.journeys.service import Service
from tests.journeys.wire import Wire


def test_a_rate_limit_is_kept_and_ends_by_itself(open_tuify: Open, service: Service) -> None:
    terminal = open_tuify(service=service)
    terminal.wait_for(service.world.playing_title())
    # Of the key alone: what is asked at the start may still be under way, and would use it up.
    path = "/v1/me/player/next"
    service.weather(rules=[{"kind": "rate_limit", "path": path, "retry_after": 4, "count": 1}])
    terminal.press("n")
    screen = terminal.wait_for("too many requests")
    assert service.world.playing_title() in screen
    service.forget_requests()
    terminal.press("j")  # the screen still answers
    terminal.wait_for(lambda now: "too many requests" not in now)
    following = service.world.queue_titles()[0]
    terminal.press("n")
    terminal.wait_for(f"▶ {following}")


def test_a_service_that_goes_and_comes_back(open_tuify: Open, service: Service) -> None:
    title, row = service.world.playing_title(), service.world.saved_title(0)
    following = service.world.queue_titles()[0]
    with Wire(service.port) as wire:
        env = {"TUIFY_API_URL": f"http://127.0.0.1:{wire.port}/v1"}
        terminal = open_tuify(service=service, env=env)
        terminal.wait_for(row)
        terminal.wait_for(title)
        wire.cut()
        terminal.press("r")
        screen = terminal.wait_for("next try")
        assert title in screen
        assert row in screen
        wire.mend()
        terminal.press("r")
        terminal.wait_for(lambda now: "next try" not in now)
        terminal.press("n")
        terminal.wait_for(f"▶ {following}")
        service.wait_for(lambda: service.world.playing_title() == following, "the next track")


def test_pages_that_fail_say_so_and_come_with_a_key(open_tuify: Open, service: Service) -> None:
    terminal = open_tuify(service=service)
    terminal.wait_for(service.world.saved_title(0))
    service.weather(rules=[{"kind": "server_error", "path": "/v1/me/tracks"}])
    terminal.press("\x1b[F")
    terminal.wait_for("the service has trouble")
    service.weather()
    terminal.press("r")
    terminal.wait_for(service.world.saved_title(9_998))
