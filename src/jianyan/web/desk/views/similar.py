"""内容相近: cases like this one, the matter's earlier years, replies repeated; proposed, never decided."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jianyan import doors
from jianyan.advice import answers, similar
from jianyan.advice.answers import Method, Proposed
from jianyan.advice.last_replies import Copied, held_against
from jianyan.advice.models import Answer, AnswerKind, Verdict
from jianyan.advice.recurrence import LOOKED_AT, Chain, Link, chain_of
from jianyan.advice.similar import Like
from jianyan.cases.queries.case_page import sheet_of
from jianyan.cases.queries.opened import Opened, opened
from jianyan.cases.states import Kind
from jianyan.cases.visibility import visible
from jianyan.rules.outcomes import NEUTRAL
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views.case import trail

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """One case alike, with what was made of it."""

    like: Like
    kind: str
    reasons: tuple[str, ...]
    answer: Answer | None

    @property
    def is_accepted(self) -> bool:
        return self.answer is not None and self.answer.verdict == Verdict.ACCEPTED


@dataclass(frozen=True, slots=True)
class Year:
    """One earlier time, in words."""

    link: Link
    answered: str
    promised: str
    tone: str


@staff
@require_safe
def page(request: HttpRequest, case_id: int) -> HttpResponse:
    found = _open(request, case_id)
    likes = similar.like_case(
        found.case, where=visible(doors.actor(request)), limit=LOOKED_AT, least=_least()
    )
    context = {
        "case_id": case_id,
        "on": similar.on(),
        "similar": _shown(likes, case_id),
        **_again(likes, found, doors.today()),
        "copied": _copied(found, likes),
    }
    if request.headers.get("HX-Request") == "true":
        return render(request, "desk/_similar.html", context)
    sheet = sheet_of(found, doors.by(request))
    context |= {
        "case": sheet,
        "trail": trail(sheet, here=_("Similar cases")),
        "watermark": watermark(request),
    }
    return render(request, "desk/similar.html", frame(request, here="case", **context))


@staff
@require_POST
def judge(request: HttpRequest, case_id: int, other: int) -> HttpResponse:
    """A person says whether it is the same matter; recorded with method, version, score and reasons."""
    by = doors.by(request)
    found = _open(request, case_id)
    likes = similar.like_case(found.case, where=visible(by.actor), limit=LOOKED_AT)
    like = next((one for one in likes if one.case_id == other), None)
    if like is None:
        raise Http404
    proposed = Proposed(f"case:{other}", like.score, tuple(like.why.sentences()))
    name, _slash, version = like.method.partition("/")
    kind = AnswerKind.LIKENESS
    answers.withdraw(kind=kind, case_id=case_id, about=proposed.about)
    answers.keep(
        kind=kind, case_id=case_id, proposed=[proposed], method=Method(name, version), at=by.at
    )
    accepted = request.POST.get("verdict") == Verdict.ACCEPTED
    answers.judge(
        kind=kind, case_id=case_id, about=[proposed.about], accepted=accepted,
        by=by.actor.id, at=by.at,
    )  # fmt: skip
    messages.success(request, _("Recorded."))
    return redirect("desk:similar", case_id)


def _open(request: HttpRequest, case_id: int) -> Opened:
    by = doors.by(request)
    found = opened(by.actor, by.on, case_id)
    if found is None or not found.view.as_staff:
        raise Http404
    return found


def _least() -> float:
    return float(min(settings.LIKENESS["shown"], settings.LIKENESS["again"]))


def _shown(likes: list[Like], case_id: int) -> list[Shown]:
    """The best ones; what somebody rejected is not proposed again."""
    judged = {
        answer.about: answer
        for answer in answers.given(kinds=[AnswerKind.LIKENESS], case_id=case_id)
    }
    rows = [
        Shown(
            like, str(Kind(like.kind).label), tuple(like.why.sentences()),
            judged.get(f"case:{like.case_id}"),
        )
        for like in likes
        if like.score >= settings.LIKENESS["shown"]
    ]  # fmt: skip
    return [row for row in rows if row.answer is None or row.is_accepted][:SHOWN]


def _again(likes: list[Like], found: Opened, today: date) -> dict[str, object]:
    alike = [one for one in likes if one.score >= settings.LIKENESS["again"]]
    chain: Chain = chain_of(found.case, alike, today)
    return {"chain": chain, "years": [_year(link) for link in chain.links[:12]]}


def _year(link: Link) -> Year:
    language = 1 if get_language() == "en" else 0
    answered = "、".join(NEUTRAL[code][language] for code in link.outcomes if code in NEUTRAL)
    kept = sum(promise.is_kept for promise in link.promised)
    broken = sum(promise.is_broken for promise in link.promised)
    promised = ""
    if link.promised:
        said = _("%(all)d promised, %(kept)d kept, %(broken)d late or given up")
        promised = said % {"all": len(link.promised), "kept": kept, "broken": broken}
    tone = "near" if link.was_left else "done" if link.was_solved else "quiet"
    return Year(link, answered or _("no reply on record"), promised, tone)


def _copied(found: Opened, likes: list[Like]) -> list[Copied]:
    """Drafts that this person may read and that repeat an earlier reply."""
    drafts = [reply for reply in found.dossier.rounds if not reply.delivered_on and reply.body_no]
    earlier = [like.dossier for like in likes]
    return [
        copied
        for draft in drafts
        if found.view.reply(draft)
        for copied in held_against(draft, earlier)
    ][:3]
