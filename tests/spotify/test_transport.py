"""What the transport sends, repeats, holds back and makes of failures."""

import asyncio

import httpx
import pytest

from tests.spotify.support import API, TOKEN, Line, call, error_body, refusal, run
from tuify.spotify import errors
from tuify.spotify.transport import Limits

OK = httpx.Response(200, json={"ok": True})
FAULT = httpx.Response(502, html="<h1>Bad Gateway</h1>")


def test_a_question_as_it_goes_out() -> None:
    line = Line([OK])
    asked = call("GET", "/me/tracks", query={"limit": 50, "offset": 0, "market": None})
    assert run(line.transport.read(asked)) == b'{"ok":true}'
    (request,) = line.sent
    assert str(request.url) == f"{API}/me/tracks?limit=50&offset=0"
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers["accept"] == "application/json"
    assert "gzip" in request.headers["accept-encoding"]
    assert request.headers["user-agent"].startswith("tuify/")


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_a_command_without_a_body_says_that_it_has_none(method: str) -> None:
    line = Line([httpx.Response(204)])
    asked = call("PUT" if method == "PUT" else "POST", "/me/player/x", query={"state": True})
    line.command(asked)
    (request,) = line.sent
    assert request.headers["content-length"] == "0"
    assert "content-type" not in request.headers
    assert request.url.query == b"state=true"


def test_a_command_with_a_body_says_what_it_is() -> None:
    line = Line([httpx.Response(204)])
    line.command(call("PUT", "/me/player", body={"device_ids": ["a"], "play": None}))
    (request,) = line.sent
    assert request.headers["content-type"] == "application/json"
    assert request.content == b'{"device_ids":["a"]}'


def test_every_character_of_a_query_arrives() -> None:
    line = Line([httpx.Response(204)])
    uri = "spotify:local:A+B%2CC:&=?#é:12"
    line.command(call("POST", "/me/player/queue", query={"uri": uri}))
    assert line.sent[0].url.params["uri"] == uri


@pytest.mark.parametrize(
    "success",
    [
        httpx.Response(204),
        httpx.Response(200, content=b"EkJbtxDxPnQzrcHfR59mihtOKvc"),
        httpx.Response(200, content=b"9h5npEXfBOvTJweMy83FqSmeRcc"),
        httpx.Response(202, content=b"{"),
        httpx.Response(201, json={"snapshot_id": "x"}),
        httpx.Response(200, headers={"content-encoding": "gzip"}, content=b""),
    ],
)
def test_any_2xx_of_a_command_is_a_success(success: httpx.Response) -> None:
    Line([success]).command()


def test_a_command_has_succeeded_even_if_its_answer_breaks_off() -> None:
    async def broken(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Breaking())

    Line([broken]).command()


def test_an_error_counts_even_if_its_answer_breaks_off() -> None:
    async def broken(_: httpx.Request) -> httpx.Response:
        return httpx.Response(404, stream=Breaking())

    with pytest.raises(errors.NotFound):
        Line([broken]).command()


@pytest.mark.parametrize(
    "trouble",
    [FAULT, httpx.ConnectError("refused"), httpx.ReadTimeout("slow"), httpx.ReadError("reset")],
)
def test_a_question_is_asked_three_times_at_most(trouble: httpx.Response | Exception) -> None:
    line = Line([trouble, trouble, OK])
    assert line.read() == b'{"ok":true}'
    assert len(line.sent) == 3
    first, second = line.time.slept
    assert 0.5 <= first <= second <= 4.0

    line = Line([trouble])
    with pytest.raises((errors.ServerFault, errors.Unreachable)):
        line.read()
    assert len(line.sent) == 3


def test_a_question_is_not_asked_again_after_too_long_a_time() -> None:
    line = Line([])

    async def slow(_: httpx.Request) -> httpx.Response:
        line.time.now += 21
        return FAULT

    line.replies = [slow]
    with pytest.raises(errors.ServerFault):
        line.read()
    assert len(line.sent) == 1


