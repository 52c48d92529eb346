"""The pages of the accounts service, for a browser. Nothing in them is loaded from anywhere."""

from html import escape

from starlette.responses import Response

from tuify.emulator.accounts.authorizing import Refused, Wish

_FRAME = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Emulated accounts service</title>
<meta name="viewport" content="width=device-width">
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto;
  padding: 0 1rem }}
button {{ font: inherit; padding: .4rem 1.2rem; margin-right: .6rem }}
code {{ overflow-wrap: anywhere }}
</style></head><body><h1>{headline}</h1>
{inside}
<p><small>This is the emulator on this machine. No real account is touched.</small></p>
</body></html>
"""
_QUESTION = """<p>The app <code>{client_id}</code> wants to do this with the account of {user}:</p>
<ul>{scopes}</ul>
<p>Afterwards your browser goes to <code>{redirect_uri}</code>.</p>
<form method="post" action="/authorize">
<input type="hidden" name="form_token" value="{form_token}">
<button name="answer" value="approve">Approve</button>
<button name="answer" value="deny">Deny</button>
</form>"""

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Content-Type": "text/html; charset=utf-8",
    "Referrer-Policy": "no-referrer",
}


def question(wish: Wish, *, client_id: str, user: str, form_token: str) -> Response:
    """Ask somebody whether they agree."""
    inside = _QUESTION.format(
        client_id=escape(client_id),
        user=escape(user),
        scopes="".join(f"<li>{escape(scope)}</li>" for scope in wish.scopes) or "<li>nothing</li>",
        redirect_uri=escape(wish.redirect_uri),
        form_token=escape(form_token),
    )
    return _page("Do you agree?", inside, 200)


def refusal(refused: Refused) -> Response:
    """Say what is wrong; this is as far as the browser gets."""
    return _page(escape(refused.problem), f"<p>{escape(refused.words)}</p>", 400)


def _page(headline: str, inside: str, status: int) -> Response:
    return Response(_FRAME.format(headline=headline, inside=inside), status, _HEADERS)
