"""What plays and what comes next, by the clock alone."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.things import Advertisement, Item
from tuify.emulator.mixing import mix
from tuify.emulator.playback import listening
from tuify.emulator.playback.contexts import Context, UriList
from tuify.emulator.playback.listening import Listening, Repeat
from tuify.emulator.playback.order import Order

CATALOG = Catalog(1)
SONGS = [CATALOG.track(CATALOG.liked_track(place)) for place in range(40)]


def songs(*places: int) -> tuple[Item, ...]:
    return tuple(SONGS[place] for place in places)


def listener(
    context: Context, index: int = 0, *, repeat: Repeat = "off", queue: tuple[Item, ...] = ()
) -> Listening:
    return Listening(
        item=context.item(index),
        context=context,
        index=index,
        as_of_ms=0,
        changed_ms=0,
        repeat=repeat,
        queue=queue,
    )


def test_the_position_moves_with_the_clock_and_the_timestamp_does_not() -> None:
    state = listening.advance(listener(UriList(songs(0, 1))), 1500)
    assert (state.position_ms, state.changed_ms) == (1500, 0)
    later = listening.advance(listening.pause(state, 2000), 9000)
    assert (later.position_ms, later.changed_ms, later.playing) == (2000, 2000, False)


def test_a_song_that_ends_makes_way_for_the_next_at_that_moment() -> None:
    first = SONGS[0].duration_ms
    state = listening.advance(listener(UriList(songs(0, 1))), first + 250)
    assert (state.item, state.position_ms, state.changed_ms) == (SONGS[1], 250, first)


def test_the_users_queue_goes_before_the_context_and_then_the_context_goes_on() -> None:
    state = listener(UriList(songs(0, 1, 2)), queue=songs(5, 6))
    heard = []
    for _ in range(4):
        state = listening.go_on(state, 0)
        heard.append(state.item)
    assert heard == [*songs(5, 6), *songs(1, 2)]


def test_the_context_ends_standing_still_at_its_beginning() -> None:
    context = UriList(songs(0, 1))
    whole = SONGS[0].duration_ms + SONGS[1].duration_ms
    state = listening.advance(listener(context), whole + 60_000)
    assert (state.item, state.playing, state.position_ms) == (SONGS[0], False, 0)
    assert state.changed_ms == whole


def test_a_repeated_context_begins_again() -> None:
    whole = SONGS[0].duration_ms + SONGS[1].duration_ms
    state = listening.advance(listener(UriList(songs(0, 1)), repeat="context"), whole + 70)
    assert (state.item, state.playing, state.position_ms) == (SONGS[0], True, 70)


def test_a_repeated_track_begins_again_but_does_not_hold_back_a_skip() -> None:
    state = listener(UriList(songs(0, 1)), repeat="track", queue=songs(7))
    again = listening.advance(state, SONGS[0].duration_ms + 5)
    assert (again.item, again.position_ms) == (SONGS[0], 5)
    skipped = listening.go_on(again, again.as_of_ms)
    assert (skipped.item, skipped.repeat) == (SONGS[7], "track")


def test_going_back_from_the_queue_returns_to_the_context() -> None:
    state = listening.go_on(listener(UriList(songs(0, 1)), queue=songs(9)), 0)
    assert listening.go_back(state, 0).item == SONGS[0]


def test_nothing_lies_before_the_first_song_unless_the_context_is_repeated() -> None:
    context = UriList(songs(0, 1, 2))
    assert not listening.can_go_back(listener(context))
    assert listening.can_go_back(listener(context, 1))
    repeated = listener(context, repeat="context")
    assert listening.go_back(repeated, 0).item == SONGS[2]


def test_seeking_beyond_the_end_is_the_next_song() -> None:
    state = listening.seek(listener(UriList(songs(0, 1))), SONGS[0].duration_ms, 10)
    assert (state.item, state.position_ms) == (SONGS[1], 0)


def test_a_podcast_goes_on_where_it_was_left() -> None:
    episode = CATALOG.episode(0, 2)
    assert episode.resume_ms > 0
    state = listening.go_on(listener(UriList((SONGS[0], episode))), 0)
    assert state.position_ms == episode.resume_ms


def test_an_advertisement_interrupts_and_gives_back() -> None:
    state = listening.advance(listener(UriList(songs(0, 1))), 20_000)
    state = listening.advertise(state, 15_000, 20_000)
    during = listening.advance(state, 30_000)
    assert isinstance(during.item, Advertisement)
    assert during.position_ms == 10_000
    after = listening.advance(during, 36_000)
    assert (after.item, after.position_ms) == (SONGS[0], 21_000)


def test_only_songs_heard_for_half_a_minute_are_remembered() -> None:
    state = listening.advance(listener(UriList(songs(0, 1, 2))), 29_000)
    state = listening.go_on(state, 29_000)
    assert state.history == ()
    state = listening.go_on(listening.advance(state, 60_000), 60_000)
    assert [(play.track, play.played_at_ms) for play in state.history] == [(SONGS[1], 60_000)]


def test_the_queue_shows_the_users_own_first_and_the_context_again_and_again() -> None:
    state = listener(UriList(songs(0, 1, 2)), 1, queue=songs(8, 8))
    shown = listening.upcoming(state)
    assert shown[:7] == songs(8, 8, 2, 0, 1, 2, 0)
    assert len(shown) == 20


@given(st.integers(1, 40), st.data())
def test_shuffle_plays_everything_exactly_once(length: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, length - 1))
    state = listener(UriList(tuple(SONGS[:length])), index)
    state = listening.shuffle(state, data.draw(st.integers(0, 2**32)), 0)
    shown = listening.upcoming(state)[: length - 1]
    heard = [state.item]
    for _ in range(length - 1):
        state = listening.go_on(state, 0)
        heard.append(state.item)
    assert tuple(heard[1:21]) == shown
    assert state.playing
    assert sorted(map(repr, heard)) == sorted(map(repr, SONGS[:length]))
    assert not listening.go_on(state, 0).playing


def test_switching_shuffle_off_goes_on_in_order_from_what_plays() -> None:
    state = listening.shuffle(listener(UriList(tuple(SONGS[:10])), 4), 77, 0)
    state = listening.go_on(state, 0)
    plain = listening.shuffle(state, None, 0)
    assert plain.index == state.index
    following = SONGS[(state.index + 1) % 10]
    assert listening.go_on(plain, 0).item == following


def test_a_million_songs_are_shuffled_without_a_list_of_them() -> None:
    order = Order(mix(5), 123_456)
    turns = [order.index_at(turn, 1_000_000) for turn in range(300)]
    assert turns[0] == 123_456
    assert len(set(turns)) == 300
    assert [order.turn_of(index, 1_000_000) for index in turns] == list(range(300))


BUTTONS = ["next", "back", "pause", "resume", "shuffle", "queue", "ad"]
REPEATS: list[Repeat] = ["off", "context", "track"]

steps = st.one_of(
    st.tuples(st.just("wait"), st.integers(0, 1_500_000)),
    st.tuples(st.just("seek"), st.integers(0, 700_000)),
    st.tuples(st.sampled_from(BUTTONS), st.just(0)),
)


@settings(max_examples=60)
@given(st.lists(steps, max_size=25), st.sampled_from(REPEATS), st.integers(1, 6))
def test_whatever_one_does_the_state_stays_possible(
    made: list[tuple[str, int]], repeat: Repeat, length: int
) -> None:
    state, now_ms = listener(UriList(tuple(SONGS[:length])), repeat=repeat), 0
    for what, amount in made:
        now_ms += amount if what == "wait" else 3
        state = listening.advance(state, now_ms)
        state = _done(state, what, amount, now_ms)
        assert state.as_of_ms == now_ms
        assert 0 <= state.position_ms <= state.duration_ms
        assert state.changed_ms <= now_ms
        assert len(listening.upcoming(state)) == 20
        if not (state.from_queue or state.held):
            assert state.context is not None
            assert state.item == state.context.item(state.index)
        moments = [play.played_at_ms for play in state.history]
        assert moments == sorted(moments, reverse=True)


def _done(state: Listening, what: str, amount: int, now_ms: int) -> Listening:
    if what == "seek":
        return listening.seek(state, amount, now_ms)
    if what == "next":
        return listening.go_on(state, now_ms)
    if what == "back" and listening.can_go_back(state):
        return listening.go_back(state, now_ms)
    if what == "pause":
        return listening.pause(state, now_ms)
    if what == "resume":
        return listening.resume(state, now_ms)
    if what == "shuffle":
        return listening.shuffle(state, None if state.shuffled else now_ms, now_ms)
    if what == "queue":
        return listening.enqueue(state, SONGS[30])
    if what == "ad":
        return listening.advertise(state, 15_000, now_ms)
    return state


def test_entries_without_a_song_and_songs_that_cannot_be_played_are_passed_over() -> None:
    lost = replace(SONGS[1], playable=False)
    state = listening.go_on(listener(UriList((SONGS[0], lost, SONGS[2]))), 0)
    assert state.item == SONGS[2]


def test_a_lone_song_out_of_the_queue_stops_at_its_beginning() -> None:
    state = replace(listener(UriList(songs(0))), context=None)
    ended = listening.advance(state, SONGS[0].duration_ms + 1)
    assert (ended.item, ended.playing, ended.position_ms) == (SONGS[0], False, 0)
    assert not listening.can_go_back(ended)
    assert listening.upcoming(ended) == ()
