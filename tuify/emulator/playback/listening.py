"""What plays and what comes next, as a pure simulation.

A :class:`Listening` is frozen and true for one moment. :func:`advance` says what it has become
later, through as many track ends as lie between; the other functions are what a listener does.
All times are milliseconds.
"""

from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from tuify.emulator.catalog.things import Advertisement, Episode, Item, Track
from tuify.emulator.playback.contexts import Context
from tuify.emulator.playback.order import PLAIN, Order, stops

Repeat = Literal["off", "context", "track"]

QUEUE_SHOWN = 20
HISTORY_KEPT = 50
COUNTS_AS_PLAYED_MS = 30_000


@dataclass(frozen=True, slots=True)
class Play:
    """One song that was heard, and when that ended."""

    track: Track
    played_at_ms: int
    context: Context | None


@dataclass(frozen=True, slots=True)
class Listening:
    """A listener's player at one moment.

    ``position_ms`` was true at ``as_of_ms``; while ``playing`` it moves with the clock.
    ``changed_ms`` is when the state last changed (play, pause, skip, seek, a new song).
    ``index`` is the place in ``context`` of what plays or, while something from the user's queue
    plays, of what played before; -1 if that was the first row and has been taken out of the list.
    ``held`` is what an advertisement interrupted, and where.
    """

    item: Item | Advertisement | None
    context: Context | None
    index: int
    as_of_ms: int
    changed_ms: int
    position_ms: int = 0
    playing: bool = True
    from_queue: bool = False
    queue: tuple[Item, ...] = ()
    order: Order = PLAIN
    repeat: Repeat = "off"
    held: tuple[Item, int] | None = None
    history: tuple[Play, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Return the length of what plays."""
        return self.item.duration_ms if self.item is not None else 0

    @property
    def shuffled(self) -> bool:
        """Tell whether shuffle is on."""
        return self.order.shuffle_key is not None

    def position_at(self, now_ms: int) -> int:
        """Return the position at a moment not before ``as_of_ms``, never beyond the end."""
        moved = max(0, now_ms - self.as_of_ms) if self.playing else 0
        return min(self.position_ms + moved, self.duration_ms)


# -- looking -----------------------------------------------------------------------------------


def upcoming(state: Listening) -> tuple[Item, ...]:
    """Return what the queue shows: the user's own first, then what follows, at most 20.

    The context is shown going round again even when repeat is off, as the service shows it.
    """
    shown = list(state.queue[:QUEUE_SHOWN])
    while state.context is not None and len(shown) < QUEUE_SHOWN:
        way = stops(state.context, state.order, state.index)
        lap = [stop.item for stop in islice(way, QUEUE_SHOWN - len(shown))]
        if not lap:
            break
        shown += lap
    return tuple(shown)


def can_go_back(state: Listening) -> bool:
    """Tell whether there is something before what plays."""
    if state.context is None or isinstance(state.item, Advertisement):
        return False
    if state.from_queue:
        return True
    before = next(stops(state.context, state.order, state.index, backwards=True), None)
    return before is not None and (not before.wrapped or state.repeat == "context")


# -- what happens by itself --------------------------------------------------------------------


def advance(state: Listening, now_ms: int) -> Listening:
    """Return the state at ``now_ms``, having played through everything that ended before."""
    while state.playing and state.item is not None:
        end_ms = state.as_of_ms + max(0, state.duration_ms - state.position_ms)
        if now_ms < end_ms:
            break
        state = _ended(state, end_ms)
    return _at(state, max(now_ms, state.as_of_ms))


def _at(state: Listening, now_ms: int) -> Listening:
    return replace(state, position_ms=state.position_at(now_ms), as_of_ms=now_ms)


def _ended(state: Listening, at_ms: int) -> Listening:
    state = _at(state, at_ms)
    if state.held is not None:
        item, position_ms = state.held
        return replace(state, item=item, position_ms=position_ms, held=None, changed_ms=at_ms)
    if state.repeat == "track":
        return replace(_remembered(state), position_ms=0, changed_ms=at_ms)
    return go_on(state, at_ms)


def _remembered(state: Listening) -> Listening:
    """Note what plays in the history if enough of it was heard. Podcasts are not noted."""
    if not isinstance(state.item, Track) or state.position_ms < COUNTS_AS_PLAYED_MS:
        return state
    heard = Play(state.item, state.as_of_ms, None if state.from_queue else state.context)
    return replace(state, history=(heard, *state.history)[:HISTORY_KEPT])


def left(state: Listening, now_ms: int) -> Listening:
    """Return the state at the moment at which what plays is given up for something else."""
    return _remembered(_at(state, now_ms))


# -- what a listener does ----------------------------------------------------------------------


def begin(
    state: Listening, item: Item, now_ms: int, *, position_ms: int | None = None
) -> Listening:
    """Play ``item`` from a position; without one a podcast goes on where it was left."""
    if position_ms is None:
        position_ms = item.resume_ms if isinstance(item, Episode) else 0
    fresh = replace(
        state,
        item=item,
        position_ms=position_ms,
        as_of_ms=now_ms,
        changed_ms=now_ms,
        playing=True,
        held=None,
    )
    return advance(fresh, now_ms)


def go_on(state: Listening, now_ms: int) -> Listening:
    """Go to what is next: the user's queue before the context.

    At the end of a context that is not repeated the player stands still at its beginning. Repeating
    one track does not hold back a skip, and stays on.
    """
    state = left(state, now_ms)
    if state.queue:
        following, *rest = state.queue
        return begin(replace(state, queue=tuple(rest), from_queue=True), following, now_ms)
    stop = None
    if state.context is not None:
        stop = next(stops(state.context, state.order, state.index), None)
    if stop is None:
        return replace(state, position_ms=0, playing=False, changed_ms=now_ms)
    state = begin(replace(state, index=stop.index, from_queue=False), stop.item, now_ms)
    if stop.wrapped and state.repeat == "off":
        return replace(state, position_ms=0, playing=False)
    return state


def go_back(state: Listening, now_ms: int) -> Listening:
    """Go to what was before; only where :func:`can_go_back` says so.

    From something out of the user's queue that is the item of the context that played before it.
    """
    state = left(state, now_ms)
    assert state.context is not None
    if state.from_queue:
        item = state.context.item(state.index)
        if item is not None and item.playable:
            return begin(replace(state, from_queue=False), item, now_ms, position_ms=0)
    stop = next(stops(state.context, state.order, state.index, backwards=True))
    return begin(replace(state, index=stop.index, from_queue=False), stop.item, now_ms)


def pause(state: Listening, now_ms: int) -> Listening:
    """Stop where it is."""
    return replace(_at(state, now_ms), playing=False, changed_ms=now_ms)


def resume(state: Listening, now_ms: int) -> Listening:
    """Play on from where it stopped."""
    return replace(_at(state, now_ms), playing=True, changed_ms=now_ms)


def seek(state: Listening, position_ms: int, now_ms: int) -> Listening:
    """Jump to a position; beyond the end is the next track."""
    if position_ms >= state.duration_ms:
        return go_on(state, now_ms)
    return replace(_at(state, now_ms), position_ms=position_ms, changed_ms=now_ms)


def shuffle(state: Listening, key: int | None, now_ms: int) -> Listening:
    """Mix the context by ``key``, beginning with what plays; None puts it in order again."""
    index = max(0, state.index)
    order = PLAIN if key is None else Order(key, index)
    return replace(_at(state, now_ms), order=order, index=index, changed_ms=now_ms)


def enqueue(state: Listening, item: Item) -> Listening:
    """Put an item at the end of the user's queue; the same one may be there twice."""
    return replace(state, queue=(*state.queue, item))


def advertise(state: Listening, duration_ms: int, now_ms: int) -> Listening:
    """Interrupt what plays with an advertisement; afterwards it goes on from where it was."""
    state = _at(state, now_ms)
    if state.item is None or isinstance(state.item, Advertisement):
        return state
    return replace(
        state,
        item=Advertisement(duration_ms),
        held=(state.item, state.position_ms),
        position_ms=0,
        playing=True,
        changed_ms=now_ms,
    )
