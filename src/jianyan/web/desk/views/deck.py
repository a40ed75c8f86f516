"""审查卡片: one case a card, decided by a key or a touch, and on to the next."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases import reviewing, workflow
from jianyan.cases.perform import moves_open_to
from jianyan.cases.queries.case_page import sheet_of
from jianyan.cases.queries.opened import Opened, opened
from jianyan.cases.queries.review_deck import deck
from jianyan.people.rights import Right
from jianyan.web.desk.forms.base import MoveForm, Subject
from jianyan.web.desk.forms.table import FORMS
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views import case as case_view
from jianyan.web.desk.wording import Words

# what may be done with a card, in the order of the buttons, each with its key
KEYS = {
    "give_review_opinion": "o", "file": "p", "send_back": "b", "decline": "r", "merge": "m",
    "name_reviewers": "n",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of the card with the form that it opens."""

    move: str
    label: Words
    key: str
    form: MoveForm
    url: str


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    by = doors.by(request)
    if not (by.actor.holds(Right.REVIEW) or by.actor.holds(Right.OPINE)):
        raise PermissionDenied
    ids = deck(by.actor)
    context: dict[str, Any] = {"trail": [{"label": _("Review"), "url": ""}]}
    if ids:
        context |= _card(request, ids)
    return render(request, "desk/deck.html", frame(request, here="deck", **context))


def _card(request: HttpRequest, ids: list[int]) -> dict[str, Any]:
    """The card asked for; one that is decided already gives way to the first."""
    by, wanted = doors.by(request), request.GET.get("case", "")
    at = ids.index(int(wanted)) if wanted.isdecimal() and int(wanted) in ids else 0
    found = opened(by.actor, by.on, ids[at])
    if found is None:
        return {}
    stage = reviewing.stage_in_hand(found.dossier)
    return {
        "case": sheet_of(found, by),
        "place": at + 1,
        "of": len(ids),
        "stage": stage,
        "given": sum(1 for one in stage if one.given_on),
        "previous_url": _url(ids[at - 1]) if at else "",
        "next_url": _url(ids[at + 1]) if at + 1 < len(ids) else "",
        "choices": _choices(request, found, ids, at),
        "once": doors.new_key(),
        "watermark": watermark(request),
    }


def _choices(request: HttpRequest, found: Opened, ids: list[int], at: int) -> list[Choice]:
    """Each move of the card that is open to this person, its form aimed at the next card."""
    by = doors.by(request)
    open_moves = set(moves_open_to(found.case, by))
    if reviewing.mine(found.dossier, by.actor.id) is None:
        open_moves.discard("give_review_opinion")
    after = ids[at + 1] if at + 1 < len(ids) else ids[0]
    return [
        Choice(
            move,
            workflow.MOVES[move].label,
            key,
            FORMS[move](subject=Subject(found, found.case, by), auto_id=f"{move}-%s"),
            f"{case_view.move_url(found.case.pk, '', move)}?{urlencode({'deck': after})}",
        )
        for move, key in KEYS.items()
        if move in open_moves
    ]


def _url(case_id: int) -> str:
    return f"{reverse('desk:deck')}?{urlencode({'case': case_id})}"
