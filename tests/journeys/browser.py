"""Whoever sits at the browser, on this machine or another."""

from __future__ import annotations

import base64
import re
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.journeys.terminal import PATIENCE_S, Terminal

_FORM_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')
_COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")


def address_shown(terminal: Terminal, accounts_url: str) -> str:
    """The address to open, as the program wrote it; waits for it to be whole."""
    terminal.wait_for_output(b"Then press Enter.")
    shown = re.search(
        re.escape(accounts_url.encode()) + rb"/authorize\?[!-~]+\r?\n", terminal.output
    )
    assert shown is not None, terminal.text()
    return shown[0].decode().strip()


def copied(terminal: Terminal) -> list[str]:
    """What was put on the clipboard, in order."""
    return [base64.b64decode(each).decode() for each in _COPIED.findall(bytes(terminal.output))]


def answered(address: str, answer: str = "approve") -> str:
    """Open the address, press a button on the page, and return where that sends the browser.

    Somebody who agreed before is sent on at once.
    """
    with httpx.Client(trust_env=False, timeout=PATIENCE_S) as browser:
        page = browser.get(address)
        if page.has_redirect_location:
            return str(page.headers["location"])
        form = _FORM_TOKEN.search(page.text)
        assert form is not None, page.text
        sent = browser.post(
            str(page.url.copy_with(query=None)), data={"form_token": form[1], "answer": answer}
        )
        assert sent.status_code == 302, sent.text
        return str(sent.headers["location"])


def go(address: str) -> str:
    """Follow the address the browser was sent to, and return the page that is there."""
    return httpx.get(address, trust_env=False, timeout=PATIENCE_S).text


def code_in(address: str) -> str:
    """The code in the address the browser was sent to."""
    [code] = parse_qs(urlsplit(address).query)["code"]
    return code
