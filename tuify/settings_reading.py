"""Values for `Settings` from flags and variables, which are all texts, read with pydantic-settings.

Kept apart from `tuify.settings` because of what it imports: pydantic costs more than all of
tuify's own modules together, and a start with nothing but texts and a file does without it.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import Field, dataclass
from typing import Annotated

import pydantic
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from tuify.settings import ENV_PREFIX, SettingsError, options, types

_TOKEN = "access_token"


@dataclass(frozen=True, slots=True)
class _Origin:
    """Values of one origin, and how that origin spells a key."""

    values: Mapping[str, object]
    before: str
    upper: bool = False
    dashes: bool = False

    def spell(self, key: str) -> str:
        """The key as the reader wrote it: `TUIFY_THEME` or `--theme`."""
        if self.upper:
            key = key.upper()
        return f"{self.before}{key.replace('_', '-') if self.dashes else key}"


def read_typed(
    variables: Mapping[str, str], flags: Mapping[str, object]
) -> dict[str, tuple[object, str]]:
    """The options that flags and, after them, variables set, each with its value and how it was
    spelled. A token is given back as it stood.

    Raises SettingsError, in one line, for what can't be used and for a name that is no option.
    """
    origins = (
        _Origin(flags, "--", dashes=True),
        _Origin(
            {name.removeprefix(ENV_PREFIX).lower(): value for name, value in variables.items()},
            ENV_PREFIX,
            upper=True,
        ),
    )
    for origin in origins:
        _refuse_unknown(origin)
    try:
        checked = _model(origins)()
    except pydantic.ValidationError as error:
        raise SettingsError(_worded(error, origins)) from None
    found: dict[str, tuple[object, str]] = {}
    for name in checked.model_fields_set:
        value = getattr(checked, name)
        plain = value.get_secret_value() if isinstance(value, pydantic.SecretStr) else value
        found[name] = plain, _spelled(name, origins)
    return found


def _spelled(key: str, origins: tuple[_Origin, ...]) -> str:
    """The key as it stands where it counts."""
    return next((each.spell(key) for each in origins if key in each.values), key)


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

    annotations = {option.name: _checked_type(option, types()[option.name]) for option in options()}
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
    what = fault["msg"].removeprefix("Input ")
    return f"{_spelled(str(fault['loc'][0]), origins)} {what}"
