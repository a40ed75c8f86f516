"""拟定分办 — the draft split of many cases as shares, and the numbers of lists for signature."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery

from jianyan.cases.actions import sign_split, take_back_split
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.contents import Upload
from jianyan.cases.facts import By
from jianyan.cases.models import Case, ProposedShare, Text
from jianyan.cases.numbers import Numbers
from jianyan.cases.perform import Done, perform, perform_many
from jianyan.cases.refusal import Refused
from jianyan.cases.states import CaseState
from jianyan.people.models import Session
from jianyan.rules import numbering, packs

_USUAL = "分办〔{year}〕{n}号"


def next_list_no(session: Session, on: date) -> str:
    """The next number: one series for a session, none used twice; taken at once, so that two clerks never share one."""
    pattern = packs.load(session.office.rules).numbering.get("split_list") or _USUAL
    with transaction.atomic():
        seq = Numbers(1).next(f"{session.office_id}/{session.pk}/split_list")
    return numbering.render(pattern, year=on.year, n=seq)


def sign_list(
    session: Session,
    list_no: str,
    by: By,
    *,
    leader: str,
    signed_on: date,
    paper: Upload | None = None,
    scan: str = "",
    reason: str = "",
) -> Done:
    """领导审签 of a whole list in one act. The scan lies with its first case; the others name it."""
    given: dict[str, Any] = {
        "leader": leader,
        "signed_on": signed_on,
        "scan": scan,
        "reason": reason,
    }
    with transaction.atomic():
        first, *others = waiting_on(session, list_no)
        signed = perform(sign_split, first, by, paper=paper, **given)
        if paper:
            given["scan"] = signed.number
        done = perform_many(sign_split, [(case, given) for case in others], by)
    done.moved.insert(0, signed)
    return done


def take_back_list(session: Session, list_no: str, by: By, *, reason: str) -> Done:
    """撤回呈批 of a whole list, so that its draft split can be changed again."""
    cases = waiting_on(session, list_no)
    return perform_many(take_back_split, [(case, {"reason": reason}) for case in cases], by)


def waiting_on(session: Session, list_no: str) -> list[Case]:
    """The cases of a list that wait for the signature, in its order; refused where none does."""
    listed = Case.objects.filter(session=session, split_list=list_no, split_signed_on=None)
    found = list(listed.filter(state=CaseState.FILED).order_by("number", "pk"))
    if not found:
        raise Refused("list_not_waiting", list_no=list_no)
    return found


def drafts_of(cases: Collection[int]) -> dict[int, list[Share]]:
    """Whom the draft split names for each of these cases, in its order. One query."""
    words = Text.objects.filter(case_id=OuterRef("case_id"), no=OuterRef("scope_no"))
    rows = ProposedShare.objects.filter(case_id__in=cases).select_related("unit")
    found: dict[int, list[Share]] = defaultdict(list)
    for row in rows.annotate(scope=Subquery(words.values("body")[:1])).order_by("case_id", "no"):
        share = Share(unit=row.unit, role=row.role, scope=row.scope or "", due_on=row.due_on)
        found[row.case_id].append(share)
    return found
