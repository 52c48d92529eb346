"""Items: the tracks and episodes that play."""

from tuify.spotify.models import Episode, Item, Track


def same_item(one: Item | None, other: Item | None) -> bool:
    """Whether both are the same track or episode; by URI, or as a whole where one has none."""
    if one is None or other is None:
        return one is other
    if one.uri is None or other.uri is None:
        return one == other
    return one.uri == other.uri


def same_recording(one: Item | None, other: Item | None) -> bool:
    """Whether both sound the same, though perhaps under two URIs.

    The service replaces a track by one of another release where that is the one it may play, and
    does not do so in all of its answers.
    """
    if same_item(one, other):
        return True
    if not (isinstance(one, Track) and isinstance(other, Track)):
        return False
    return _heard(one) == _heard(other)


def beginning_of(item: Item) -> int:
    """Where `item` begins to play (ms): an episode goes on where it was left."""
    if isinstance(item, Episode) and item.resume_point and not item.resume_point.fully_played:
        return item.resume_point.resume_position_ms
    return 0


def _heard(track: Track) -> tuple[str, int, tuple[str, ...]]:
    return track.name, track.duration_ms, tuple(artist.name for artist in track.artists)
