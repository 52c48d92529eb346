"""Requests: how many, in virtual time. These numbers are exact, so tests hold them as well."""

from __future__ import annotations

import asyncio
from collections import Counter

from tests.bench.findings import Finding, at_most
from tests.bench.simulated import simulated
from tests.lists import liked
from tests.playback.sim import run_virtual
from tuify.playback import intents
from tuify.playback.intents import Refusal


async def minute(state: str) -> Counter[str]:
    """What one minute asks: "playing", "unfocused", "paused" or "idle"."""
    async with simulated() as world:
        remote = world.session.remote
        if state == "unfocused":
            remote.attend(False)
        elif state == "paused":
            intent = intents.toggle_play(remote.view.playback)
            assert not isinstance(intent, Refusal)
            remote.dispatch(intent)
        elif state == "idle":
            await world.tell("events", event="sleep")
        await asyncio.sleep(120)  # what led here has been read
        world.forget()
        await asyncio.sleep(60)
        return Counter(world.asked())


async def a_next() -> Counter[str]:
    """What one `next` asks until all is known again."""
    async with simulated() as world:
        intent = intents.next_track(world.session.remote.view.playback)
        assert not isinstance(intent, Refusal)
        world.forget()
        world.session.remote.dispatch(intent)
        await asyncio.sleep(4.0)
        return Counter(world.asked())


async def volume_keys(presses: int = 4) -> tuple[Counter[str], int]:
    """What some quick `volume +` ask, and by how much the volume in the world rose."""
    async with simulated(latency_ms=150) as world:
        remote = world.session.remote
        before = (await world.session.spotify.player.get_playback_state()).device  # type: ignore[union-attr]  # it plays
        world.forget()
        for _ in range(presses):
            intent = intents.change_volume(remote.view.playback, 5)
            assert not isinstance(intent, Refusal)
            remote.dispatch(intent)
            await asyncio.sleep(0.03)
        await asyncio.sleep(3.0)
        asked = Counter(world.asked())
        after = (await world.session.spotify.player.get_playback_state()).device  # type: ignore[union-attr]  # it plays
        assert before is not None
        assert after is not None
        return asked, (after.volume_percent or 0) - (before.volume_percent or 0)


async def end_of_list(saved_tracks: int) -> Counter[str]:
    """What End asks in a list of that length."""
    async with simulated(saved_tracks=saved_tracks) as world:
        liked(world.session).look_at(saved_tracks - 31, saved_tracks - 1)
        await asyncio.sleep(3.0)
        return Counter(each for each in world.asked() if each == "GET /me/tracks")


async def first_content() -> list[str]:
    """What has been asked in the moment in which rows and what plays are both there."""
    async with simulated(ready=False, latency_ms=150) as world:
        session = world.session
        complete: asyncio.Future[list[str]] = asyncio.get_running_loop().create_future()

        def look(_: object) -> None:
            rows = liked(session).total is not None
            if rows and session.remote.view.playback.item is not None and not complete.done():
                complete.set_result(world.asked())

        liked(session).subscribe(look)
        session.remote.subscribe(look)
        return await complete


def counted() -> list[Finding]:
    """All of them beside their budgets."""
    findings = []
    limits = {"playing": 13, "unfocused": 4, "paused": 4, "idle": 1}
    for state, limit in limits.items():
        asked = run_virtual(minute(state))
        findings.append(at_most(f"requests a minute, {state}", asked.total(), limit))
        others = asked.total() - asked["GET /me/player"]
        findings.append(at_most("  of them not /me/player", others, 0))
    asked = run_virtual(a_next())
    findings.append(at_most("commands of a `next`", asked["POST /me/player/next"], 1))
    reads = sum(count for request, count in asked.items() if request.startswith("GET"))
    findings.append(at_most("reads of a `next`", reads, 2))
    asked, rise = run_virtual(volume_keys())
    findings.append(at_most("commands of four volume+", asked["PUT /me/player/volume"], 2))
    findings.append(Finding("percent they raised the volume by", "20", str(rise), rise == 20))
    asked_first = run_virtual(first_content())
    findings.append(at_most("requests before rows and what plays", len(asked_first), 5))
    for length in (10_000, 1_000_000):
        ends = run_virtual(end_of_list(length)).total()
        findings.append(at_most(f"requests of End in {length:,} rows", ends, 1))
    return findings
