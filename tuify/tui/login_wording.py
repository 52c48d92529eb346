"""What the login screen says, as paragraphs. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from tuify.accounts.file_tokens import WARNING_S
from tuify.accounts.guide import WHY_AN_APP, asks_for, day, known_app, lacks, registering
from tuify.accounts.scopes import SCOPES, missing
from tuify.accounts.stored_login import StoredLogin
from tuify.tui.desk import Standing, Step


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that flow, or an `address`, which stands in lines of its own to be copied."""

    words: str
    is_address: bool = False
    is_strong: bool = False


def page(standing: Standing, redirect_uri: str, reason: str, *, is_opened: bool) -> list[Paragraph]:
    """All that is to be read at this step. `reason` says why somebody is to log in, if there is
    more to it than that nobody is; `is_opened` that a browser was asked for the address."""
    why = [Paragraph(reason, is_strong=True)] if reason else []
    if standing.address:
        return [*why, *_browser(standing, redirect_uri, is_opened=is_opened)]
    if standing.step is Step.APP:
        return [*why, *_app(redirect_uri)]
    return [*why, Paragraph(known_app(standing.client_id, redirect_uri))]


def _app(redirect_uri: str) -> list[Paragraph]:
    said = [Paragraph(WHY_AN_APP)]
    for number, step in enumerate(registering(redirect_uri), start=1):
        said.append(Paragraph(f"{number}. {step.words}"))
        if step.address:
            said.append(Paragraph(step.address, is_address=True))
    said.append(
        Paragraph(
            "Then paste it below. Ctrl+d and Ctrl+r copy the two addresses, over SSH too.\n"
            "Just looking? Ctrl+t opens the demo."
        )
    )
    return said


def _browser(standing: Standing, redirect_uri: str, *, is_opened: bool) -> list[Paragraph]:
    also = "Your browser was asked to show it. " if is_opened else ""
    return [
        Paragraph(
            "Open this address in a browser, on whatever machine, and agree. It is on your "
            f"clipboard, if your terminal allows that; Ctrl+l copies it again. {also}".rstrip()
        ),
        Paragraph(standing.address, is_address=True),
        Paragraph(standing.ways_back),
        Paragraph(known_app(standing.client_id, redirect_uri) + "\nCtrl+x takes another app."),
        Paragraph(asks_for(SCOPES)),
    ]


def state(standing: Standing) -> str:
    """The line over the field: what is waited for, or what is wrong."""
    match standing.step:
        case Step.APP:
            return standing.trouble
        case Step.OPENING:
            return "Opening the way back ..."
        case Step.ASKING:
            return "Asking Spotify for the login ..."
        case Step.FAILED:
            return f"{standing.trouble} Enter tries again."
        case Step.BROWSER:
            if standing.trouble:
                return standing.trouble
            return (
                "Waiting for the browser to come back, or for you to paste."
                if standing.is_listening
                else "Waiting for you to paste."
            )


def label(standing: Standing) -> str:
    """What belongs into the field; empty where nothing does."""
    match standing.step:
        case Step.APP:
            return "Client ID"
        case Step.BROWSER:
            return "Paste here"
        case _:
            return ""


def reason_of(login: StoredLogin, *, has_ended: bool, now: float) -> str:
    """Why a login that there is should be made again; `now` is in seconds since 1970."""
    said = []
    if has_ended:
        said.append("The login has ended: its six months are over, or it was withdrawn.")
    elif now >= login.ends_at - WARNING_S:
        said.append(f"The login ends on {day(login.ends_at)}; agreeing again adds six months.")
    if lacking := missing(login.scopes):
        said.append(f"The login lacks:\n{lacks(lacking)}")
    if not said:
        said.append(f"The login is good until {day(login.ends_at)}.")
    return "\n".join(said)
