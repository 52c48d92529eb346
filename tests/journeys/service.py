"""`tuify emulator` in a process of its own, and what a test does to it while tuify runs against
it."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx

from tests.journeys.terminal import PATIENCE_S
from tests.journeys.world import World

TUIFY = (sys.executable, "-m", "tuify")


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the emulator's log."""

    method: str
    path: str
    query: str
    status: int


class Service:
    """The emulator as a service. Use it as a context manager; it ends the process."""

    def __init__(self, *options: str) -> None:
        self._options = options
        self._process = self._start()
        ready = self._ready_line()
        self.api_url = str(ready["api_url"])
        self.accounts_url = str(ready["accounts_url"])
        self.access_token = str(ready["access_token"])
        self.client_id = str(ready["client_id"])
        self.port = int(self.api_url.split(":")[2].partition("/")[0])
        self._client = httpx.Client(
            base_url=self.accounts_url,
            headers={"Authorization": f"Bearer {self.access_token}"},
            timeout=PATIENCE_S,
        )
        self.world = World(self._client)

    def __enter__(self) -> Service:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()
        self.stop()

    def env(self) -> dict[str, str]:
        """The variables that make tuify use this service."""
        return {
            "TUIFY_API_URL": self.api_url,
            "TUIFY_ACCOUNTS_URL": self.accounts_url,
            "TUIFY_ACCESS_TOKEN": self.access_token,
        }

    def stop(self) -> int:
        """End the process and return its exit code."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        self._process.communicate(timeout=PATIENCE_S)
        return self._process.returncode

    # What a test does to it

    def weather(self, **changes: object) -> None:
        """Set the weather; see the emulator for what there is."""
        self._client.put("/_emulator/weather", json=changes).raise_for_status()

    def accounts(self, **terms: object) -> dict[str, Any]:
        """Change how tokens are given, if any `terms` are named; the state of the logins."""
        way = "PUT" if terms else "GET"
        answer = self._client.request(way, "/_emulator/accounts", json=terms or None)
        state: dict[str, Any] = answer.raise_for_status().json()
        return state

    def revoke(self, **what: str) -> None:
        """Withdraw all logins, or `only="access_tokens"`."""
        self._client.post("/_emulator/accounts/revoke", json=what).raise_for_status()

    def event(self, **event: object) -> None:
        """Let something happen that no endpoint can cause."""
        self._client.post("/_emulator/events", json=event).raise_for_status()

    def requests(self) -> list[Asked]:
        """What was asked since the log was emptied."""
        log = self._client.get("/_emulator/requests").raise_for_status().json()["requests"]
        return [Asked(each["method"], each["path"], _query(each), each["status"]) for each in log]

    def forget_requests(self) -> None:
        """Empty the log."""
        self._client.delete("/_emulator/requests").raise_for_status()

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Ask until `condition` holds. Raises AssertionError when patience is over."""
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"the service never came to: {what}")

    # How it is started

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*TUIFY, "emulator", "--port", "0", *self._options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ},
        )

    def _ready_line(self) -> Mapping[str, object]:
        """The line of JSON that says the service is ready."""
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            if not selector.select(PATIENCE_S):
                raise AssertionError("the emulator was not ready in time")
        line = self._process.stdout.readline()
        if not line:
            _, errors = self._process.communicate(timeout=PATIENCE_S)
            raise AssertionError(f"the emulator ended at once:\n{errors}")
        ready: dict[str, object] = json.loads(line)
        return ready


def _query(entry: Mapping[str, object]) -> str:
    query = entry["query"]
    if isinstance(query, dict):
        return "&".join(f"{key}={value}" for key, value in query.items())
    return str(query)


def tuify_command() -> list[str]:
    """The installed command, or the module where none is installed beside this Python."""
    installed = Path(sys.executable).parent / "tuify"
    return [str(installed)] if installed.exists() else list(TUIFY)
