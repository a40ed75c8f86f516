"""机器建议栏: what the machine proposes beside a form; a person takes it over or leaves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.advice import hollow
from jianyan.advice.answers import Method, Proposed, judge, keep, rejected
from jianyan.advice.commitments import VERSION, Commitment, commitments
from jianyan.advice.models import AnswerKind
from jianyan.advice.routing.recommending import Recommendation, recommend
from jianyan.advice.switch import is_on
from jianyan.cases.digest import of_words
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Round
from jianyan.cases.states import UnitRole
from jianyan.cases.visibility import visible
from jianyan.disclosure.redaction import REASONS, propose
from jianyan.web.desk.forms.base import Subject

_SIGNS: Mapping[str, Promise] = {
    "unanswered": gettext_lazy("%(count)d of %(of)d advice points have no response yet."),
    "few_measures": gettext_lazy(
        "%(count)d of %(of)d sentences say what was done or will be done; the rest explains."
    ),
    "praise": gettext_lazy("%(count)d of %(of)d sentences are thanks or praise."),
    "report": gettext_lazy("%(count)d of %(of)d sentences read like a work report."),
}
MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing proposed, why, and where a person takes it over."""

    words: str
    because: str = ""
    score: str = ""
    url: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    title: str
    note: str
    offers: tuple[Offer, ...]
    url: str = ""
    verb: str = ""


def suggestion(subject: Subject) -> Recommendation | None:
    """Who might handle this case, from what the asker may see; None where advice is off."""
    found = subject.found
    if not is_on(found.case.office):
        return None
    said = [found.case.title, found.said(found.case.situation_no)]
    said += [found.said(point.words_no) for point in found.dossier.points]
    return recommend(
        "\n".join(said), office=found.case.office, on=subject.by.on,
        where=visible(subject.by.actor), besides=found.case.pk,
    )  # fmt: skip


def units(found: Recommendation | None) -> Panel | None:
    """系统推荐,仅供参考,由交办机关确定."""
    if found is None or not found.units:
        return None
    offers = tuple(
        Offer(
            one.unit.name,
            "; ".join(one.why),
            f"{one.score:.0%}",
            verb=str(UnitRole(one.role).label) if one.role else "",
        )
        for one in found.units
    )
    note = _("Suggested by the system, for reference only; the assigning body decides.")
    if found.abstained:
        note = f"{_('The system is not sure.')} {note}"
    return Panel(
        _("Suggested units"), note, offers, "?offered=units", _("Put them into the sheet")
    )


def drafted(subject: Subject, work: Assignment) -> list[Commitment]:
    """What the unit's latest reply promises, leaving out what is recorded already."""
    found = subject.found
    if not is_on(found.case.office):
        return []
    rounds = [r for r in found.dossier.rounds if r.assignment_no == work.no]
    if not rounds:
        return []
    last = rounds[-1]
    texts = [found.said(last.body_no)]
    texts += [found.said(r.words_no) for r in found.dossier.responses if r.round_no == last.no]
    known = {found.said(promise.words_no) for promise in found.dossier.commitments}
    refused = rejected(AnswerKind.COMMITMENT, found.case.pk)
    on = last.issued_on or subject.by.on
    once = {one.text: one for text in texts for one in commitments(text, on)}
    return [one for said, one in once.items() if said not in known and _about(one) not in refused]


def promises(subject: Subject, work: Assignment) -> Panel | None:
    found = drafted(subject, work)
    if not found:
        return None
    base = reverse("desk:move", args=[work.case_id, work.part, "commit"])
    offers = tuple(
        Offer(
            one.text,
            _("by %(day)s") % {"day": one.due.isoformat()} if one.due else _("no day named"),
            f"{one.score:.0%}",
            f"{base}?{urlencode({'offered': no})}",
            _("Record commitment"),
        )
        for no, one in enumerate(found[:MOST_SHOWN])
    )
    note = _("Sentences of the reply that read like promises. You decide which are recorded.")
    url = reverse("desk:findings", args=[work.case_id])
    return Panel(_("Promises in the reply"), note, offers, url, _("Say what is right"))


def hollow_signs(subject: Subject, reply: Round) -> Panel | None:
    """For drafter and checker alone; in no export and no score (practice.md 3)."""
    found = subject.found
    if not is_on(found.case.office):
        return None
    said = {
        r.point_no: found.said(r.words_no)
        for r in found.dossier.responses
        if r.round_no == reply.no
    }
    answers = {point.no: said.get(point.no, "") for point in found.dossier.points}
    signs = hollow.signs(found.said(reply.body_no), answers)
    if not signs:
        return None
    offers = tuple(
        Offer(str(_SIGNS[sign.code]) % {"count": sign.count, "of": sign.of}) for sign in signs
    )
    note = _("Only you see this. It is a hint, no verdict, and is kept nowhere.")
    return Panel(_("Before it goes up"), note, offers)


def private(subject: Subject, text: str) -> Panel | None:
    if not is_on(subject.found.case.office):
        return None
    spans = propose(text).spans
    if not spans:
        return None
    once = {text[span.start : span.end]: span for span in spans}
    offers = tuple(Offer(said, str(REASONS[span.reason])) for said, span in once.items())
    note = _(
        "Look at each before the text is shown; what is not marked may be personal all the same."
    )
    return Panel(_("Personal data in the text"), note, offers[:MOST_SHOWN])


def _about(one: Commitment) -> str:
    return f"promise:{of_words(one.text)[:16]}"


def took(subject: Subject, one: Commitment, by: By) -> None:
    """Somebody recorded a promise that the machine had pointed out."""
    case = subject.found.case
    about = _about(one)
    keep(
        kind=AnswerKind.COMMITMENT, case_id=case.pk, part=subject.part.part,
        proposed=[Proposed(about, one.score, one.cues)], method=Method("cues", VERSION), at=by.at,
    )  # fmt: skip
    judge(
        kind=AnswerKind.COMMITMENT, case_id=case.pk, part=subject.part.part, about=[about],
        accepted=True, by=by.actor.id, at=by.at,
    )  # fmt: skip
