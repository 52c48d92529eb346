"""Values for `Settings` from flags, variables and config.toml, checked with pydantic-settings.

Kept apart from `tuify.settings` because of what it imports: pydantic costs more than all of
tuify's own modules together, and a start without any setting does without it.
"""

from __future__ import annotations

import difflib
import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import Field, dataclass
from pathlib import Path
from typing import Annotated, get_type_hints

import pydantic
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from tuify.settings import (
    CONFIG_VARIABLE,
    ENV_PREFIX,
    Settings,
    SettingsError,
    options,
    usable_token,
)

_TOKEN = "access_token"


@dataclass(frozen=True, slots=True)
class _Origin:
    """Values of one origin, and how that origin spells a key."""

    values: Mapping[str, object]
    before: str
    after: str = ""
    upper: bool = False
    dashes: bool = False

    def spell(self, key: str) -> str:
        """The key as the reader wrote it: `TUIFY_THEME`, `--theme`, or the file and `theme`."""
        if self.upper:
            key = key.upper()
        return f"{self.before}{key.replace('_', '-') if self.dashes else key}{self.after}"


def read_settings(
    *,
    variables: Mapping[str, str],
    config: Path,
    config_named: bool,
    flags: Mapping[str, object],
) -> Settings:
    """Merge the three origins and check them; raises SettingsError as `load_settings` says."""
    origins = (
        _Origin(flags, "--", dashes=True),
        _Origin(
            {name.removeprefix(ENV_PREFIX).lower(): value for name, value in variables.items()},
            ENV_PREFIX,
            upper=True,
        ),
        _Origin(_read_file(config, named=config_named), f"{config}: "),
    )
    for origin in origins:
        _refuse_unknown(origin)
    model = _model(origins)
    try:
        checked = model()
    except pydantic.ValidationError as error:
        raise SettingsError(_worded(error, origins)) from None
    chosen = {name: getattr(checked, name) for name in checked.model_fields_set}
    token = chosen.pop(_TOKEN, None)
    if token is not None:
        where = next(each.spell(_TOKEN) for each in origins if _TOKEN in each.values)
        chosen[_TOKEN] = usable_token(token.get_secret_value(), where)
    return Settings(**chosen)


def _read_file(path: Path, *, named: bool) -> Mapping[str, object]:
    """The keys of config.toml; nothing if there is no such file and nobody named one."""
    try:
        with path.open("rb") as file:
            values = tomllib.load(file)
            shared = bool(stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077)
    except FileNotFoundError:
        if named:
            raise SettingsError(f"{CONFIG_VARIABLE} names {path}, which is missing") from None
        return {}
    except OSError as error:
        raise SettingsError(f"{path} can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from None
    if _TOKEN in values and shared:
        raise SettingsError(
            f"{path} holds {_TOKEN}, but others may read the file. "
            f"Make it yours alone: chmod 600 {path}"
        )
    return values


def _refuse_unknown(origin: _Origin) -> None:
    """Name the first key that is no option, with the option it resembles."""
    known = [option.name for option in options()]
    for key in origin.values:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            meant = f"; did you mean {origin.spell(near[0])}?" if near else ""
            raise SettingsError(f"{origin.spell(key)} is not an option of tuify{meant}")


def _model(origins: tuple[_Origin, ...]) -> type[BaseSettings]:
    """A pydantic-settings model with the fields of `Settings`, reading the origins, first one
    first."""

    class Reading(BaseSettings):
        """What the origins say, checked."""

        model_config = SettingsConfigDict(extra="forbid")

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return tuple(InitSettingsSource(settings_cls, dict(o.values)) for o in origins)

    hints = get_type_hints(Settings)
    annotations = {option.name: _checked_type(option, hints[option.name]) for option in options()}
    defaults = {option.name: option.default for option in options()}
    return type("SettingsReading", (Reading,), {"__annotations__": annotations, **defaults})


def _checked_type(option: Field[object], hint: object) -> object:
    """The type pydantic checks an option against: its own, its limits, and never a bare secret."""
    if option.name == _TOKEN:
        return pydantic.SecretStr | None
    least, most = option.metadata["least"], option.metadata["most"]
    if least is None and most is None:
        return hint
    return Annotated[hint, pydantic.Field(ge=least, le=most)]


def _worded(error: pydantic.ValidationError, origins: tuple[_Origin, ...]) -> str:
    """The first fault as one line: where it stands and what is wrong, without the value itself."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    key = str(fault["loc"][0])
    where = next((o.spell(key) for o in origins if key in o.values), key)
    what = fault["msg"].removeprefix("Input ")
    return f"{where} {what}"
