"""Every kind of bad weather the emulator can make, and what the client makes of it."""

from collections.abc import Awaitable, Callable

import pytest

from tests.contract.world import Here, visit
from tuify.emulator.weather.weather import KINDS
from tuify.spotify import errors
from tuify.spotify.models import Track
from tuify.spotify.secret import Secret
from tuify.spotify.transport import Limits

REFUSALS: dict[str, type[errors.SpotifyError]] = {
    "expired_token": errors.Unauthorized,
    "invalid_token": errors.Unauthorized,
    "token_missing": errors.TokenMissing,
    "permissions_missing": errors.ScopeMissing,
    "forbidden": errors.NotOffered,
    "insufficient_scope": errors.ScopeMissing,
    "premium_required": errors.PremiumRequired,
    "owner_without_premium": errors.OwnerWithoutPremium,
    "not_registered": errors.NotAllowListed,
    "restriction": errors.RestrictionViolated,
    "volume_disallowed": errors.VolumeNotControllable,
    "no_active_device": errors.NoActiveDevice,
    "device_not_found": errors.DeviceNotFound,
    "not_found": errors.NotFound,
    "rate_limit": errors.RateLimited,
    "rate_limit_text": errors.RateLimited,
    "quota": errors.RateLimited,
    "server_error": errors.ServerFault,
    "drop": errors.Unreachable,
}

HARMLESS = {"slow", "junk", "floats"}
BESIDES = {"stall", "garbage", "empty"}


def test_no_kind_is_forgotten() -> None:
    assert set(REFUSALS) | HARMLESS | BESIDES == KINDS


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_of_a_command(kind: str) -> None:
    async def story(here: Here) -> None:
        await here.weather({"kind": kind, "path": "/v1/me/player/next", "html": True})
        with pytest.raises(errors.SpotifyError) as refused:
            await here.spotify.player.skip_to_next()
        assert type(refused.value) is REFUSALS[kind]
        assert refused.value.message
        assert "<" not in refused.value.message
        twice = kind == "token_missing"  # said to good tokens, too
        assert await here.requests() == ["POST /v1/me/player/next"] * (2 if twice else 1)

    visit(story)


@pytest.mark.parametrize("kind", sorted(HARMLESS))
def test_what_does_no_harm(kind: str) -> None:
    async def story(here: Here) -> None:
        await here.weather({"kind": kind, "ms": 400 if kind == "slow" else 0})
        before = await here.playback()
        await here.spotify.player.skip_to_next()
        after = await here.playback()
        assert isinstance(before.item, Track)
        assert isinstance(after.item, Track)
        assert after.item.uri != before.item.uri
        assert type(after.item.duration_ms) is int
        page = await here.spotify.library.get_users_saved_tracks(limit=50)
        assert len(page.items) == 50

    visit(story)


@pytest.mark.parametrize("executed", [False, True])
def test_a_dropped_command_is_not_sent_again(executed: bool) -> None:
    async def story(here: Here) -> None:
        queue = await here.spotify.player.get_the_users_queue()
        await here.weather({"kind": "drop", "method": "POST", "executed": executed})
        with pytest.raises(errors.Unreachable) as failed:
            await here.spotify.player.skip_to_next()
        assert failed.value.maybe_sent
        assert (await here.playback()).item == queue.queue[0] or not executed
        assert (await here.requests()).count("POST /v1/me/player/next") == 1

    visit(story)


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "drop"},
        {"kind": "drop", "midway": True},
        {"kind": "server_error", "status": 503, "html": True},
        {"kind": "server_error", "status": 500},
    ],
)
def test_a_question_gets_through_at_the_third_attempt(rule: dict[str, object]) -> None:
    async def story(here: Here) -> None:
        await here.weather({**rule, "count": 2})
        assert (await here.playback()).is_playing
        assert await here.requests() == ["GET /v1/me/player"] * 3
        assert all(0.5 <= pause <= 4 for pause in here.time.slept)

    visit(story)


def test_a_stalled_answer_is_given_up() -> None:
    async def story(here: Here) -> None:
        await here.weather({"kind": "stall"})
        with pytest.raises(errors.Unreachable) as failed:
            await here.spotify.player.pause_playback()
        assert failed.value.maybe_sent

    visit(story, Here(limits=Limits(total_s=0)))


def test_junk_instead_of_an_answer_is_unreadable_and_nothing_is_idle() -> None:
    async def story(here: Here) -> None:
        await here.weather({"kind": "garbage"})
        for question in _questions(here):
            with pytest.raises(errors.UnreadableAnswer):
                await question()
        await here.weather({"kind": "empty"})
        assert await here.spotify.player.get_playback_state() is None
        with pytest.raises(errors.UnreadableAnswer):
            await here.spotify.library.get_users_saved_tracks()
        await here.spotify.player.pause_playback()

    visit(story)


def test_a_rate_limit_is_kept_without_asking_again() -> None:
    async def story(here: Here) -> None:
        await here.weather({"kind": "rate_limit", "retry_after": 9, "count": 1})
        for question in _questions(here):
            with pytest.raises(errors.RateLimited) as limited:
                await question()
            assert limited.value.retry_at == here.time.now + 9
        assert len(await here.requests()) == 1
        here.time.now += 9
        assert (await here.playback()).is_playing

    visit(story)


def test_a_used_up_quota_of_the_catalog_does_not_stop_the_remote() -> None:
    async def story(here: Here) -> None:
        await here.weather({"kind": "quota", "path": "/v1/tracks/*", "retry_after": 48_925})
        for _ in range(2):
            with pytest.raises(errors.RateLimited) as limited:
                await here.spotify.tracks.get_track("0000000000000000000000")
        assert limited.value.quota
        await here.spotify.player.pause_playback()
        assert not (await here.playback()).is_playing
        assert len([line for line in await here.requests() if "/tracks/" in line]) == 1

    visit(story)


def test_nothing_is_idle_if_the_service_says_non_existing_id() -> None:
    async def story(here: Here) -> None:
        await here.weather({"kind": "not_found", "path": "/v1/me/player"})
        assert await here.spotify.player.get_playback_state() is None

    visit(story)


class OneFresh:
    """Holds a stale token, and one fresh one that it hands out when asked."""

    def __init__(self) -> None:
        self.current = Secret("a-token-from-yesterday")
        self.fresh: Secret | None = None

    async def access_token(self) -> Secret:
        return self.current

    async def refreshed(self, rejected: Secret) -> Secret | None:
        assert rejected == self.current
        self.current = self.fresh or self.current
        return self.fresh


def test_a_stale_token_is_replaced_and_the_command_obeyed_once() -> None:
    tokens = OneFresh()
    here = Here(tokens=tokens)
    tokens.fresh = Secret(here.emulator.access_token)

    async def story(here: Here) -> None:
        queue = await here.spotify.player.get_the_users_queue()
        await here.spotify.player.skip_to_next()
        assert (await here.playback()).item == queue.queue[0]
        assert (await here.requests()).count("GET /v1/me/player/queue") == 2

    visit(story, here)


def _questions(here: Here) -> list[Callable[[], Awaitable[object]]]:
    return [
        here.spotify.player.get_playback_state,
        here.spotify.player.get_available_devices,
        here.spotify.player.get_the_users_queue,
        here.spotify.users.get_current_users_profile,
        here.spotify.library.get_users_saved_tracks,
        here.spotify.playlists.get_current_users_playlists,
    ]