@pytest.mark.parametrize(
    ("trouble", "maybe_sent"),
    [
        (httpx.ConnectError("refused"), False),
        (httpx.ConnectTimeout("slow"), False),
        (httpx.PoolTimeout("busy"), False),
        (httpx.ReadTimeout("slow"), True),
        (httpx.WriteError("reset"), True),
        (httpx.RemoteProtocolError("Server disconnected without sending a response."), True),
        (ConnectionResetError("as an application in this process would raise it"), True),
        (KeyError("likewise"), True),
    ],
)
def test_a_command_is_never_repeated(trouble: Exception, maybe_sent: bool) -> None:
    line = Line([trouble, httpx.Response(204)])
    with pytest.raises(errors.Unreachable) as failed:
        line.command()
    assert len(line.sent) == 1
    assert failed.value.maybe_sent is maybe_sent
    assert failed.value.status is None


def test_a_command_is_not_repeated_after_a_5xx() -> None:
    line = Line([FAULT, httpx.Response(204)])
    with pytest.raises(errors.ServerFault) as failed:
        line.command()
    assert len(line.sent) == 1
    assert (failed.value.status, failed.value.message) == (502, "Bad Gateway")


def test_a_certificate_that_is_not_trusted_is_named() -> None:
    line = Line([httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed")])
    with pytest.raises(errors.Unreachable, match=r"certificate of api\.example\.org"):
        line.command()


def test_a_stalled_answer_ends_with_the_whole_request_s_time() -> None:
    async def stalled(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        return OK

    line = Line([stalled], limits=Limits(total_s=0))
    with pytest.raises(errors.Unreachable, match="in time") as failed:
        line.command()
    assert failed.value.maybe_sent


def test_a_body_that_drips_ends_with_the_whole_request_s_time() -> None:
    async def dripping(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Dripping())

    with pytest.raises(errors.Unreachable, match="in time"):
        Line([dripping], limits=Limits(total_s=0)).read()


def test_a_command_does_not_wait_for_a_body_that_drips() -> None:
    async def dripping(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Dripping())

    Line([dripping], limits=Limits(courtesy_s=0)).command()


def test_a_body_without_end_is_given_up() -> None:
    line = Line([httpx.Response(200, content=b"x" * 5000)], limits=Limits(body=4000))
    with pytest.raises(errors.UnreadableAnswer, match="too large") as failed:
        line.read()
    assert failed.value.status == 200
    assert len(line.sent) == 1


def test_a_body_that_can_not_be_unpacked_is_unreadable() -> None:
    async def packed(_: httpx.Request) -> httpx.Response:
        packing = {"content-encoding": "gzip"}
        return httpx.Response(200, headers=packing, stream=httpx.ByteStream(b"no gzip"))

    with pytest.raises(errors.UnreadableAnswer):
        Line([packed]).read()


def test_an_endless_error_is_read_in_part() -> None:
    line = Line([httpx.Response(404, content=b"y" * 10**6)], limits=Limits(error_body=1000))
    with pytest.raises(errors.NotFound, match="yyy"):
        line.read()


def test_redirects_are_not_followed() -> None:
    line = Line([httpx.Response(302, headers={"location": "http://evil.example/"})])
    with pytest.raises(errors.ServerFault) as failed:
        line.read()
    assert failed.value.status == 302
    assert len(line.sent) == 1


def test_an_empty_answer_is_an_empty_body() -> None:
    assert Line([httpx.Response(204)]).read() == b""


def test_cancelling_ends_a_request() -> None:
    started = asyncio.Event()

    async def stalled(_: httpx.Request) -> httpx.Response:
        started.set()
        await asyncio.Event().wait()
        return OK

    async def scenario() -> None:
        line = Line([stalled])
        task = asyncio.create_task(line.transport.read(call("GET", "/me")))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(scenario())


def test_nothing_is_sent_after_closing() -> None:
    line = Line([OK])

    async def scenario() -> None:
        await line.transport.read(call("GET", "/me"))
        await line.transport.aclose()
        await line.transport.aclose()
        for send in (line.transport.command, line.transport.read):
            with pytest.raises(errors.Unreachable) as failed:
                await send(call("GET", "/me/player"))
            assert not failed.value.maybe_sent

    run(scenario())
    assert len(line.sent) == 1
    assert line.time.slept == []


class TestRateLimits:
    def test_until_the_named_time_nothing_goes_out(self) -> None:
        line = Line([refusal(429, "API rate limit exceeded", retry_after="7"), OK])
        with pytest.raises(errors.RateLimited) as limited:
            line.read()
        error = limited.value
        assert (error.retry_at, error.retry_after, error.quota) == (1007, 7, False)
        assert error.message == "API rate limit exceeded"

        line.time.now = 1006.9
        with pytest.raises(errors.RateLimited) as held:
            line.command()
        assert held.value.retry_at == 1007
        assert held.value.retry_after == pytest.approx(0.1)
        assert line.transport.cooldowns.until(line.time.now) == 1007
        assert len(line.sent) == 1
        assert line.time.slept == []

        line.time.now = 1007
        assert line.read() == b'{"ok":true}'

    def test_plain_text_and_a_long_time(self) -> None:
        wait = {"retry-after": "19056"}
        line = Line([httpx.Response(429, headers=wait, text="Too many requests")])
        with pytest.raises(errors.RateLimited, match="Too many requests") as limited:
            line.read()
        assert limited.value.retry_after == 19056

    def test_a_date_goes_by_the_wall_clock(self) -> None:
        wait = {"retry-after": "Thu, 01 Jan 1970 00:02:00 GMT"}
        line = Line([httpx.Response(429, headers=wait)], wall=90)
        with pytest.raises(errors.RateLimited) as limited:
            line.read()
        assert limited.value.retry_at == 1030

    def test_a_used_up_quota_leaves_the_other_groups_alone(self) -> None:
        exceeded = refusal(429, "Too many requests", "QUOTA_EXCEEDED", retry_after="48925")
        line = Line([exceeded, httpx.Response(204)])
        with pytest.raises(errors.RateLimited) as limited:
            line.read("/artists/1", group="/artists/{id}")
        assert limited.value.quota
        assert limited.value.reason == "QUOTA_EXCEEDED"
        line.command()
        with pytest.raises(errors.RateLimited):
            line.read("/artists/2", group="/artists/{id}")
        assert len(line.sent) == 2

    def test_a_question_that_is_being_repeated_stops_when_another_is_limited(self) -> None:
        line = Line([FAULT, refusal(429, "slow down", retry_after="60")])
        with pytest.raises(errors.RateLimited):
            line.read()
        assert len(line.sent) == 2

    def test_no_token_is_asked_for_while_held(self) -> None:
        class Forgetful:
            asked = 0

            async def access_token(self) -> object:
                self.asked += 1
                raise errors.Unauthorized("log in again")

        line = Line([refusal(429, "slow down", retry_after="60")])
        with pytest.raises(errors.RateLimited):
            line.read()
        tokens = Forgetful()
        line.transport._tokens = tokens  # type: ignore[assignment] # it only has to be left alone
        with pytest.raises(errors.RateLimited):
            line.read()
        assert tokens.asked == 0


class Dripping(httpx.AsyncByteStream):
    """A body that comes for ever, a byte at a time."""

    async def __aiter__(self):  # type: ignore[no-untyped-def] # as httpx declares it: bytes
        while True:
            yield b"x"
            await asyncio.sleep(0)


class Breaking(httpx.AsyncByteStream):
    """A body that breaks off."""

    async def __aiter__(self):  # type: ignore[no-untyped-def] # as httpx declares it: bytes
        yield b"partial"
        raise httpx.ReadError("reset")


def test_bodies_of_errors_are_read() -> None:
    line = Line([httpx.Response(404, json=error_body(404, "Resource not found"))])
    with pytest.raises(errors.NotFound, match="Resource not found"):
        line.read()
