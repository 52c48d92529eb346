"""Invented names that could be real: people, bands, songs, records, broadcasts."""

from tuify.emulator import words
from tuify.emulator.mixing import mix


def _pick(choices: tuple[str, ...], key: int, turn: int) -> str:
    return choices[mix(key, turn) % len(choices)]


def person(key: int) -> str:
    """Name a person."""
    return f"{_pick(words.FIRST_NAMES, key, 1)} {_pick(words.LAST_NAMES, key, 2)}"


def artist(key: int) -> str:
    """Name an artist: a person, a band, sometimes one in another script."""
    kind = mix(key, 0) % 100
    if kind < 44:
        return person(key)
    if kind < 62:
        return f"The {_pick(words.ADJECTIVES, key, 3)} {_pick(words.BAND_NOUNS, key, 4)}"
    if kind < 74:
        return f"{_pick(words.ADJECTIVES, key, 3)} {_pick(words.NOUNS, key, 4)}"
    if kind < 84:
        return f"{_pick(words.FIRST_NAMES, key, 1)} & the {_pick(words.BAND_NOUNS, key, 4)}"
    if kind < 91:
        return f"{_pick(words.PLACES, key, 5)} {_pick(words.NOUNS, key, 4)}"
    if kind < 97:
        return _pick(words.NOUNS, key, 4).upper()
    return _pick(words.OTHER_SCRIPTS, key, 6)


def song(key: int) -> str:
    """Name a song."""
    kind = mix(key, 0) % 100
    adjective, noun = _pick(words.ADJECTIVES, key, 1), _pick(words.NOUNS, key, 2)
    if kind < 46:
        return f"{adjective} {noun}"
    if kind < 56:
        return noun
    if kind < 64:
        return f"{_pick(words.DOINGS, key, 3)} in {_pick(words.PLACES, key, 4)}"
    if kind < 72:
        return f"{noun} of {_pick(words.PLACES, key, 4)}"
    if kind < 80:
        return f"The {adjective} {noun}"
    if kind < 87:
        return f"{_pick(words.DOINGS, key, 3)} for {noun}"
    if kind < 93:
        return f"{noun} & {_pick(words.NOUNS, key, 5)}"
    if kind < 97:
        return f"What the {noun} Said"
    return f"{adjective} {noun}, Pt. {1 + mix(key, 6) % 3}"


def record(key: int) -> str:
    """Name an album."""
    kind = mix(key, 0) % 100
    adjective, noun = _pick(words.ADJECTIVES, key, 1), _pick(words.NOUNS, key, 2)
    if kind < 40:
        return noun
    if kind < 70:
        return f"{adjective} {noun}"
    if kind < 76:
        return f"Songs for the {noun}"
    if kind < 92:
        return f"{_pick(words.PLACES, key, 3)} {1962 + mix(key, 4) % 60}"
    return f"A {noun} in {_pick(words.PLACES, key, 3)}"


def broadcast(key: int) -> str:
    """Name an episode of a podcast."""
    return (
        f"{_pick(words.DOINGS, key, 1)} with {person(key)}: "
        f"the {_pick(words.ADJECTIVES, key, 2).lower()} {_pick(words.NOUNS, key, 3).lower()}"
    )


def genres(key: int) -> tuple[str, ...]:
    """Choose up to three genres; none for an artist nobody has classified."""
    start = mix(key, 7) % len(words.GENRES)
    return tuple(words.GENRES[(start + step * 7) % len(words.GENRES)] for step in range(key % 4))


def label(key: int) -> str:
    """Name a record label."""
    return _pick(words.LABELS, key, 8)
