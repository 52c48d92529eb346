"""The small page a browser is shown when it comes back."""

from html import escape
from typing import Final

_PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>tuify</title>
<meta name="viewport" content="width=device-width">
<style>
body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 18vh auto;
  padding: 0 1rem; background: #14161b; color: #e6e6e6 }}
h1 {{ font-size: 1.3rem; color: {colour} }}
</style></head><body><h1>{title}</h1><p>{words}</p></body></html>
"""


def page(title: str, words: str, *, good: bool) -> bytes:
    """A page with a headline and a sentence; nothing in it is loaded from anywhere."""
    colour = "#7fd88f" if good else "#e8a33d"
    return _PAGE.format(title=escape(title), words=escape(words), colour=colour).encode()
