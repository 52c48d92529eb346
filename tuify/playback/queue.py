"""What comes next."""

from dataclasses import dataclass, replace

from tuify.playback.items import same_item
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Item


@dataclass(frozen=True, slots=True)
class QueueView:
    """What comes next, as far as the service tells (about 20 items).

    `items` follow upon `after`; the same one may stand there more than once, and an entry that
    can't be shown is None. `known` is false as long as they were never read, and while there is
    reason to believe that they are out of date. `error` is why the last reading failed.
    """

    items: tuple[Item | None, ...] = ()
    known: bool = False
    error: SpotifyError | None = None
    after: Item | None = None

    def next_after(self, item: Item | None) -> Item | None:
        """What comes after `item`; None if that can't be said with a good conscience."""
        if not (self.known and self.items and same_item(item, self.after)):
            return None
        return self.items[0]

    def without_first(self) -> "QueueView":
        """The queue once its first item plays."""
        return replace(self, items=self.items[1:], after=self.items[0])

    def following(self, item: Item | None) -> "QueueView":
        """The queue once `item` plays, whoever made it play.

        Where `item` is the first, the rest is what comes next. Where it stands further back, those
        before it were skipped, most likely. Where it isn't found, nothing is left to believe.
        """
        if item is None or same_item(item, self.after):
            return self
        for place, upcoming in enumerate(self.items):
            if upcoming is not None and same_item(upcoming, item):
                known = self.known and place == 0
                return replace(self, items=self.items[place + 1 :], after=item, known=known)
        return replace(self, items=(), after=item, known=False)
