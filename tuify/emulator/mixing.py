"""Numbers that look random and are computed, never drawn.

Everything in the emulated world follows from a seed by integer arithmetic alone, so that it is
the same on every machine and in every version of Python, and so that the millionth track costs no
more than the first. Nothing here is meant for cryptography.
"""

_MASK = (1 << 64) - 1
STRIDE = 0x9E3779B97F4A7C15
FIRST_FACTOR = 0xBF58476D1CE4E5B9
SECOND_FACTOR = 0x94D049BB133111EB
_FIRST_BACK = pow(FIRST_FACTOR, -1, 1 << 64)
_SECOND_BACK = pow(SECOND_FACTOR, -1, 1 << 64)
_ROUNDS = 4


def scramble(value: int) -> int:
    """Map a 64-bit number to another one; each result has exactly one origin."""
    value &= _MASK
    value = ((value ^ (value >> 30)) * FIRST_FACTOR) & _MASK
    value = ((value ^ (value >> 27)) * SECOND_FACTOR) & _MASK
    return value ^ (value >> 31)


def unscramble(value: int) -> int:
    """Undo :func:`scramble`."""
    value = _undo_shift(value & _MASK, 31)
    value = _undo_shift((value * _SECOND_BACK) & _MASK, 27)
    return _undo_shift((value * _FIRST_BACK) & _MASK, 30)


def _undo_shift(value: int, bits: int) -> int:
    """Invert ``x ^ (x >> bits)`` for 64-bit ``x`` and ``bits`` of at least 22."""
    return value ^ (value >> bits) ^ (value >> (2 * bits))


def mix(*values: int) -> int:
    """Fold any whole numbers into one 64-bit number; order matters."""
    mixed = 0
    for value in values:
        mixed = scramble((mixed + STRIDE) ^ value)
    return mixed


class Permutation:
    """The numbers ``0 … size-1`` in a mixed order that is computed place by place.

    ``order[place]`` is the number at a place, ``order.place(number)`` the way back. Nothing is
    stored, so an order of a million costs as much as one of ten. A balanced Feistel network covers
    the next power of four; a result outside ``size`` is sent through again until it falls inside.
    """

    __slots__ = ("_half", "_keys", "_low", "size")

    def __init__(self, size: int, key: int) -> None:
        if size < 1:
            raise ValueError("an order needs at least one place")
        self.size = size
        self._half = max(1, ((size - 1).bit_length() + 1) // 2)
        self._low = (1 << self._half) - 1
        self._keys = tuple(mix(key, turn) for turn in range(_ROUNDS))

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, place: int) -> int:
        if not 0 <= place < self.size:
            raise IndexError(place)
        number = place
        while True:
            left, right = number >> self._half, number & self._low
            for key in self._keys:
                left, right = right, left ^ (scramble(right ^ key) & self._low)
            number = (left << self._half) | right
            if number < self.size:
                return number

    def place(self, number: int) -> int:
        """Return where ``number`` stands in this order."""
        if not 0 <= number < self.size:
            raise ValueError(f"{number} is not in an order of {self.size}")
        place = number
        while True:
            left, right = place >> self._half, place & self._low
            for key in reversed(self._keys):
                left, right = right ^ (scramble(left ^ key) & self._low), left
            place = (left << self._half) | right
            if place < self.size:
                return place
