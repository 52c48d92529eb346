"""Pictures are fetched without a token, from safe addresses only, and not twice."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

import httpx
import pytest

from tests.emulator.support import Api
from tests.playback.sim import run_virtual
from tests.spotify.support import run
from tuify.spotify import errors
from tuify.spotify.limits import Limits
from tuify.spotify.pictures import Pictures, require_picture_url

URL = "https://i.scdn.co/image/ab67616d"
Reply = httpx.Response | Exception | Callable[[httpx.Request], Awaitable[httpx.Response]]


class Gallery:
    """Pictures whose answers are written down beforehand; the last one repeats."""

    def __init__(
        self, *replies: Reply, most_bytes: int = 100, limits: Limits | None = None
    ) -> None:
        self.replies: Sequence[Reply] = replies
        self.sent: list[httpx.Request] = []
        self.pictures = Pictures(
            http=httpx.MockTransport(self._answer),
            limits=Limits(body=50),
            most_pictures=2,
            most_bytes=most_bytes,
        )

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        reply = self.replies[min(len(self.sent), len(self.replies) - 1)]
        self.sent.append(request)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, httpx.Response):
            return httpx.Response(reply.status_code, headers=reply.headers, content=reply.content)
        return await reply(request)

    def fetch(self, url: str = URL) -> bytes:
        return run(self.pictures.fetch(url))


def picture(size: int = 10) -> httpx.Response:
    return httpx.Response(200, content=b"x" * size, headers={"content-type": "image/jpeg"})


def test_no_token_goes_with_it() -> None:
    gallery = Gallery(picture())
    assert gallery.fetch(f"{URL}?a=1&b=%20") == b"x" * 10
    (request,) = gallery.sent
    assert (request.method, str(request.url)) == ("GET", f"{URL}?a=1&b=%20")
    assert "authorization" not in request.headers
    assert "cookie" not in request.headers
    assert request.headers["user-agent"].startswith("tuify/")


@pytest.mark.parametrize(
    "url",
    [
        "http://i.scdn.co/image/1",
        "ftp://i.scdn.co/image/1",
        "file:///etc/passwd",
        "//i.scdn.co/image/1",
        "https://user:pass@i.scdn.co/1",
        "https://i.scdn.co\\@evil/1",
        "https://[::1/1",
        "https:///1",
        "https://i.scdn.co/a b",
        "https://i.scdn.co/ä",
        "https://i.scdn.co/" + "a" * 3_000,
        "",
    ],
)
def test_where_nothing_is_fetched_from(url: str) -> None:
    gallery = Gallery(picture())
    with pytest.raises(errors.UnsafeUrl, match="picture"):
        gallery.fetch(url)
    assert gallery.sent == []


@pytest.mark.parametrize("url", [URL, "http://127.0.0.1/images/64/a.png", "http://localhost:8/a"])
def test_where_pictures_may_be_fetched_from(url: str) -> None:
    assert require_picture_url(url) == url


def test_what_was_fetched_is_kept_for_a_while() -> None:
    gallery = Gallery(picture())
    for name in ("1", "2", "1", "3", "1", "2"):
        gallery.fetch(URL + name)
    assert [request.url.path[-1] for request in gallery.sent] == ["1", "2", "3", "2"]


def test_large_ones_are_kept_for_a_shorter_while() -> None:
    gallery = Gallery(picture(size=50), most_bytes=60)
    for name in ("1", "1", "2", "1"):
        gallery.fetch(URL + name)
    assert [request.url.path[-1] for request in gallery.sent] == ["1", "2", "1"]


def test_two_who_ask_at_once_cost_one_request() -> None:
    async def slowly(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0)
        return picture()

    gallery = Gallery(slowly)

    async def both() -> None:
        asked = (gallery.pictures.fetch(URL), gallery.pictures.fetch(URL))
        assert list(await asyncio.gather(*asked)) == [b"x" * 10, b"x" * 10]

    run(both())
    assert len(gallery.sent) == 1


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (httpx.Response(404), errors.NotFound),
        (httpx.Response(403), errors.BadRequest),
        (httpx.Response(503), errors.ServerFault),
        (httpx.Response(302, headers={"location": "https://evil.example/"}), errors.ServerFault),
        (picture(size=51), errors.UnreadableAnswer),
        (httpx.ConnectError("refused"), errors.Unreachable),
        (httpx.ReadTimeout("slow"), errors.Unreachable),
        (RuntimeError("odd"), errors.Unreachable),
    ],
    ids=str,
)
def test_what_can_go_wrong(reply: httpx.Response | Exception, kind: type[Exception]) -> None:
    gallery = Gallery(reply, picture())
    with pytest.raises(kind) as failed:
        gallery.fetch()
    assert type(failed.value) is kind
    assert gallery.fetch() == b"x" * 10
    assert len(gallery.sent) == 2


def test_a_picture_that_never_ends_is_given_up() -> None:
    async def forever() -> AsyncIterator[bytes]:
        while True:
            await asyncio.sleep(1)
            yield b""

    async def endless(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=forever())

    with pytest.raises(errors.Unreachable, match="in time"):
        run_virtual(Gallery(endless).pictures.fetch(URL))


def test_closing_closes_what_was_opened() -> None:
    gallery = Gallery(picture())
    run(gallery.pictures.aclose())
    gallery.fetch()
    run(gallery.pictures.aclose())
    assert gallery.fetch() == b"x" * 10


def test_covers_of_the_emulated_account() -> None:
    api = Api()
    album = api.get("/me/tracks?limit=1")["items"][0]["track"]["album"]
    pictures = Pictures(http=api.emulator.transport())
    url = album["images"][-1]["url"].replace("//emulator/", "//127.0.0.1/")
    body = run(pictures.fetch(url))
    assert body.startswith(b"\x89PNG")
