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
