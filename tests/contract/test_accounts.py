"""The client's login and the emulated accounts service, each as the other expects it."""

from collections.abc import Awaitable, Callable

import httpx
import pytest

from tests.contract.world import BASE, Here, visit
from tuify.accounts.errors import (
    BadRedirect,
    ClientUnknown,
    CodeExpired,
    Denied,
    LoginEnded,
)
from tuify.accounts.login import Login, LoginPlan
from tuify.accounts.scopes import SCOPES
from tuify.accounts.stored_login import LIFE_S, StoredLogin
from tuify.accounts.token_service import TokenService
from tuify.accounts.whoami import verified
from tuify.emulator.accounts.terms import SIX_MONTHS_S
from tuify.spotify.client import Spotify
from tuify.spotify.errors import ScopeMissing, SpotifyError, Unauthorized
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken
from tuify.spotify.transport import Transport

ELSEWHERE = "https://tuify.example/callback"
"""A redirect address that needs no listener: whoever logs in pastes."""


def service(here: Here) -> TokenService:
    return TokenService(BASE, http=here.wire)


async def back(here: Here, login: Login) -> str:
    """Open the address in a browser, as it were, and return where that ends."""
    async with httpx.AsyncClient(transport=here.emulator.transport()) as browser:
        answer = await browser.get(login.address)
        return str(answer.headers.get("location", answer.text))


async def logged_in(here: Here, scopes: tuple[str, ...] = SCOPES) -> StoredLogin:
    plan = LoginPlan(here.emulator.client_id, ELSEWHERE, scopes)
    async with Login(plan, service(here), wall=here.time.clock) as login:
        login.paste(await back(here, login))
        return await login.finished()


async def agreeing(here: Here, **terms: object) -> None:
    told = {"consent": "approve", "redirect_uris": [ELSEWHERE], **terms}
    await here.behind("PUT", "accounts", told)


def test_a_login_from_the_address_to_the_name() -> None:
    async def story(here: Here) -> None:
        await agreeing(here)
        stored = await logged_in(here)
        assert set(stored.scopes) == set(SCOPES)
        assert stored.expires_at == here.time.clock() + 3600
        named = await verified(stored, f"{BASE}/v1", http=here.wire)
        me = here.emulator.world.playlists.me
        assert (named.user_id, named.user_name) == (me.id, me.name)

    visit(story)


def test_a_refresh_keeps_or_replaces_the_token_as_the_service_says() -> None:
    async def story(here: Here) -> None:
        await agreeing(here)
        stored = await logged_in(here)
        kept = await service(here).refresh(stored.client_id, stored.refresh_token)
        assert kept.grant.refresh_token is None
        assert kept.service_time == here.time.clock()
        await agreeing(here, rotation=True)
        rotated = await service(here).refresh(stored.client_id, stored.refresh_token)
        assert rotated.grant.refresh_token is not None
        assert rotated.grant.refresh_token.reveal() != stored.refresh_token.reveal()

    visit(story)


async def _denied(here: Here) -> object:
    await agreeing(here, consent="deny")
    return await logged_in(here)


async def _code_used_twice(here: Here) -> object:
    await agreeing(here)
    plan = LoginPlan(here.emulator.client_id, ELSEWHERE)
    async with Login(plan, service(here), wall=here.time.clock) as login:
        login.paste(await back(here, login))
        await login.finished()
        return await login.finished()


async def _other_client(here: Here) -> object:
    await agreeing(here)
    return await service(here).refresh("0" * 32, Secret("AQ"))


async def _other_redirect(here: Here) -> object:
    await agreeing(here)
    plan = LoginPlan(here.emulator.client_id, ELSEWHERE)
    async with Login(plan, service(here), wall=here.time.clock) as login:
        code = httpx.URL(await back(here, login)).params["code"]
    return await service(here).exchange(
        here.emulator.client_id, Secret(code), f"{ELSEWHERE}/other", Secret("x" * 43)
    )


async def _revoked(here: Here) -> object:
    await agreeing(here)
    stored = await logged_in(here)
    await here.behind("POST", "accounts/revoke")
    return await service(here).refresh(stored.client_id, stored.refresh_token)


async def _revoked_and_used(here: Here) -> object:
    await agreeing(here)
    stored = await logged_in(here)
    await here.behind("POST", "accounts/revoke")
    return await verified(stored, f"{BASE}/v1", http=here.wire)


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        (_denied, Denied),
        (_code_used_twice, CodeExpired),
        (_other_client, ClientUnknown),
        (_other_redirect, BadRedirect),
        (_revoked, LoginEnded),
        (_revoked_and_used, Unauthorized),
    ],
)
def test_each_refusal_is_told_apart(
    attempt: Callable[[Here], Awaitable[object]], error: type[SpotifyError]
) -> None:
    with pytest.raises(error):
        visit(attempt)


def test_an_address_that_is_not_registered_never_calls_back() -> None:
    async def story(here: Here) -> None:
        plan = LoginPlan(here.emulator.client_id, ELSEWHERE)
        async with Login(plan, service(here), wall=here.time.clock) as login:
            assert "INVALID_CLIENT: Invalid redirect URI" in await back(here, login)

    visit(story)


def test_a_token_without_the_scope_is_told_so_and_not_refreshed() -> None:
    async def story(here: Here) -> None:
        await agreeing(here)
        stored = await logged_in(here, scopes=("user-read-private",))
        spotify = Spotify(Transport(f"{BASE}/v1", FixedToken(stored.access_token), http=here.wire))
        with pytest.raises(ScopeMissing) as refused:
            await spotify.player.get_available_devices()
        assert refused.value.scopes == ("user-read-playback-state",)
        await spotify.aclose()

    visit(story)


def test_both_count_the_same_six_months() -> None:
    assert SIX_MONTHS_S == LIFE_S
