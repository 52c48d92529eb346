"""The emulator on a real port, in a process of its own."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

pytest.importorskip("uvicorn", reason="the emulator extra is not installed")

from tuify.emulator.serve import _listener

_PROGRAM = (
    "import sys; from tuify.emulator.serve import serve; "
    "from tuify.emulator.options import EmulatorOptions; "
    "serve(EmulatorOptions(saved_tracks=1_000_000), int(sys.argv[1]))"
)


def _started(port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class Served:
    """A running emulator and what it announced."""

    def __init__(self) -> None:
        self.process = _started(0)
        assert self.process.stdout is not None
        self.announced: dict[str, str] = json.loads(self.process.stdout.readline())
        self.address = httpx.URL(self.announced["accounts_url"])

    def get(self, path: str) -> httpx.Response:
        token = {"Authorization": f"Bearer {self.announced['access_token']}"}
        return httpx.get(self.announced["api_url"] + path, headers=token, timeout=5)

    def weather(self, **rule: object) -> None:
        url = f"{self.address}/_emulator/weather"
        assert httpx.put(url, json={"rules": [rule]}).status_code == 200

    def raw(self, request: str) -> bytes:
        """Send a request as it is and read until the connection ends."""
        assert self.address.port is not None
        with socket.create_connection((self.address.host, self.address.port), 5) as connection:
            connection.sendall(request.replace("\n", "\r\n").encode())
            received = b""
            while piece := connection.recv(65_536):
                received += piece
        return received

    def end(self, how: signal.Signals) -> tuple[int, str]:
        self.process.send_signal(how)
        _, complaints = self.process.communicate(timeout=10)
        return self.process.returncode, complaints


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    running = Served()
    yield running
    if running.process.poll() is None:
        running.end(signal.SIGTERM)


def test_it_announces_itself_and_answers(served: Served) -> None:
    assert served.announced.keys() == {"api_url", "accounts_url", "client_id", "access_token"}
    assert served.announced["api_url"] == f"{served.announced['accounts_url']}/v1"
    assert served.get("/me/tracks?limit=1").json()["total"] == 1_000_000
    page = served.get("/me/tracks?limit=1").json()
    assert page["next"].startswith(served.announced["api_url"])


def test_small_answers_do_not_wait_for_the_client_to_confirm_what_came_before() -> None:
    async def without_delay() -> int:
        listener = _listener(0)
        where = listener.getsockname()
        taken: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            own: socket.socket = writer.get_extra_info("socket")
            taken.set_result(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        async with await asyncio.start_server(connected, sock=listener):
            _, writer = await asyncio.open_connection(*where)
            writer.close()
            return await taken

    assert asyncio.run(without_delay()) != 0


def test_a_dropped_connection_simply_ends(served: Served) -> None:
    served.weather(kind="drop", count=1)
    assert served.raw("GET /v1/me HTTP/1.1\nHost: x\n\n") == b""
    assert served.get("/me").status_code == 200


def test_a_connection_can_end_in_the_middle_of_an_answer(served: Served) -> None:
    served.weather(kind="drop", count=1, midway=True)
    with pytest.raises(httpx.RemoteProtocolError):
        served.get("/me")


def test_a_stall_lasts_until_the_client_leaves(served: Served) -> None:
    served.weather(kind="stall", count=1)
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{served.announced['api_url']}/me", timeout=0.1)


def test_a_command_without_a_length_is_refused(served: Served) -> None:
    answer = served.raw("PUT /v1/me/player/pause HTTP/1.1\nHost: x\nConnection: close\n\n")
    assert answer.startswith(b"HTTP/1.1 411 ")


def test_a_port_in_use_is_one_sentence_and_exit_code_1(served: Served) -> None:
    assert served.address.port is not None
    second = _started(served.address.port)
    output, complaints = second.communicate(timeout=10)
    assert (second.returncode, output) == (1, "")
    assert complaints.count("\n") == 1
    assert str(served.address.port) in complaints


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_quietly(how: signal.Signals) -> None:
    assert Served().end(how) == (0, "")
