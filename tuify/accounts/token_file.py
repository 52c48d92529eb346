"""The file of one login: for its owner's eyes alone, and whole at every moment.

It is written beside itself and put in place in one step, so that a kill at any moment leaves the
old or the new one. What others may read, or a link, is refused rather than trusted.
"""

import contextlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tuify.accounts.errors import FileUnsafe
from tuify.accounts.profiles import profile_flag
from tuify.accounts.stored_login import StoredLogin, from_json, to_json

# Not waiting: a pipe in its place would have nobody at its other end.
_READING: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_OTHERS: Final = 0o077
_OTHERS_WRITE: Final = 0o022
_MOST_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class TokenFile:
    """Where one login is kept. No method waits for another process; see `lock` for that."""

    path: Path

    @property
    def lock_path(self) -> Path:
        """The file that is locked while the login is renewed."""
        return self.path.with_suffix(".lock")

    @property
    def _unfinished(self) -> str:
        """How the names of half-written files begin; no profile's name holds a dot."""
        return f".{self.path.stem}."

    @property
    def _way_out(self) -> str:
        return f"Forget it, and log in again: tuify logout{profile_flag(self.path.stem)}"

    @property
    def is_there(self) -> bool:
        """Whether there is anything, be it a link that leads nowhere."""
        return os.path.lexists(self.path)

    def read(self) -> StoredLogin | None:
        """The login; None if there is none. Raises `FileUnsafe` with what to do."""
        try:
            self._check_folder()
            handle = os.open(self.path, _READING)
        except FileNotFoundError:
            return None
        except OSError as error:
            if self.path.is_symlink():
                raise FileUnsafe(f"{self.path} is a link. {self._way_out}") from None
            raise FileUnsafe(f"{self.path} can't be read: {error.strerror}.") from None
        try:
            self._check(os.fstat(handle))
            login = from_json(os.read(handle, _MOST_BYTES))
        finally:
            os.close(handle)
        if login is None:
            raise FileUnsafe(f"{self.path} holds no login. {self._way_out}")
        return login

    def write(self, login: StoredLogin) -> None:
        """Put `login` in the place of what is there. Raises `FileUnsafe` if that can't be done."""
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder.chmod(0o700)
            handle, name = tempfile.mkstemp(dir=folder, prefix=self._unfinished)
        except OSError as error:
            raise FileUnsafe(f"{folder} can't be written: {error.strerror}.") from None
        written = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(to_json(login))
                file.flush()
                os.fsync(file.fileno())
            written.replace(self.path)
            _sync(folder)
        except OSError as error:
            written.unlink(missing_ok=True)
            raise FileUnsafe(f"{self.path} can't be written: {error.strerror}.") from None

    def remove(self) -> bool:
        """Forget the login; whether there was one."""
        with contextlib.suppress(OSError):
            for half in self.path.parent.glob(f"{self._unfinished}*"):
                half.unlink(missing_ok=True)
        try:
            self.path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise FileUnsafe(f"{self.path} can't be removed: {error.strerror}.") from None
        return True

    def _check_folder(self) -> None:
        found = self.path.parent.stat()
        if found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & _OTHERS_WRITE:
            raise FileUnsafe(
                "Others may write to the folder of the logins. Make it yours alone: "
                f"chmod 700 {self.path.parent}"
            )

    def _check(self, found: os.stat_result) -> None:
        if not stat.S_ISREG(found.st_mode):
            raise FileUnsafe(f"{self.path} is no ordinary file. Remove it, and log in again.")
        if found.st_uid != os.geteuid():
            raise FileUnsafe(f"{self.path} belongs to someone else. Log in again under your name.")
        if stat.S_IMODE(found.st_mode) & _OTHERS:
            raise FileUnsafe(
                f"Others may read the file of the login. Make it yours alone: chmod 600 {self.path}"
                " - or, if somebody may have read it, forget it: tuify logout"
            )


def _sync(folder: Path) -> None:
    """Have the new name survive a power failure as well."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
