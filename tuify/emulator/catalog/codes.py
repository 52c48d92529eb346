"""The codes printed on records: ISRC for recordings, UPC for albums.

Both hold the number of what they belong to, so that a search for one finds it without an index.
"""

_REGISTRANTS = "Y0123456789ABCDEFGHIJKLMNOPQRSTUVWXZ"
_PER_REGISTRANT = 10**7
_PREFIX = "QZTF"
_UPC_DIGITS = 12


def isrc(track: int) -> str:
    """Return the International Standard Recording Code of a track: 12 characters."""
    registrant, serial = divmod(track, _PER_REGISTRANT)
    return f"{_PREFIX}{_REGISTRANTS[registrant]}{serial:07d}"


def track_of_isrc(code: str) -> int | None:
    """Return the number of the track with this code, in capitals or not; None for any other."""
    code = code.upper()
    place = _REGISTRANTS.find(code[4]) if len(code) == 12 else -1
    if place < 0 or not code.startswith(_PREFIX):
        return None
    serial = code[5:]
    return place * _PER_REGISTRANT + int(serial) if _is_digits(serial) else None


def upc(album: int) -> str:
    """Return the Universal Product Code of an album: 12 digits."""
    return f"{album:0{_UPC_DIGITS}d}"


def album_of_upc(code: str) -> int | None:
    """Return the number of the album with this code; None for any other."""
    return int(code) if len(code) == _UPC_DIGITS and _is_digits(code) else None


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()
