"""What comes of asking the emulator, each question once and in a world of its own."""

import json
from functools import cache

import httpx

from tests.contract.asking import ASKED, Asked, filled
from tests.contract.complaints import Complaint, Demand, complaints
from tests.contract.document import TODAY, Rules, Schema, document
from tests.contract.things import Things
from tests.emulator.support import Api
from tuify.emulator.options import Mode

DEMANDS: dict[Mode, Demand] = {"extended": "everything", "development": "without removed"}

FORBIDDEN = {"error": {"status": 403, "message": "Forbidden"}}

_ERROR = Schema(
    type="object",
    required=("error",),
    properties={"error": Schema(ref="#/components/schemas/ErrorObject")},
)


def is_open(name: str, mode: Mode) -> bool:
    """Whether an app of this kind may call an operation."""
    return mode == "extended" or not document(TODAY).operations[name].deprecated


@cache
def answer_to(place: int, mode: Mode) -> httpx.Response:
    """The emulator's answer to a question of the table."""
    api = Api(mode=mode)
    asked = ASKED[place]
    if asked.after is not None:
        assert send(api, asked.after).is_success
    return send(api, asked)


def send(api: Api, asked: Asked, *, if_none_match: str = "") -> httpx.Response:
    """Ask the emulator; with a tag, whether there is something else than what has it."""
    things = Things(api.emulator)
    body = filled(asked.json, things)
    content = asked.content if body is None else json.dumps(body).encode()
    headers = {} if content is None else {"Content-Type": asked.content_type}
    if if_none_match:
        headers["If-None-Match"] = if_none_match
    return api.send(asked.method, asked.target(things), content=content, headers=headers)


@cache
def complaints_of_answer(place: int, mode: Mode) -> tuple[Complaint, ...]:
    """What the document has against that answer."""
    asked = ASKED[place]
    rules = document(TODAY).operations[asked.name]
    return tuple(complaints_of(answer_to(place, mode), rules, mode))


def complaints_of(answer: httpx.Response, rules: Rules, mode: Mode) -> list[Complaint]:
    """What is wrong with an answer to an operation: its status, its body, or its content type."""
    status = answer.status_code
    known = rules.answers.get(status)
    if known is None or status >= 400:
        return [Complaint(f"{rules.name} {status}", "status", answer.text[:80])]
    if known.schema is None:
        return [] if not answer.content else [_body(rules, f"{status} has a body")]
    if not answer.headers.get("content-type", "").startswith("application/json"):
        return [_body(rules, f"{status} is no JSON")]
    return complaints(answer.json(), known.schema, name=known.name, demand=DEMANDS[mode])


def complaints_of_error(answer: httpx.Response) -> list[Complaint]:
    """What is wrong with the body of an error."""
    return complaints(answer.json(), _ERROR, name="error", demand="required")


def _body(rules: Rules, detail: str) -> Complaint:
    return Complaint(rules.name, "value", detail)


def uncorrected(place: int, mode: Mode) -> list[Complaint]:
    """The complaints about an answer that only the corrected shapes silence."""
    answer = answer_to(place, mode)
    known = document(TODAY).operations[ASKED[place].name].answers.get(answer.status_code)
    if known is None or known.schema is None:
        return []
    found = complaints(
        answer.json(),
        known.schema,
        name=known.name,
        demand=DEMANDS[mode],
        is_corrected=False,
    )
    return sorted(set(found) - set(complaints_of_answer(place, mode)))
