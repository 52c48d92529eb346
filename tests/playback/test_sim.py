"""Virtual time: hours pass at once, and what would hang forever says so."""

import asyncio
import time

import pytest

from tests.playback.sim import NothingToWaitFor, run_virtual
from tuify.playback.alarm import Alarm


def test_an_hour_takes_no_time() -> None:
    async def main() -> list[str]:
        order = list[str]()

        async def after(seconds: float, name: str) -> None:
            await asyncio.sleep(seconds)
            order.append(name)

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(after(3600, "hour"))
            tasks.create_task(after(60, "minute"))
        assert asyncio.get_running_loop().time() == 3600
        return order

    before = time.monotonic()
    assert run_virtual(main()) == ["minute", "hour"]
    assert time.monotonic() - before < 60


def test_timeouts_are_virtual_too() -> None:
    async def main() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(100):
                await asyncio.sleep(101)

    run_virtual(main())


def test_a_wait_for_nothing_is_told() -> None:
    async def main() -> None:
        await asyncio.Event().wait()

    with pytest.raises(NothingToWaitFor):
        run_virtual(main())


def test_a_fault_that_nobody_caught_comes_out() -> None:
    async def main() -> None:
        asyncio.get_running_loop().call_soon(lambda: 1 // 0)
        await asyncio.sleep(1)

    with pytest.raises(ZeroDivisionError):
        run_virtual(main())


def test_an_alarm_wakes_at_its_time_or_when_it_is_rung() -> None:
    async def main() -> list[float]:
        loop = asyncio.get_running_loop()
        alarm = Alarm(loop.time, asyncio.sleep)
        woken = list[float]()
        loop.call_later(2, alarm.ring)
        await alarm.wait(1.0)
        woken.append(loop.time())
        await alarm.wait(10.0)
        woken.append(loop.time())
        loop.call_later(5, alarm.ring)
        await alarm.wait(None)
        woken.append(loop.time())
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return woken

    assert run_virtual(main()) == [1.0, 2.0, 7.0]


def test_what_is_due_is_repeated_and_asked_again_after_a_ring() -> None:
    async def main() -> list[float]:
        loop = asyncio.get_running_loop()
        alarm = Alarm(loop.time, asyncio.sleep)
        due, acted = [3.0], list[float]()

        async def act() -> None:
            acted.append(loop.time())
            due[0] += 10

        def sooner() -> None:
            due[0] = 5.0
            alarm.ring()

        loop.call_later(4, sooner)
        repeating = asyncio.create_task(alarm.repeat(lambda: due[0], act))
        await asyncio.sleep(30)
        repeating.cancel()
        await asyncio.wait((repeating,))
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return acted

    assert run_virtual(main()) == [3.0, 5.0, 15.0, 25.0]
