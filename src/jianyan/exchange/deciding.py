"""来件处理 — what a person decides on a document: taken over as a case, set aside, or fetched back."""

from collections.abc import Sequence

from django.db import transaction

from jianyan.cases import actions
from jianyan.cases.contents import Upload, examined
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform
from jianyan.cases.refusal import Refused
from jianyan.cases.visibility import incoming
from jianyan.exchange.models import Incoming, IncomingFile, IncomingState
from jianyan.people.models import ContactDetail


@transaction.atomic
def take_over(pk: int, draft: Draft, by: By, *, acting: By, corrected: Sequence[str]) -> Case:
    """The document becomes a case by the way of 代录: born and submitted for its proposer.

    `acting` is the clerk for the proposer, on the day the paper was submitted; `by` the clerk today.
    """
    row = _locked(pk, by)
    case = perform(actions.submit, open_case(draft, acting), acting)
    case = _with_file(row, case, by)
    if row.contact:
        details = {"mobile": row.contact.get("phone", "")[:40], "email": row.contact.get("email", "")[:120],
                   "workplace": row.contact.get("workplace", "")[:120], "address": row.contact.get("address", "")[:200]}  # fmt: skip
        ContactDetail.objects.get_or_create(proposer=draft.lead, defaults=details)
    row.case = case
    row.corrected = list(corrected)
    _decide(row, IncomingState.TAKEN, by)
    return case


def _with_file(row: Incoming, case: Case, by: By) -> Case:
    """The file goes over to the case; a kind that no case takes stays here, beside the document."""
    held = IncomingFile.objects.get(document=row)
    file = Upload(row.name, bytes(held.body))
    try:
        examined(file)
    except Refused:
        return case
    held.delete()
    return perform(actions.attach_paper, case, by, files=[file])


@transaction.atomic
def set_aside(pk: int, by: By, *, reason: str) -> None:
    """It will be no case here; the file stays, and it can be fetched back."""
    row = _locked(pk, by)
    row.reason = reason[:300]
    _decide(row, IncomingState.ASIDE, by)


@transaction.atomic
def fetch_back(pk: int, by: By) -> None:
    row = _locked(pk, by, state=IncomingState.ASIDE)
    row.reason = ""
    _decide(row, IncomingState.WAITING, by)


def _locked(pk: int, by: By, state: str = IncomingState.WAITING) -> Incoming:
    rows = Incoming.objects.select_for_update(of=("self",)).filter(incoming(by.actor), pk=pk)
    row = rows.first()
    if row is None:
        raise Refused("no_right", action="draft")
    if row.state != state:
        raise Refused("incoming_decided", state_now=str(IncomingState(row.state).label))
    return row


def _decide(row: Incoming, state: IncomingState, by: By) -> None:
    row.state = state
    row.decided_at = by.at
    row.decided_by_id = by.actor.id
    if state == IncomingState.TAKEN:
        row.contact = {}
    row.save()
