"""会办意见: the board of what units owe one another, urged all at once, with the text ready for quoting."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jianyan import doors
from jianyan.cases import actions
from jianyan.cases.perform import perform_many
from jianyan.deadlines.co_opinions import CaseOwed, Owed, board, leads_waiting
from jianyan.web.desk import wording
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.wording import Said


@dataclass(frozen=True, slots=True)
class Row:
    """One opinion as the page draws it."""

    owed: Owed
    state: Said
    light: Said | None


@dataclass(frozen=True, slots=True)
class Block:
    case: CaseOwed
    rows: list[Row]


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    actor = doors.actor(request)
    found = board(actor=actor, today=doors.today())
    outstanding = request.GET.get("all") != "1"
    shown = [one for one in found if one.missing or not outstanding]
    context = {
        "blocks": [Block(one, [_row(owed) for owed in one.rows]) for one in shown],
        "outstanding": outstanding,
        "may_urge": any(one.i_lead and one.missing for one in found),
        "missing": sum(one.missing for one in found),
        "watermark": watermark(request),
    }
    return render(request, "desk/co_opinions.html", frame(request, here="co_opinions", **context))


def _row(owed: Owed) -> Row:
    lit = wording.light(owed.light) if owed.light and not owed.is_given else None
    return Row(owed, wording.state(owed.state), lit)


@staff
@require_POST
def urge_all(request: HttpRequest) -> HttpResponse:
    """Everything that the person's own units wait for, each case by its own move."""
    by = doors.by(request)
    waiting = leads_waiting(by.actor)
    done = perform_many(actions.urge_co_opinions, [(work, {}) for work in waiting], by)
    count = len(done.moved)
    if count:
        said = ngettext("Urged in %(count)d case.", "Urged in %(count)d cases.", count)
        messages.success(request, said % {"count": count})
    else:
        messages.info(request, _("Nobody is to be urged: all is in, or was urged today."))
    return redirect("desk:co_opinions")
