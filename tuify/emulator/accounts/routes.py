"""The endpoints of the accounts service: ``/authorize`` for browsers, ``/api/token`` for apps."""

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.accounts import page
from tuify.emulator.accounts.authorizing import OLD_PAGE, Refused, SentBack, Wish, read_answer
from tuify.emulator.accounts.ledger import GrantRefused
from tuify.emulator.accounts.service import Accounts
from tuify.emulator.wire import encoded

QUESTION_PATH = "/authorize"

_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 20
_UNKEPT = {"Cache-Control": "no-store", "Pragma": "no-cache"}


class AccountRoutes:
    """Answers in the place of the service on which people log in; ``user`` is who does."""

    def __init__(self, accounts: Accounts, user: str) -> None:
        self._accounts = accounts
        self._user = user

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route(QUESTION_PATH, self.ask, methods=["GET"]),
            Route(QUESTION_PATH, self.answer, methods=["POST"]),
            Route("/api/token", self.token, methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """Show the page, or whatever comes instead of it."""
        outcome = self._accounts.ask(request.query_params)
        if not isinstance(outcome, Wish):
            return _onwards(outcome)
        return page.question(
            outcome,
            client_id=self._accounts.client_id,
            user=self._user,
            form_token=self._accounts.form_token(outcome),
        )

    async def answer(self, request: Request) -> Response:
        """Take in which button was pressed."""
        form = await _form(request) or {}
        pressed = read_answer(form.get("answer"))
        if pressed is None:
            return page.refusal(OLD_PAGE)
        return _onwards(self._accounts.answer(form.get("form_token", ""), pressed))

    async def token(self, request: Request) -> Response:
        """Give tokens for a code or for a refresh token. It takes a form and nothing else."""
        try:
            body, status = self._accounts.grant(await _token_form(request)), 200
        except GrantRefused as refused:
            body, status = refused.body(), refused.status
        return Response(encoded(body), status, {"Content-Type": "application/json", **_UNKEPT})


def _onwards(outcome: Refused | SentBack) -> Response:
    if isinstance(outcome, Refused):
        return page.refusal(outcome)
    headers = {"Location": outcome.address, "Referrer-Policy": "no-referrer", **_UNKEPT}
    return Response(None, 302, headers)


async def _token_form(request: Request) -> dict[str, str]:
    if request.headers.get("authorization"):
        raise GrantRefused("invalid_client", "Invalid client secret")
    form = await _form(request)
    if form is None:
        raise GrantRefused("invalid_request", f"The body must be {_FORM}", 415)
    return form


async def _form(request: Request) -> dict[str, str] | None:
    """Read a form; None for any other kind of body. Of a field that comes twice the last counts."""
    kind = request.headers.get("content-type", "").partition(";")[0]
    if kind.strip().lower() != _FORM:
        return None
    content = (await request.body()).decode("utf-8", "replace")
    try:
        return dict(parse_qsl(content, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        return {}
