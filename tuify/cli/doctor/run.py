"""`tuify doctor` at work: looks, asks, prints."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import time
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from tuify import __version__
from tuify.cli.api.codes import PIPE_CLOSED, UNWRITABLE
from tuify.cli.doctor.account_findings import account_findings
from tuify.cli.doctor.chosen import look_at_settings
from tuify.cli.doctor.codes import TROUBLE
from tuify.cli.doctor.facts import LoginFacts
from tuify.cli.doctor.finding import Finding, Level, worst
from tuify.cli.doctor.key_findings import key_findings
from tuify.cli.doctor.login import look_at_login
from tuify.cli.doctor.login_findings import login_findings
from tuify.cli.doctor.promptly import is_held, leave, run_promptly
from tuify.cli.doctor.service_findings import service_findings
from tuify.cli.doctor.services import ask_services
from tuify.cli.doctor.setting_findings import program_finding, setting_findings
from tuify.cli.doctor.showing import as_json, as_lines, summary
from tuify.cli.doctor.surroundings import look_around
from tuify.cli.doctor.terminal_findings import terminal_findings
from tuify.cli.exits import DONE, INTERRUPTED, Refusal
from tuify.cli.streams import complain
from tuify.settings import Settings, options
from tuify.spotify.tokens import TokenSource

_PROXIES: Final = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


def run(arguments: argparse.Namespace) -> int:
    """Look, ask and print; returns the exit code."""
    if sys.stdout is None:
        raise Refusal("there is no standard output to write to")
    try:
        code = TROUBLE if worst(_examine(arguments)) is Level.TROUBLE else DONE
    except BrokenPipeError:
        code = PIPE_CLOSED
    except KeyboardInterrupt:
        code = INTERRUPTED
    except OSError as error:
        complain(f"the findings can't be written: {error.strerror}")
        code = UNWRITABLE
    if is_held():
        leave(code)
    return code


def _examine(arguments: argparse.Namespace) -> list[Finding]:
    """All findings. Lines are printed as soon as they are known: the services may take a while."""
    known = {option.name for option in options()}
    flags = {name: value for name, value in vars(arguments).items() if name in known}
    chosen, settings = look_at_settings(os.environ, flags)
    around = look_around(os.environ, sys.__stdin__, sys.__stderr__)
    findings = [
        program_finding(_versions()),
        *terminal_findings(around),
        *key_findings(around),
        *setting_findings(chosen),
    ]
    login: LoginFacts | None = None
    tokens: TokenSource | None = None
    if settings is not None:
        login, tokens = look_at_login(settings)
        findings += login_findings(login, time.time())
    if not arguments.json:
        _print_lines(findings)
    answered = _answered(settings, tokens, login)
    findings += answered
    if arguments.json:
        _print(as_json(findings))
    else:
        _print_lines(answered)
        _print(summary(findings))
    return findings


def _answered(
    settings: Settings | None, tokens: TokenSource | None, login: LoginFacts | None
) -> list[Finding]:
    """What the services say; with settings that can't be used nobody knows whom to ask."""
    if settings is None:
        return [*account_findings(None, None)]
    heard = run_promptly(ask_services(settings, tokens))
    has_proxy = any(os.environ.get(name) for name in _PROXIES)
    return [
        *service_findings(heard.api, heard.accounts, has_proxy=has_proxy),
        *account_findings(heard.account, login, is_reached=heard.api.status is not None),
    ]


def _versions() -> tuple[tuple[str, str], ...]:
    try:
        textual = version("textual")
    except PackageNotFoundError:
        textual = "missing"
    return (
        ("tuify", __version__),
        ("Python", platform.python_version()),
        ("Textual", textual),
        ("system", platform.system()),
    )


def _print_lines(findings: list[Finding]) -> None:
    is_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else None
    is_coloured = is_terminal and _takes_colours(os.environ)
    _print(as_lines(findings, width, is_coloured=is_coloured))


def _takes_colours(env: Mapping[str, str]) -> bool:
    return not env.get("NO_COLOR") and env.get("TERM", "") not in ("", "dumb", "unknown")


def _print(text: str) -> None:
    """Write at once, and what the encoding lacks as an escape."""
    raw = text.encode(sys.stdout.encoding or "utf-8", "backslashreplace")
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()
