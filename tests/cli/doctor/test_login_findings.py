"""What is said of settings and login, for how long it is good, and that no token is in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.accounts.support import ACCESS, REFRESH
from tests.accounts.support import login as stored_login
from tests.cli.doctor.support import DAY, KEPT, NOW, TOKEN, by_check
from tuify.accounts.profiles import login_path
from tuify.accounts.scopes import SCOPES
from tuify.accounts.token_file import TokenFile
from tuify.cli.doctor.chosen import look_at_settings
from tuify.cli.doctor.durations import spoken
from tuify.cli.doctor.facts import BadLogin, GivenToken, KeptLogin, LoginFacts, NoLogin
from tuify.cli.doctor.finding import Finding, Level
from tuify.cli.doctor.login import look_at_login
from tuify.cli.doctor.login_findings import login_findings
from tuify.cli.doctor.setting_findings import setting_findings
from tuify.settings import Settings
from tuify.spotify.secret import Secret


def found(facts: LoginFacts) -> dict[str, Finding]:
    return by_check(login_findings(facts, NOW))


# Settings


def test_settings_that_can_not_be_used_are_trouble_in_their_own_words(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("api_url = 3\n", encoding="utf-8")
    chosen, settings = look_at_settings({"TUIFY_CONFIG": str(path)}, {})
    assert settings is None
    (finding,) = setting_findings(chosen)
    assert finding.level is Level.TROUBLE
    assert "line 1: api_url should be a text in quotes" in finding.words


def test_what_the_file_holds_besides_is_a_warning_and_told_whole_to_programs(
    tmp_path: Path,
) -> None:
    path = tmp_path / "config.toml"
    path.write_text("volum_step = 3\n[keys]\nnxt = 'b'\n", encoding="utf-8")
    chosen, settings = look_at_settings({"TUIFY_CONFIG": str(path)}, {})
    assert settings == Settings(keys=(("nxt", ("b",)),))
    finding = by_check(setting_findings(chosen))["config"]
    assert finding.level is Level.WARNING
    assert "did you mean volume_step? And 1 more." in finding.words
    assert "tuify config" in finding.advice
    (told,) = (figure for name, figure in finding.figures if name == "problems")
    assert isinstance(told, tuple)
    assert len(told) == 2


@pytest.mark.parametrize("name", ["TUIFY_API_URL", "TUIFY_ACCOUNTS_URL"])
def test_an_address_no_token_may_be_sent_to_is_trouble(name: str) -> None:
    chosen, settings = look_at_settings(
        {name: "http://example.com", "TUIFY_ACCESS_TOKEN": TOKEN}, {}
    )
    assert settings is None
    assert chosen.refusal.startswith(name.removeprefix("TUIFY_").lower())


def test_what_differs_from_the_defaults_is_named_without_its_value(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("volume_step = 3\n", encoding="utf-8")
    env = {"TUIFY_CONFIG": str(path), "TUIFY_ACCESS_TOKEN": TOKEN}
    chosen, settings = look_at_settings(env, {"profile": "work"})
    assert settings is not None
    assert set(chosen.changed) == {"volume_step", "access_token", "profile"}
    (finding,) = setting_findings(chosen)
    assert finding.level is Level.OK
    assert str(path) in finding.words
    assert TOKEN not in repr((chosen, finding))


def test_a_redirect_address_that_would_be_refused_is_a_warning() -> None:
    chosen, _ = look_at_settings({"TUIFY_REDIRECT_URI": "http://localhost:8899/callback"}, {})
    findings = by_check(setting_findings(chosen))
    assert findings["settings"].level is Level.OK
    assert findings["redirect"].level is Level.WARNING
    assert "127.0.0.1" in findings["redirect"].words


# The look at the login


def test_without_a_login_the_profiles_that_have_one_are_named() -> None:
    TokenFile(login_path("home")).write(stored_login())
    facts, tokens = look_at_login(Settings())
    assert facts == NoLogin("default", ("home",))
    assert tokens is None
    finding = found(facts)["login"]
    assert finding.level is Level.TROUBLE
    assert "tuify login" in finding.advice
    assert "tuify demo" in finding.advice
    assert "home" in finding.words


def test_another_profile_is_named_in_the_command() -> None:
    assert "tuify login --profile work" in found(NoLogin("work"))["login"].advice


def test_a_kept_login_is_told_without_its_tokens() -> None:
    kept = stored_login(user_name="Robin \x1b[31mRed", scopes=SCOPES)
    TokenFile(login_path()).write(kept)
    facts, tokens = look_at_login(Settings())
    assert isinstance(facts, KeptLogin)
    assert facts.user == "Robin Red"
    assert facts.missing == ()
    assert tokens is not None
    shown = repr((facts, tokens, found(facts)))
    assert ACCESS not in shown
    assert REFRESH not in shown


def test_a_login_that_others_may_read_says_so_and_is_not_used() -> None:
    TokenFile(login_path()).write(stored_login())
    login_path().chmod(0o644)
    facts, tokens = look_at_login(Settings())
    assert isinstance(facts, BadLogin)
    assert tokens is None
    finding = found(facts)["login"]
    assert finding.level is Level.TROUBLE
    assert "chmod 600" in finding.words


def test_a_profile_with_an_odd_name_is_bad() -> None:
    facts, _ = look_at_login(Settings(profile="../x"))
    assert isinstance(facts, BadLogin)


def test_a_given_token_goes_before_the_login() -> None:
    settings = Settings(access_token=Secret(TOKEN))
    assert look_at_login(settings)[0] == GivenToken(profile_too=False)
    TokenFile(login_path()).write(stored_login())
    facts, _ = look_at_login(settings)
    assert facts == GivenToken(profile_too=True)
    assert "not used" in found(facts)["login"].words


# What it comes to


@pytest.mark.parametrize(
    ("left", "level", "words"),
    [
        (172 * DAY, Level.OK, "in 172 days"),
        (14 * DAY + 60, Level.OK, "in 14 days"),
        (14 * DAY, Level.WARNING, "in 14 days"),
        (3600, Level.WARNING, "in 60 minutes"),
        (-2 * DAY, Level.TROUBLE, "ended 2 days ago"),
    ],
)
def test_the_end_of_six_months_is_announced_two_weeks_ahead(
    left: float, level: Level, words: str
) -> None:
    finding = found(replace(KEPT, ends_at=NOW + left))["login"]
    assert finding.level is level
    assert words in finding.words
    assert (finding.advice == "Run: tuify login") == (level is not Level.OK)


@pytest.mark.parametrize(("left", "words"), [(1800, "another 30 minutes"), (-90, "90 seconds ago")])
def test_a_token_that_ended_is_no_trouble(left: float, words: str) -> None:
    finding = found(replace(KEPT, expires_at=NOW + left))["token"]
    assert finding.level is Level.OK
    assert words in finding.words


def test_missing_permissions_are_named_with_what_they_are_for() -> None:
    finding = found(replace(KEPT, missing=("ugc-image-upload",)))["scopes"]
    assert finding.level is Level.WARNING
    assert "ugc-image-upload (to set the cover of a playlist)" in finding.words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "0 seconds"),
        (1, "1 second"),
        (119, "119 seconds"),
        (120, "2 minutes"),
        (5400, "90 minutes"),
        (2 * 3600, "2 hours"),
        (47 * 3600, "47 hours"),
        (48 * 3600, "2 days"),
    ],
)
def test_time_is_told_in_the_largest_unit_of_which_there_are_two(
    seconds: float, words: str
) -> None:
    assert spoken(seconds) == words
