"""Many programs that share one login, killed at random and started anew until all are done."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType

from tests.accounts.one_of_many import Task
from tuify.accounts.errors import FileUnsafe
from tuify.accounts.token_file import TokenFile
from tuify.spotify.secret import Secret

_MARK = "TUIFY_TEST_CROWD"
_ENDING_S = 20.0
_LOOK_EVERY_S = 0.002


class Watcher:
    """Reads a login's file all the time. A context manager; `faults` is what was wrong with it."""

    def __init__(self, file: TokenFile) -> None:
        self._file = file
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.faults: list[str] = []
        self.looks = 0
        self.seen: set[Secret] = set()

    def __enter__(self) -> Watcher:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._is_over.wait(_LOOK_EVERY_S):
            self.looks += 1
            try:
                login = self._file.read()
            except FileUnsafe as fault:
                self.faults.append(fault.message)
            else:
                if login is None:
                    self.faults.append("there was no file")
                else:
                    self.seen.add(login.refresh_token)


class Crowd:
    """The programs. A context manager, after which none of them runs, nor what they started."""

    def __init__(self, tasks: list[Task], folder: Path) -> None:
        self._tasks = tasks
        self._folder = folder
        self._running: dict[Task, subprocess.Popen[bytes]] = {}
        self.kills = 0
        self.kills_while_renewing = 0
        """How many of those that were killed had just started a process that renews the login."""

    def __enter__(self) -> Crowd:
        for task in self._tasks:
            self._start(task)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self._running.values():
            _kill(process)
        for pid in self._processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def run_with_kills(self, patience_s: float, rng: random.Random, most_s: float) -> None:
        """Kill one of them and start it anew, again and again, until all are done; at most `most_s`
        seconds go by between two kills. Raises AssertionError for one that failed, or is too slow.
        """
        deadline = time.monotonic() + patience_s
        while self._running:
            assert time.monotonic() < deadline, f"too slow: {[each.done() for each in self._tasks]}"
            task = rng.choice(list(self._running))
            try:
                self._running[task].wait(rng.uniform(0.0, most_s))
            except subprocess.TimeoutExpired:
                self._kill_and_start(task)
            else:
                self._ended(task)

    def let_the_rest_end(self) -> None:
        """Wait until what those that were killed had started has done its work."""
        deadline = time.monotonic() + _ENDING_S
        while self._processes():
            assert time.monotonic() < deadline, "a process that renews never ends"
            threading.Event().wait(_LOOK_EVERY_S)

    def _start(self, task: Task) -> None:
        with self._complaints(task).open("ab") as complaints:
            self._running[task] = subprocess.Popen(
                task.command(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                env={**os.environ, _MARK: str(self._folder)},
                start_new_session=True,
            )

    def _kill_and_start(self, task: Task) -> None:
        process = self._running[task]
        self.kills += 1
        self.kills_while_renewing += process.pid in self._processes().values()
        _kill(process)
        self._start(task)

    def _ended(self, task: Task) -> None:
        code = self._running.pop(task).returncode
        said = self._complaints(task).read_text(encoding="utf-8")
        assert code == 0, f"ended with {code} after {task.done()} tokens:\n{said}"

    def _complaints(self, task: Task) -> Path:
        return Path(task.progress).with_suffix(".err")

    def _processes(self) -> dict[int, int]:
        """What the programs have started: the process and its parent."""
        mark = f"{_MARK}={self._folder}\0".encode()
        programs = {process.pid for process in self._running.values()}
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if int(entry.name) not in programs and mark in (entry / "environ").read_bytes():
                    after_name = (entry / "stat").read_text().rpartition(")")[2]
                    found[int(entry.name)] = int(after_name.split()[1])
        return found


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program and its group, as a terminal that is closed by force does."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
