"""The settings, read as every command reads them."""

from __future__ import annotations

from collections.abc import Mapping

from tuify.accounts.authorization import read_redirect
from tuify.accounts.errors import BadRedirect
from tuify.cli.doctor.facts import Chosen
from tuify.settings import Settings, SettingsError, config_path, options, read_all
from tuify.spotify.addresses import require_safe_url
from tuify.spotify.errors import UnsafeUrl
from tuify.tui.choices import judge

_ADDRESSES = ("api_url", "accounts_url")


def look_at_settings(
    env: Mapping[str, str], flags: Mapping[str, object]
) -> tuple[Chosen, Settings | None]:
    """The facts, and the settings if they can be used."""
    path = config_path(env)
    has_file = path.is_file()
    try:
        reading = read_all(env, flags=flags)
        settings = reading.settings
        for name in _ADDRESSES:
            _require_safe(name, getattr(settings, name))
    except SettingsError as error:
        return Chosen(str(path), has_file, refusal=str(error)), None
    usual = Settings()
    changed = tuple(
        option.name
        for option in options()
        if getattr(settings, option.name) != getattr(usual, option.name)
    )
    bad_redirect = _fault_of_redirect(settings.redirect_uri)
    problems = judge(reading).problems
    return Chosen(str(path), has_file, changed, "", bad_redirect, problems), settings


def _fault_of_redirect(uri: str) -> str:
    try:
        read_redirect(uri)
    except BadRedirect as error:
        return error.message
    return ""


def _require_safe(name: str, url: str) -> None:
    try:
        require_safe_url(url)
    except UnsafeUrl as error:
        raise SettingsError(f"{name}: {error}") from None
