"""`tuify login` at work: settings, streams and signals around the dialogue."""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Final

from tuify.accounts import guide
from tuify.accounts.advice import DASHBOARD
from tuify.accounts.authorization import read_redirect
from tuify.accounts.client_id import read_client_id
from tuify.accounts.errors import AccountError, BadRedirect
from tuify.accounts.login import LoginPlan
from tuify.accounts.profiles import login_path, profiles
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService
from tuify.cli.api.codes import PIPE_CLOSED, UNWRITABLE
from tuify.cli.exits import DONE, INTERRUPTED, Refusal
from tuify.cli.login import wording
from tuify.cli.login.browser import has_browser, open_browser
from tuify.cli.login.dialogue import Dialogue, Failed, Wish
from tuify.cli.login.keyboard import Keyboard
from tuify.cli.login.race import Cancelled
from tuify.cli.login.voice import Unheard, Voice
from tuify.cli.ready import require_safe_addresses
from tuify.cli.setting_flags import chosen_settings
from tuify.cli.streams import complain
from tuify.settings import Settings

_SIGNALLED: Final = 128
"""What is added to a signal's number, as shells count."""


def run(arguments: argparse.Namespace) -> int:
    """Log in as typed and return the exit code; raises Refusal for what can't be done so."""
    settings = chosen_settings(arguments, os.environ)
    require_safe_addresses(settings)
    voice = _voice()
    try:
        return _log_in(settings, arguments, voice)
    except Failed as failed:
        voice.leave()
        complain(str(failed))
        return failed.code
    except (Cancelled, KeyboardInterrupt, EOFError):
        voice.leave()
        complain(wording.CANCELLED)
        return INTERRUPTED
    except Unheard as unheard:
        _let_go_of_the_output()
        if isinstance(unheard.error, BrokenPipeError):
            return PIPE_CLOSED
        complain(f"the output can't be written: {unheard}")
        return UNWRITABLE


def _voice() -> Voice:
    if sys.stdout is None:
        raise Refusal("there is no standard output to write to")
    return Voice(
        sys.stdout,
        is_terminal=sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb",
        env=os.environ,
        columns=shutil.get_terminal_size().columns,
    )


def _log_in(settings: Settings, arguments: argparse.Namespace, voice: Voice) -> int:
    registered = registered_address(settings.redirect_uri, arguments.port)
    file, before = _what_is_there(settings.profile)
    client_id = _client_id(settings, before, registered, voice)
    if before is not None:
        voice.say(wording.replaces(before))
    elif others := profiles():
        voice.say(wording.another_account(others))
    wants_browser = not arguments.no_browser and has_browser(os.environ, sys.platform)
    dialogue = Dialogue(
        Wish(
            LoginPlan(client_id, settings.redirect_uri),
            settings.profile,
            settings.api_url,
            registered,
            arguments.port,
        ),
        TokenService(settings.accounts_url),
        file,
        voice,
        show=open_browser if wants_browser else None,
    )

    async def talk() -> int:
        async with Keyboard(_standard_input(), voice.prompt) as keyboard:
            await dialogue.run(keyboard, before=before)
        if settings.access_token is not None:
            voice.say(guide.TOKEN_WINS)
        return DONE

    return _until_signalled(talk())


def registered_address(redirect_uri: str, port: int | None) -> str:
    """The address that the app's settings have to list. Raises Refusal for one they can't, or a
    port where none is listened on."""
    try:
        redirect = read_redirect(redirect_uri)
    except BadRedirect as error:
        raise Refusal(f"redirect_uri: {error}") from None
    if port is None or (redirect.port is None and redirect.is_loopback):
        return redirect.uri
    if not redirect.is_loopback:
        raise Refusal("--port is for a redirect address on 127.0.0.1; elsewhere, paste")
    return redirect.on_port(port).uri


def _what_is_there(profile: str) -> tuple[TokenFile, StoredLogin | None]:
    """The profile's file and the login in it; what is wrong with it is told before anything."""
    try:
        file = TokenFile(login_path(profile))
        return file, file.read()
    except AccountError as error:
        raise Refusal(error.message) from None


def _client_id(
    settings: Settings, before: StoredLogin | None, registered: str, voice: Voice
) -> str:
    """The app's id: as set, else the one used last time, else asked for."""
    if settings.client_id is not None:
        found = read_client_id(settings.client_id)
        if found is None:
            raise Refusal("client_id is none: it has 32 letters and digits")
    elif before is not None:
        found = before.client_id
    elif sys.stdin is not None and sys.stdin.isatty():
        return ask_for_client_id(voice, registered, input)
    else:
        raise Refusal(wording.NO_CLIENT_ID)
    voice.say(guide.known_app(found, registered))
    return found


def ask_for_client_id(voice: Voice, registered: str, ask: Callable[[str], str]) -> str:
    """Say how to come by an app, and ask until its id is typed. Raises what `ask` raises."""
    voice.say(wording.what_is_needed(registered, can_copy=voice.is_terminal))
    copied = {"d": DASHBOARD, "r": registered}
    while True:
        typed = ask(wording.CLIENT_ID_PROMPT).strip()
        if (text := copied.get(typed.lower())) and voice.copy(text):
            continue
        if (found := read_client_id(typed)) is not None:
            return found
        voice.say(guide.NOT_A_CLIENT_ID)


def _let_go_of_the_output() -> None:
    """Have Python end with our code, although what is left in its buffer can't be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _standard_input() -> int:
    """The descriptor of the standard input, or of nothing where it was closed."""
    return os.open(os.devnull, os.O_RDONLY) if sys.stdin is None else sys.stdin.fileno()


def _until_signalled(work: Coroutine[object, object, int]) -> int:
    """Run `work`; a signal that ends tuify lets it tidy up first."""
    ended_by: list[int] = []

    async def main() -> int:
        loop, task = asyncio.get_running_loop(), asyncio.ensure_future(work)

        def end(number: int) -> None:
            ended_by.append(number)
            task.cancel()

        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, end, number)
        return await task

    try:
        return asyncio.run(main())
    except asyncio.CancelledError:
        return _SIGNALLED + ended_by[0]
