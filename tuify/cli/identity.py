"""Whose login it is and what it may do, as lines for a reader or JSON for a program. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from tuify.accounts.file_tokens import WARNING_S
from tuify.accounts.scopes import REASONS, SCOPES, missing
from tuify.accounts.stored_login import StoredLogin
from tuify.spotify.text import clean

_DAY_S: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class Account:
    """Whose login it is; both are empty while that is not known."""

    id: str = ""
    name: str = ""


def as_lines(account: Account, profile: str, login: StoredLogin | None, *, now: float) -> str:
    """A table for a reader. Without a `login` the token was handed over ready-made, and nothing
    more is known of it. `now` is in seconds since 1970."""
    name, user_id = clean(account.name), clean(account.id)
    who = f"{name} ({user_id})" if name and name != user_id else user_id or "not known"
    rows = [("account", who)]
    if login is None:
        rows.append(("token", "from TUIFY_ACCESS_TOKEN or config.toml; no profile is used"))
        return _table(rows)
    rows += [
        ("profile", profile),
        ("app", clean(login.client_id)),
        ("ends", _end(login, now)),
        ("scopes", _granted(login)),
    ]
    lacking = missing(login.scopes)
    rows += [("missing", f"{scope}, to {REASONS[scope]}") for scope in lacking]
    if lacking:
        rows.append(("", "tuify login adds what is missing"))
    return _table(rows)


def as_json(
    account: Account, profile: str, login: StoredLogin | None, *, is_asked: bool, now: float
) -> str:
    """The same as an object; what is not known is null. `is_asked` is false where it is from the
    last time."""
    known = {
        "profile": None if login is None else profile,
        "user_id": account.id or None,
        "user_name": account.name or None,
        "asked": is_asked,
        "client_id": None if login is None else login.client_id,
        "scopes": None if login is None else list(login.scopes),
        "scopes_missing": None if login is None else list(missing(login.scopes)),
        "ends_at": None if login is None else _moment(login.ends_at).isoformat(),
        "ends_soon": None if login is None else now >= login.ends_at - WARNING_S,
    }
    return json.dumps(known, indent=2)


def _end(login: StoredLogin, now: float) -> str:
    day = f"{_moment(login.ends_at):%Y-%m-%d}"
    left = login.ends_at - now
    if left <= 0:
        return f"{day}, which is over: tuify login"
    days = int(left / _DAY_S)
    told = f"{day}, in {days} day{'' if days == 1 else 's'}"
    return f"{told}: tuify login begins another six months" if left <= WARNING_S else told


def _granted(login: StoredLogin) -> str:
    lacking = missing(login.scopes)
    if not lacking:
        return "everything that tuify uses"
    return f"{len(SCOPES) - len(lacking)} of the {len(SCOPES)} that tuify uses"


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _table(rows: Sequence[tuple[str, str]]) -> str:
    width = max(len(name) for name, _ in rows) + 2
    return "\n".join(f"{name:<{width}}{value}" for name, value in rows)
