"""The kinds of values in an answer, with what is believed of them.

A value outside of these bounds is brought inside (text is cut, numbers are clamped) while the
answer is read.
"""

from typing import Annotated

import msgspec

from tuify.spotify.text import MAX_LENGTH

Text = Annotated[str, msgspec.Meta(max_length=MAX_LENGTH)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_LENGTH)]
"""What an object is worth nothing without."""
Millis = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
Timestamp = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""Milliseconds since 1970."""
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
"""How much of something there is, or how sure it is: 0 not at all, 1 wholly."""
Seconds = Annotated[float, msgspec.Meta(ge=0, le=2**31)]
Decibel = Annotated[float, msgspec.Meta(ge=-200, le=200)]
"""Against full scale: music as a whole lies between -60 and 0, its peaks may pass 0."""
Tempo = Annotated[float, msgspec.Meta(ge=0, le=10_000)]
"""Beats per minute."""
PitchClass = Annotated[int, msgspec.Meta(ge=-1, le=11)]
"""0 is C, 1 is C sharp, ... 11 is B; the service says -1 where it heard no key."""
Mode = Annotated[int, msgspec.Meta(ge=-1, le=1)]
"""1 is major, 0 minor; the service says -1 where it can't tell."""
Weight = Annotated[float, msgspec.Meta(ge=-1_000_000, le=1_000_000)]
"""A number without a unit."""
