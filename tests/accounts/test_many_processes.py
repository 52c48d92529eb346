"""Many programs, one login, real processes: nothing is lost, used twice, or seen half.

The service takes each refresh token once, so that whoever uses an old one, or is killed with the
new one in hand, loses the login for all.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("what was left running is looked for in /proc", allow_module_level=True)

from tests.accounts.crowd import Crowd, Watcher
from tests.accounts.household import Household
from tests.accounts.one_of_many import Task
from tests.journeys.service import Service

PROGRAMS = 8
PATIENCE_S = 100.0  # nobody waits so long unless the machine is very busy
MOST_BETWEEN_KILLS_S = 2.0
SEED = 20_260_731


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    with Service() as service:
        yield Household(tmp_path, service)


def lived_through(home: Household, wanted: int, *, insists: bool) -> Crowd:
    """Let the programs have their tokens, and kill them at random; what must hold anyway."""
    tasks = [
        Task(
            file=str(home.file.path),
            progress=str(home.folder / f"{number}.done"),
            accounts_url=home.service.accounts_url,
            wanted=wanted,
            insists=insists,
        )
        for number in range(PROGRAMS)
    ]
    with Watcher(home.file) as watcher, Crowd(tasks, home.folder) as crowd:
        crowd.run_with_kills(PATIENCE_S, random.Random(SEED), MOST_BETWEEN_KILLS_S)
        crowd.let_the_rest_end()
    assert [task.done() for task in tasks] == [wanted] * PROGRAMS
    assert crowd.kills_while_renewing > 0
    assert watcher.faults == []
    assert len(watcher.seen) > 1
    return crowd


def test_eight_programs_refresh_a_hundred_times_each_and_are_killed_at_random(
    household: Household,
) -> None:
    crowd = lived_through(household, 100, insists=True)
    # What was killed before it could note that it had its token asks for one more.
    assert 800 <= household.refreshed() <= 800 + crowd.kills
    assert household.still_works()
    assert household.leftovers() == set()


def test_eight_tuifys_share_their_tokens_and_are_killed_at_random(household: Household) -> None:
    lived_through(household, 12, insists=False)
    assert 12 <= household.refreshed() < 12 * PROGRAMS
    assert household.still_works()
    assert household.leftovers() == set()
