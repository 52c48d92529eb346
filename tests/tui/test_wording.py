"""Everything that can go wrong has words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tui import samples
from tests.tui.stage import NOON
from tuify.accounts.errors import AccountsUnavailable, LoginEnded, NotLoggedIn
from tuify.playback import commands
from tuify.playback.commands import Command, Next, Pause, Play
from tuify.playback.intents import Reason, Refusal
from tuify.playback.notices import CommandFailed
from tuify.playback.state import NOTHING, Link
from tuify.spotify import errors
from tuify.spotify.errors import (
    BadRequest,
    ClosedBySpotify,
    Forbidden,
    NotOffered,
    RateLimited,
    ScopeMissing,
    SpotifyError,
    Unreachable,
)
from tuify.tui.command_wording import command_words, failed_words, refusal_sentence
from tuify.tui.feeds import link_words, title_of
from tuify.tui.wording import command_error_sentence, error_sentence

PLAIN = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, SpotifyError)
    and kind not in (SpotifyError, RateLimited, Unreachable)
]


@pytest.mark.parametrize("kind", PLAIN, ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_of_its_own(kind: type[SpotifyError]) -> None:
    sentence = error_sentence(kind("gateway said 17"))
    assert sentence != "gateway said 17"
    assert not sentence.endswith(".")


def test_the_services_own_words_help_where_ours_are_vague() -> None:
    assert "Invalid limit" in error_sentence(BadRequest("Invalid limit", status=400))


@pytest.mark.parametrize(
    "error",
    [
        AccountsUnavailable("The accounts service is in trouble (502).", maybe_sent=True),
        LoginEnded("The login has ended. Log in again."),
        NotLoggedIn("Nobody is logged in. Run: tuify login"),
        ScopeMissing("Insufficient client scope", status=403, scopes=("user-top-read",)),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_is_wrong_with_the_login_is_no_failure_of_the_command(error: SpotifyError) -> None:
    sentence = command_error_sentence(error)
    assert sentence == error_sentence(error)
    assert "login" in sentence or "L logs in" in sentence
    assert "may have happened" not in sentence
    assert not sentence.endswith(".")


def test_the_scope_that_is_missing_is_named() -> None:
    scopes = ("playlist-modify-public", "playlist-modify-private")
    sentence = error_sentence(ScopeMissing("Insufficient client scope", scopes=scopes))
    assert " or ".join(scopes) in sentence


def test_what_is_closed_is_said_with_its_date() -> None:
    error = ClosedBySpotify("Not offered.", status=403, since=date(2026, 2, 11))
    assert "2026-02-11" in error_sentence(error)
    assert error_sentence(ClosedBySpotify("Not offered.", status=404)) == error_sentence(
        NotOffered("Forbidden", status=403)
    )


def test_a_restricted_device_is_named_without_the_services_words() -> None:
    error = Forbidden("Player command failed: Restricted device", status=403)
    assert error_sentence(error) == "this device can't be controlled from here"


def test_commands_given_up_behind_a_failed_one_are_counted() -> None:
    gone = Unreachable("", maybe_sent=False)
    assert failed_words(CommandFailed(Pause(), gone)) == "pause"
    assert failed_words(CommandFailed(Pause(), gone, (Next(), Next()))) == "pause (and 2 more)"


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_has_a_sentence(reason: Reason) -> None:
    assert refusal_sentence(Refusal(reason))[0].isupper()


@pytest.mark.parametrize(
    "kind",
    [kind for name in commands.__all__ if (kind := getattr(commands, name)) is not Command],
    ids=lambda kind: kind.__name__,
)
def test_every_command_has_words(kind: type[Command]) -> None:
    from tuify.tui.command_wording import _COMMANDS

    assert _COMMANDS[kind] != "do it"


def test_playing_is_named_by_what_plays() -> None:
    assert command_words(Play(item=samples.PAPER_LANTERNS)) == "play Paper Lanterns"


def test_a_quota_is_told_from_a_rate_limit() -> None:
    limited = [RateLimited("", retry_after=1, retry_at=1, quota=quota) for quota in (True, False)]
    assert len({error_sentence(error) for error in limited}) == 2


def test_the_status_names_the_time_of_the_next_try() -> None:
    link = Link(failures=1, error=Unreachable("", maybe_sent=False), next_try_at=130.0)
    assert link_words(link, 100.0, NOON) == "no connection, next try 12:00:30"
    assert link_words(Link(blocked_until=100.0), 100.0, NOON) == ""
    assert "12:00:10" in link_words(Link(blocked_until=110.0), 100.0, NOON)
    assert link_words(Link(), 0.0, NOON) == ""


def test_the_terminals_title_names_what_plays() -> None:
    assert title_of(samples.playing()) == "Paper Lanterns · Ilse Moor - tuify"
    assert title_of(NOTHING) == "tuify"


def test_only_of_a_command_it_is_said_that_it_may_have_happened() -> None:
    lost = Unreachable("read timed out", maybe_sent=True)
    assert error_sentence(lost) == "no answer"
    assert command_error_sentence(lost) == "no answer, it may have happened"
    assert command_error_sentence(BadRequest("odd")) == error_sentence(BadRequest("odd"))
