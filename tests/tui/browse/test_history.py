"""Back and forward, as a browser has them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuify.tui.browse.history import MOST, History

STEPS = st.lists(st.one_of(st.integers(0, 9), st.sampled_from(["back", "forward"])), max_size=200)


@given(STEPS)
def test_it_goes_where_a_list_with_a_finger_on_it_goes(steps: list[int | str]) -> None:
    history: History[int] = History(-1)
    places, finger = [-1], 0
    for step in steps:
        if step == "back":
            history, finger = history.back(), max(0, finger - 1)
        elif step == "forward":
            history, finger = history.forward(), min(len(places) - 1, finger + 1)
        elif isinstance(step, int):
            history = history.gone_to(step)
            places = [*places[: finger + 1], step]
            finger += 1
            forgotten = max(0, finger - MOST)
            places, finger = places[forgotten:], finger - forgotten
        assert history.here == places[finger]
        assert list(history.before) == places[:finger][-MOST:]
        assert list(history.after) == places[finger + 1 :][:MOST]


def test_where_there_is_nothing_behind_or_ahead_one_stays() -> None:
    history = History("here")
    assert history.back() is history
    assert history.forward() is history
