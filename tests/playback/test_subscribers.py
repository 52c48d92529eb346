"""Who is told of what."""

from tuify.playback.subscribers import Listeners, Subscribers, Unsubscribe


def test_every_listener_hears_every_event_until_it_leaves() -> None:
    events = Listeners[int]()
    heard = list[tuple[str, int]]()
    leave = events.add(lambda event: heard.append(("a", event)))
    events.add(lambda event: heard.append(("b", event)))
    events.tell(1)
    leave()
    leave()
    events.tell(2)
    assert heard == [("a", 1), ("b", 1), ("b", 2)]


def test_the_same_listener_may_come_twice_and_leave_once() -> None:
    events = Listeners[int]()
    heard = list[int]()
    leave = events.add(heard.append)
    events.add(heard.append)
    leave()
    events.tell(1)
    assert heard == [1]


def test_a_subscriber_hears_when_its_part_changes() -> None:
    subscribers = Subscribers(10)
    heard = list[int]()
    leave = subscribers.add(heard.append, lambda value: value // 10)
    for value in (11, 19, 20, 25, 30):
        subscribers.tell(value)
    leave()
    subscribers.tell(40)
    assert heard == [20, 30]


def test_nobody_hears_an_older_value_after_a_newer_one() -> None:
    subscribers = Subscribers(0)
    first, last = list[int](), list[int]()
    subscribers.add(first.append, lambda value: value)
    subscribers.add(lambda value: subscribers.tell(2) if value == 1 else None, lambda value: value)
    subscribers.add(last.append, lambda value: value)
    subscribers.tell(1)
    assert first == [1, 2]
    assert last == [2]


def test_who_leaves_while_others_are_told_does_not_disturb_them() -> None:
    events = Listeners[int]()
    heard = list[int]()
    leaves = list[Unsubscribe]()
    leaves.append(events.add(lambda _: leaves[0]()))
    events.add(heard.append)
    events.tell(1)
    events.tell(2)
    assert heard == [1, 2]
