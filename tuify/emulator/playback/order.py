"""In which order a context is played: as it stands, or shuffled without repeats."""

from collections.abc import Iterator
from dataclasses import dataclass

from tuify.emulator.catalog.things import Item
from tuify.emulator.mixing import Permutation
from tuify.emulator.playback.contexts import Context


@dataclass(frozen=True, slots=True)
class Order:
    """A way through the indexes of a context.

    ``shuffle_key`` is None for the plain order. Otherwise it is the permutation of that key, turned
    so that it begins at the index ``begun_at``: what plays when shuffle is switched on comes first
    and everything else exactly once.
    """

    shuffle_key: int | None = None
    begun_at: int = 0

    def turn_of(self, index: int, length: int) -> int:
        """Return when the item at ``index`` of a context has its turn."""
        if self.shuffle_key is None:
            return index
        mixed = Permutation(length, self.shuffle_key)
        return (mixed.place(index) - mixed.place(self.begun_at)) % length

    def index_at(self, turn: int, length: int) -> int:
        """Return the index whose turn it is."""
        if self.shuffle_key is None:
            return turn
        mixed = Permutation(length, self.shuffle_key)
        return mixed[(turn + mixed.place(self.begun_at)) % length]


PLAIN = Order()


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way through a context; ``wrapped`` if one had to pass its end to get there."""

    index: int
    item: Item
    wrapped: bool


def stops(context: Context, order: Order, index: int, *, backwards: bool = False) -> Iterator[Stop]:
    """Walk once around a context from ``index``, which itself comes last.

    Entries that are null or cannot be played are left out.
    """
    length = len(context)
    here = order.turn_of(index, length) if length else 0
    for away in range(1, length + 1):
        turn = here - away if backwards else here + away
        found = order.index_at(turn % length, length)
        item = context.item(found)
        if item is not None and item.playable:
            yield Stop(found, item, wrapped=not 0 <= turn < length)
