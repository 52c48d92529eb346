"""Every option of tuify, each declared once: its name, default, limits and what it is for.

Flags, `TUIFY_*` variables and the keys of config.toml are all made from the fields of `Settings`,
and so is the table in the README. Importing this module costs the standard library only; what
reads and checks values (pydantic-settings) is imported when there is a value to read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from tuify.spotify.secret import Secret

ENV_PREFIX: Final = "TUIFY_"
CONFIG_VARIABLE: Final = "TUIFY_CONFIG"


Table = tuple[tuple[str, tuple[str, ...]], ...]
"""A table of config.toml: names, each with its list of words, as they were written."""

Start = Literal[
    "library",
    "liked",
    "albums",
    "artists",
    "playlists",
    "podcasts",
    "episodes",
    "audiobooks",
    "recent",
    "top-tracks",
    "top-artists",
    "new-releases",
    "categories",
    "featured",
    "search",
]
"""Where the library can begin."""

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
    table: bool = False,
) -> dict[str, object]:
    """What an option is for, its limits (both included), whether it is a flag as well, whether any
    text will do for it, and whether it is a table, which stands in config.toml only."""
    return {
        "about": about,
        "least": least,
        "most": most,
        "flag": flag,
        "text": text,
        "table": table,
    }


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
    poll_s: int = field(
        default=5,
        metadata=_about(
            "Seconds between two questions to the service while music plays.", least=3, most=60
        ),
    )
    start: Start = field(default="liked", metadata=_about("What the library shows at the start."))
    cover: Literal["auto", "on", "off"] = field(
        default="auto",
        metadata=_about("Cover art; auto shows it where the line to the terminal bears it."),
    )
    plain: bool = field(
        default=False,
        metadata=_about(
            "For slow lines and simple terminals: ascii glyphs, the terminal's own 16 colours, no"
            " cover, no title. What is set by itself still counts."
        ),
    )
    keys: Table = field(
        default=(),
        metadata=_about("The keys of actions, by the id of the action.", flag=False, table=True),
    )
    columns: Table = field(
        default=(),
        metadata=_about("The columns of a kind of list, in order.", flag=False, table=True),
    )


PLAIN: Final = MappingProxyType(
    {"glyphs": "ascii", "theme": "ansi-dark", "cover": "off", "title": False}
)
"""What plain mode sets, unless it is set otherwise."""


def options() -> tuple[Field[Any], ...]:
    """The fields of `Settings` that hold one value: name, type, default and the metadata `about`,
    `least`, `most`, `flag`, `text`."""
    return tuple(each for each in fields(Settings) if not each.metadata["table"])


def tables() -> tuple[Field[Any], ...]:
    """The fields of `Settings` that are tables of config.toml."""
    return tuple(each for each in fields(Settings) if each.metadata["table"])


@cache
def types() -> Mapping[str, Any]:
    """The type of each field of `Settings`, by its name."""
    return MappingProxyType(get_type_hints(Settings))


def words_about(option: Field[Any]) -> str:
    """What an option is for and which values it may have, in sentences."""
    about, hint = str(option.metadata["about"]), types()[option.name]
    if get_origin(hint) is Literal:
        about += f" One of {', '.join(get_args(hint))}."
    if option.metadata["least"] is not None:
        about += f" From {option.metadata['least']} to {option.metadata['most']}."
    return about


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


@dataclass(frozen=True, slots=True)
class Reading:
    """The settings and how they came to be. `origins` says where each option that was set was set,
    by its name, and `rows` where each row of a table stands in the file, by the names of both;
    `problems` are sentences about the file, each of which cost a default."""

    settings: Settings
    path: Path
    has_file: bool = False
    origins: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[tuple[str, str], str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def where(self, table: str, row: str) -> str:
        """Where a row of a table stands, with its name, to begin a sentence."""
        return self.rows.get((table, row), f"[{table}] {row}")

    def is_in_file(self, option: str) -> bool:
        """Whether the value of an option comes from config.toml."""
        return self.origins.get(option, "").startswith(str(self.path))


def load_settings(
    env: Mapping[str, str], *, config: Path | None = None, flags: Mapping[str, object] | None = None
) -> Settings:
    """Settings as `read_all` has them, for whoever can't tell of problems: they are passed over.

    Raises SettingsError as `read_all` does, and for a file that can't be read as a whole.
    """
    reading = read_all(env, config=config, flags=flags, needs_file=True)
    return reading.settings


def read_all(
    env: Mapping[str, str],
    *,
    config: Path | None = None,
    flags: Mapping[str, object] | None = None,
    needs_file: bool = False,
) -> Reading:
    """Settings from flags, then variables, then config.toml, then the defaults.

    `config` is the file to read (`config_path(env)` unless given); that it is missing is an error
    only if TUIFY_CONFIG names it. `flags` maps names of options to what was typed. What can't be
    used in the file is a problem of the reading, and so is a file that is no TOML, unless it
    `needs_file`.

    Raises SettingsError for a flag or a variable that can't be used, for options of the file that
    say whom to speak to and can't be used, and for a token in a file that others can read.
    """
    path = config_path(env) if config is None else config
    named = bool(env.get(CONFIG_VARIABLE)) and config is None
    chosen: dict[str, Any] = {}
    origins: dict[str, str] = {}
    rows: Mapping[tuple[str, str], str] = {}
    problems: tuple[str, ...] = ()
    has_file = named or path.exists()
    if has_file:
        from tuify.config_file import read_config

        file = read_config(path, named=named, needed=needs_file)
        chosen, origins = dict(file.values), dict(file.origins)
        rows, problems = file.rows, file.problems
    variables = {
        name: value
        for name, value in env.items()
        if name.startswith(ENV_PREFIX) and name != CONFIG_VARIABLE and value
    }
    typed = _typed(variables, flags or {})
    for name, (value, origin) in typed.items():
        chosen[name], origins[name] = value, origin
    if chosen.get("access_token") is not None:
        chosen["access_token"] = usable_token(chosen["access_token"], origins["access_token"])
    if chosen.get("plain"):
        for name, value in PLAIN.items():
            if name not in chosen:
                chosen[name], origins[name] = value, "plain"
    return Reading(Settings(**chosen), path, has_file, MappingProxyType(origins), rows, problems)


def _typed(
    variables: Mapping[str, str], flags: Mapping[str, object]
) -> dict[str, tuple[object, str]]:
    """The options that variables and flags set, each with its value and how it was spelled."""
    texts = {variable_name(each.name): each.name for each in options() if each.metadata["text"]}
    if not flags and variables.keys() <= texts.keys():  # the usual start: nothing to check
        return {texts[name]: (text, name) for name, text in variables.items()}
    from tuify.settings_reading import read_typed

    return read_typed(variables, flags)
