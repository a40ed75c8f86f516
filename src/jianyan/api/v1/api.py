"""The API under /api/v1/: read what you may see, make the moves the table allows."""

import sys
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Router, Status
from ninja.errors import HttpError
from ninja.security import django_auth

from jianyan import doors
from jianyan.api.v1 import proposals, reading
from jianyan.api.v1.inputs import Body, body_of, draft_of, values_of
from jianyan.api.v1.schemas import AdviceOut, CaseList, CaseOut, DraftIn, RefusalOut
from jianyan.cases.actions import ACTIONS
from jianyan.cases.facts import By
from jianyan.cases.opening import open_case
from jianyan.cases.parts import parts_seen
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused, Warned
from jianyan.cases.visibility import sight
from jianyan.cases.workflow import MOVES
from jianyan.people.keeping import is_first

api = NinjaAPI(
    title="Jianyan 建言",
    version="1",
    urls_namespace="api-1",
    auth=django_auth,
    description="Deputies' suggestions and CPPCC proposals. Refusals answer 409 with a stable code.",
)
router = Router(tags=["cases"])


@api.exception_handler(Refused)
def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """409 with code, parameters and sentence; a warning says that a reason lets it go on."""
    answer = {
        "code": refusal.code,
        "params": refusal.params,
        "sentence": doors.sentence(refusal),
        "warning": isinstance(refusal, Warned),
    }
    return api.create_response(request, answer, status=409)


@router.get("", response=CaseList, summary="Cases you may see")
def cases(
    request: HttpRequest, before: int | None = None, kind: str = "", state: str = ""
) -> CaseList:
    return reading.page(doors.actor(request), before=before, kind=kind, state=state)


@router.post("", response={201: CaseOut, 409: RefusalOut}, summary="Open a draft")
def open_draft(request: HttpRequest, body: DraftIn) -> Status[CaseOut]:
    by = doors.by(request)
    case = open_case(draft_of(body), by)
    return Status(201, reading.whole(case.pk, by))


def _find(request: HttpRequest, name: str) -> int:
    found = reading.find(doors.actor(request), name)
    if found is None:
        raise HttpError(404, doors.sentence(Refused("no_such_case")))
    return found.pk


def _add_move(name: str) -> None:
    """One entry for each row of the tables of moves; `0` names the case itself."""
    action, shape = ACTIONS[name], body_of(ACTIONS[name])

    def move(request: HttpRequest, case: Path[str], part: Path[str], body: Any) -> Any:
        return _move(request, name, case, part, body)

    move.__annotations__["body"] = shape
    router.post(
        f"/{{path:case}}/-/{{part}}/{name}",
        response={200: CaseOut, 409: RefusalOut},
        summary=name.replace("_", " "),
        description=(sys.modules[action.__module__].__doc__ or "").split("\n")[0],
        operation_id=name,
    )(move)


@transaction.atomic
def _move(request: HttpRequest, name: str, case: str, part: str, body: Body) -> CaseOut:
    """With the header `Idempotency-Key` a call that is repeated is done once."""
    by = doors.by(request)
    found = reading.find_to_move(by.actor, case)
    if found is None:
        raise HttpError(404, doors.sentence(Refused("no_such_case")))
    case_id = found.pk
    if is_first(by.actor.id, request.headers.get("Idempotency-Key", ""), by.at):
        perform(ACTIONS[name], _part(case_id, part, by), by, **values_of(ACTIONS[name], body))
    return reading.whole(case_id, by)


def _part(case_id: int, name: str, by: By) -> Any:
    """The part of this name, where the caller sees it: a draft of a reply is not there for others."""
    dossier = read(case_id)
    seen = parts_seen(dossier, sight(by.actor, dossier.case, by.on))
    found = next((part for part in seen if part.part == ("" if name == "0" else name)), None)
    if found is None:
        raise Refused("no_such_case")
    return found


for _name in MOVES:
    _add_move(_name)


@router.get("/{path:case}/-/0/advice", response=AdviceOut, summary="What the machine proposes")
def advice(request: HttpRequest, case: Path[str]) -> AdviceOut:
    """分办参考: units and classes for the office's staff; proposed, never chosen."""
    return proposals.of(_find(request, case), doors.by(request))


@router.get("/{path:case}", response=CaseOut, summary="One case as you may see it")
def one(request: HttpRequest, case: Path[str]) -> CaseOut:
    return reading.whole(_find(request, case), doors.by(request))


api.add_router("/cases", router)
