"""Invented names that could be real: people, bands, songs, records, broadcasts."""

from collections.abc import Callable
from functools import partial

from tuify.emulator.catalog import words
from tuify.emulator.mixing import mix

Draw = Callable[[int], int]
"""Returns what ``mix(key, turn)`` is for a turn; whoever names many things knows it beforehand."""


def _pick(choices: tuple[str, ...], key: int, turn: int) -> str:
    return choices[mix(key, turn) % len(choices)]


def _drawn(choices: tuple[str, ...], draw: Draw, turn: int) -> str:
    return choices[draw(turn) % len(choices)]


def person(key: int) -> str:
    """Name a person."""
    return f"{_pick(words.FIRST_NAMES, key, 1)} {_pick(words.LAST_NAMES, key, 2)}"


def artist(key: int) -> str:
    """Name an artist: a person, a band, sometimes one in another script."""
    return drawn_artist(partial(mix, key))


def drawn_artist(draw: Draw) -> str:
    """Name one like :func:`artist`, with the seven turns from 0 on known."""
    kind = draw(0) % 100
    if kind < 44:
        return f"{_drawn(words.FIRST_NAMES, draw, 1)} {_drawn(words.LAST_NAMES, draw, 2)}"
    if kind < 62:
        return f"The {_drawn(words.ADJECTIVES, draw, 3)} {_drawn(words.BAND_NOUNS, draw, 4)}"
    if kind < 74:
        return f"{_drawn(words.ADJECTIVES, draw, 3)} {_drawn(words.NOUNS, draw, 4)}"
    if kind < 84:
        return f"{_drawn(words.FIRST_NAMES, draw, 1)} & the {_drawn(words.BAND_NOUNS, draw, 4)}"
    if kind < 91:
        return f"{_drawn(words.PLACES, draw, 5)} {_drawn(words.NOUNS, draw, 4)}"
    if kind < 97:
        return _drawn(words.NOUNS, draw, 4).upper()
    return _drawn(words.OTHER_SCRIPTS, draw, 6)


def song(key: int) -> str:
    """Name a song."""
    return drawn_song(partial(mix, key))


def drawn_song(draw: Draw) -> str:
    """Name one like :func:`song`, with the seven turns from 0 on known."""
    kind = draw(0) % 100
    adjective, noun = _drawn(words.ADJECTIVES, draw, 1), _drawn(words.NOUNS, draw, 2)
    if kind < 46:
        return f"{adjective} {noun}"
    if kind < 56:
        return noun
    if kind < 64:
        return f"{_drawn(words.DOINGS, draw, 3)} in {_drawn(words.PLACES, draw, 4)}"
    if kind < 72:
        return f"{noun} of {_drawn(words.PLACES, draw, 4)}"
    if kind < 80:
        return f"The {adjective} {noun}"
    if kind < 87:
        return f"{_drawn(words.DOINGS, draw, 3)} for {noun}"
    if kind < 93:
        return f"{noun} & {_drawn(words.NOUNS, draw, 5)}"
    if kind < 97:
        return f"What the {noun} Said"
    return f"{adjective} {noun}, Pt. {1 + draw(6) % 3}"


def record(key: int) -> str:
    """Name an album."""
    return drawn_record(partial(mix, key))


def drawn_record(draw: Draw) -> str:
    """Name one like :func:`record`, with the five turns from 0 on known."""
    kind = draw(0) % 100
    adjective, noun = _drawn(words.ADJECTIVES, draw, 1), _drawn(words.NOUNS, draw, 2)
    if kind < 40:
        return noun
    if kind < 70:
        return f"{adjective} {noun}"
    if kind < 76:
        return f"Songs for the {noun}"
    if kind < 92:
        return f"{_drawn(words.PLACES, draw, 3)} {1962 + draw(4) % 60}"
    return f"A {noun} in {_drawn(words.PLACES, draw, 3)}"


def broadcast(key: int) -> str:
    """Name an episode of a podcast."""
    return drawn_broadcast(partial(mix, key))


def drawn_broadcast(draw: Draw) -> str:
    """Name one like :func:`broadcast`, with the four turns from 0 on known."""
    guest = f"{_drawn(words.FIRST_NAMES, draw, 1)} {_drawn(words.LAST_NAMES, draw, 2)}"
    return (
        f"{_drawn(words.DOINGS, draw, 1)} with {guest}: "
        f"the {_drawn(words.ADJECTIVES, draw, 2).lower()} {_drawn(words.NOUNS, draw, 3).lower()}"
    )


def show(key: int) -> str:
    """Name a podcast."""
    kind = mix(key, 0) % 100
    adjective, noun = _pick(words.ADJECTIVES, key, 1), _pick(words.NOUNS, key, 2)
    if kind < 35:
        return f"The {adjective} {noun}"
    if kind < 60:
        return f"{_pick(words.DOINGS, key, 3)} and {_pick(words.DOINGS, key, 4)}"
    if kind < 80:
        return f"{noun} from {_pick(words.PLACES, key, 5)}"
    return f"{_pick(words.FIRST_NAMES, key, 6)}'s {adjective} Hour"


def book(key: int) -> str:
    """Name a book."""
    kind = mix(key, 20) % 100
    adjective, noun = _pick(words.ADJECTIVES, key, 21), _pick(words.NOUNS, key, 22)
    if kind < 30:
        return f"The {adjective} {noun}"
    if kind < 50:
        return f"The {noun} of {_pick(words.PLACES, key, 23)}"
    if kind < 70:
        return f"{_pick(words.FIRST_NAMES, key, 24)} and the {adjective} {noun}"
    if kind < 85:
        return f"A History of {noun}"
    return f"{_pick(words.DOINGS, key, 25)} Towards {_pick(words.PLACES, key, 23)}"


def blurb(key: int) -> str:
    """Say in a sentence what a book is about."""
    return (
        f"A {_pick(words.ADJECTIVES, key, 26).lower()} story of "
        f"{_pick(words.FIRST_NAMES, key, 27)}, {_pick(words.NOUNS, key, 28).lower()} "
        f"and a winter in {_pick(words.PLACES, key, 29)}."
    )


def genres(key: int) -> tuple[str, ...]:
    """Choose up to three genres; none for an artist nobody has classified."""
    start = mix(key, 7) % len(words.GENRES)
    return tuple(words.GENRES[(start + step * 7) % len(words.GENRES)] for step in range(key % 4))


def label(key: int) -> str:
    """Name a record label."""
    return _pick(words.LABELS, key, 8)
