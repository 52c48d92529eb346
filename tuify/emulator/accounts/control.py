"""The strings behind the accounts service, under ``/_emulator/accounts``.

``GET`` shows the terms and the logins, without anything that opens a door. ``PUT`` changes the
terms (see :mod:`tuify.emulator.accounts.terms`). ``POST /_emulator/accounts/revoke`` withdraws all
logins with their tokens, as somebody does who removes an app from their account; with
``{"only": "access_tokens"}`` just the access tokens. The token of the start line always stays.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.accounts.service import Accounts
from tuify.emulator.accounts.terms import BadTerms
from tuify.emulator.errors import ApiError
from tuify.emulator.wire import json_answer, json_body


class AccountControl:
    """Answers for those who hold the strings."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/_emulator/accounts", self.show, methods=["GET"]),
            Route("/_emulator/accounts", self.set_terms, methods=["PUT"]),
            Route("/_emulator/accounts/revoke", self.revoke, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """Show the terms and the logins."""
        return json_answer(self._accounts.body())

    async def set_terms(self, request: Request) -> Response:
        """Change the terms; 400 says what cannot be read."""
        try:
            self._accounts.set_terms(await json_body(request))
        except BadTerms as problem:
            raise ApiError(400, str(problem)) from None
        return json_answer(self._accounts.body())

    async def revoke(self, request: Request) -> Response:
        """Withdraw what was given."""
        wish = await json_body(request)
        if wish == {"only": "access_tokens"}:
            self._accounts.revoke_access()
        elif not wish:
            self._accounts.revoke()
        else:
            raise ApiError(400, "revoke takes nothing, or {'only': 'access_tokens'}")
        return json_answer(self._accounts.body())
