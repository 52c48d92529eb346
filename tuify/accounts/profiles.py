"""Several accounts kept apart: a profile is a name, and a file for its login."""

import re
from pathlib import Path
from typing import Final

from tuify.accounts.errors import BadProfile

DEFAULT_PROFILE: Final = "default"

_NAME: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_\-]{0,63}")
_SUFFIX: Final = ".json"


def accounts_folder() -> Path:
    """Where logins are kept: `accounts` in the user's state folder."""
    from platformdirs import user_state_path

    return user_state_path("tuify") / "accounts"


def login_path(profile: str = DEFAULT_PROFILE) -> Path:
    """The file of a profile, which need not exist. Raises `BadProfile`."""
    if not _NAME.fullmatch(profile):
        raise BadProfile("A profile's name is made of letters, digits, dashes and underlines.")
    return accounts_folder() / f"{profile}{_SUFFIX}"


def profile_flag(profile: str) -> str:
    """What to add to a command so that it means this profile; empty for the usual one."""
    return "" if profile == DEFAULT_PROFILE else f" --profile {profile}"


def profiles() -> tuple[str, ...]:
    """The profiles that have a login, by name."""
    try:
        names = [path.stem for path in accounts_folder().glob(f"*{_SUFFIX}")]
    except OSError:
        return ()
    return tuple(sorted(name for name in names if _NAME.fullmatch(name)))
