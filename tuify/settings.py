"""Every option of tuify, each declared once: its name, default, limits and what it is for.

Flags, `TUIFY_*` variables and the keys of config.toml are all made from the fields of `Settings`,
and so is the table in the README. Importing this module costs the standard library only; what
reads and checks values (pydantic-settings) is imported when there is a value to read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Literal

from tuify.spotify.secret import Secret

ENV_PREFIX: Final = "TUIFY_"
CONFIG_VARIABLE: Final = "TUIFY_CONFIG"


_TOKEN_SHAPE: Final = re.compile(r"[\x21-\x7e]+")


class SettingsError(Exception):
    """A setting can't be used. The text is one line for the reader and never holds a token."""


def _about(
    about: str,
    *,
    least: int | None = None,
    most: int | None = None,
    flag: bool = True,
    text: bool = False,
) -> dict[str, object]:
    """What an option is for, its limits (both included), whether it is a flag as well, and whether
    any text will do for it."""
    return {"about": about, "least": least, "most": most, "flag": flag, "text": text}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader chose, with the defaults for all the rest."""

    api_url: str = field(
        default="https://api.spotify.com/v1",
        metadata=_about("Where the Web API answers; https, or http on this machine.", text=True),
    )
    accounts_url: str = field(
        default="https://accounts.spotify.com",
        metadata=_about("Where accounts are served; https, or http on this machine.", text=True),
    )
    access_token: Secret | None = field(
        default=None,
        metadata=_about("The token sent with each request; never a flag.", flag=False, text=True),
    )
    client_id: str | None = field(
        default=None,
        metadata=_about("The Client ID of the app to log in with; asked for if unset.", text=True),
    )
    redirect_uri: str = field(
        default="http://127.0.0.1:8899/callback",
        metadata=_about("The redirect address as it is registered for the app.", text=True),
    )
    profile: str = field(
        default="default",
        metadata=_about("Which login to use; each keeps an account apart.", text=True),
    )
    theme: str | None = field(
        default=None,
        metadata=_about("The name of a Textual theme, such as nord or ansi-dark.", text=True),
    )
    glyphs: Literal["auto", "unicode", "ascii"] = field(
        default="auto",
        metadata=_about("Signs for play, shuffle and the like; auto asks the terminal's encoding."),
    )
    mouse: bool = field(
        default=True,
        metadata=_about("Whether the mouse works; without it the terminal selects text."),
    )
    title: bool = field(
        default=True, metadata=_about("Whether the terminal's title shows what plays.")
    )
    seek_step_ms: int = field(
        default=5_000,
        metadata=_about("How far one seek key goes, in milliseconds.", least=100, most=600_000),
    )
    volume_step: int = field(
        default=5,
        metadata=_about("How much one volume key changes, in percent.", least=1, most=100),
    )


def options() -> tuple[Field[Any], ...]:
    """The fields of `Settings`: name, type, default and the metadata `about`, `least`, `most`,
    `flag`, `text`."""
    return fields(Settings)


def variable_name(option: str) -> str:
    """The variable of an option: `TUIFY_THEME` for `theme`."""
    return f"{ENV_PREFIX}{option.upper()}"


def usable_token(text: str, where: str) -> Secret:
    """The token without the line end that a shell or an editor left.

    Raises SettingsError, naming `where` it stood, if no header could carry it.
    """
    token = text.strip()
    if not _TOKEN_SHAPE.fullmatch(token):
        raise SettingsError(f"{where} is empty or holds characters that no token has")
    return Secret(token)


def config_path(env: Mapping[str, str]) -> Path:
    """Where config.toml is looked for: the variable TUIFY_CONFIG, else the user's configuration
    folder."""
    chosen = env.get(CONFIG_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_config_path

    return user_config_path("tuify") / "config.toml"


def load_settings(
    env: Mapping[str, str], *, config: Path | None = None, flags: Mapping[str, object] | None = None
) -> Settings:
    """Settings from flags, then variables, then config.toml, then the defaults.

    `config` is the file to read (`config_path(env)` unless given); that it is missing is an error
    only if TUIFY_CONFIG names it. `flags` maps names of options to what was typed.

    Raises SettingsError for a value that can't be used, an unknown key, an unreadable file, or a
    token in a file that others can read.
    """
    path = config_path(env) if config is None else config
    variables = {
        name: value
        for name, value in env.items()
        if name.startswith(ENV_PREFIX) and name != CONFIG_VARIABLE and value
    }
    named = bool(env.get(CONFIG_VARIABLE)) and config is None
    if not flags and not named and not path.exists():
        texts = {variable_name(each.name): each.name for each in options() if each.metadata["text"]}
        if variables.keys() <= texts.keys():  # the usual start: nothing for pydantic to check
            return _of_texts({texts[name]: text for name, text in variables.items()})
    from tuify.settings_reading import read_settings

    return read_settings(variables=variables, config=path, config_named=named, flags=flags or {})


def _of_texts(texts: Mapping[str, str]) -> Settings:
    """Settings of which only options that are mere text were chosen."""
    chosen: dict[str, Any] = dict(texts)
    if "access_token" in chosen:
        chosen["access_token"] = usable_token(texts["access_token"], variable_name("access_token"))
    return Settings(**chosen)
