"""分办表的系统推荐栏: what the machine proposes beside each row; a person asks for it and takes it over."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import ngettext

from jianyan.advice.routing import table
from jianyan.advice.switch import is_on
from jianyan.cases import actions
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.perform import Done, perform_many
from jianyan.cases.queries.split_table import SplitRow
from jianyan.cases.states import UnitRole
from jianyan.people.models import Session


def beside(
    rows: Sequence[SplitRow], session: Session
) -> list[tuple[SplitRow, table.Advised | None]]:
    """Each row beside what is kept for it; nothing where advice is off. Two queries."""
    known = table.advised([row.case_id for row in rows]) if is_on(session.office) else {}
    return [(row, known.get(row.case_id)) for row in rows]


def ask(request: HttpRequest, session: Session, ticked: Sequence[Case], by: By) -> None:
    """About those ticked, or about whatever of the session was not asked about yet."""
    waiting = table.waiting(session.office).filter(session=session)
    cases = ticked[: table.MOST] or list(waiting[: table.MOST])
    with translation.override(settings.LANGUAGE_CODE):  # what is kept is read by everybody
        asked = table.advise(cases, session.office, by.on, by.at)
    said = ngettext("The system looked at %(count)d case. Its proposals stand in the table, for reference only.", "The system looked at %(count)d cases. Its proposals stand in the table, for reference only.", asked)  # fmt: skip
    messages.info(request, said % {"count": asked})


def as_advised(cases: Sequence[Case], session: Session, by: By) -> Done:
    """What a clerk takes over for the chosen ones, where the machine knows a unit: a draft, no more."""
    known = table.advised([case.pk for case in cases]) if is_on(session.office) else {}
    work = [
        (case, {"shares": [Share(unit=unit, role=UnitRole.SOLE)]})
        for case in cases
        if case.pk in known and (unit := known[case.pk].unit) is not None
    ]
    return perform_many(actions.propose_units, work, by)
