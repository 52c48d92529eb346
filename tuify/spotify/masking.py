"""A token that a server sends back, taken out of what may be shown or printed. Pure."""

import re
from collections.abc import Mapping
from typing import Final

from tuify.spotify.answers import Answer, problem_in
from tuify.spotify.secret import Secret

MASK: Final = "[token]"

_REDACTABLE: Final = 8
"""Characters of a token from which on it is taken out of answers; a shorter one is no real token
and may be a word of the text."""

_TELLING: Final = 16
"""Characters from which a token could be told, where a text ends in the middle of it."""


def masked(answer: Answer, token: Secret) -> Answer:
    """`answer` with `MASK` for the token: in its headers, and in the body of an error.

    Also where JSON, HTML or an address write characters in another way. An error that still tells
    the token after it was read loses its body.
    """
    text = token.reveal()
    if len(text) < _REDACTABLE:
        return answer
    if answer.is_success:
        return Answer(answer.status, _headers(answer.headers, text), answer.body)
    pattern = _pattern(text)
    headers = {name: pattern.sub(MASK, told) for name, told in answer.headers.items()}
    # Any byte is a character here, and comes out as it went in.
    body = pattern.sub(MASK, answer.body.decode("latin-1")).encode("latin-1")
    problem = problem_in(Answer(answer.status, headers, body))
    shown = f"{problem.message}\n{problem.reason}"
    return Answer(answer.status, headers, b"" if text[:_TELLING] in shown else body)


def _headers(headers: Mapping[str, str], text: str) -> dict[str, str]:
    return {name: told.replace(text, MASK) for name, told in headers.items()}


def _pattern(text: str) -> re.Pattern[str]:
    """Finds a text also where some of its characters are escaped."""
    return re.compile("".join(map(_any_spelling, text)))


def _any_spelling(ch: str) -> str:
    code = f"{ord(ch):02x}"
    digits = "".join(f"[{digit}{digit.upper()}]" for digit in code)
    return rf"(?:{re.escape(ch)}|\\u00{digits}|%{digits}|&#0*{ord(ch)};|&#[xX]0*{digits};)"
