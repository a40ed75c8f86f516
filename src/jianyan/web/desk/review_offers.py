"""审查时的机器建议: classes learned from the office's decisions, grounds and secrets to look at."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from jianyan.advice.answers import Method, Proposed, keep, settle
from jianyan.advice.models import AnswerKind
from jianyan.advice.routing.classifying import METHOD, Classified, classify
from jianyan.advice.switch import is_on
from jianyan.web.desk import findings
from jianyan.web.desk.forms.base import Subject
from jianyan.web.desk.offers import Offer, Panel


def classes(subject: Subject) -> Classified | None:
    case = subject.found.case
    return classify(findings.whole_text(subject.found), case.office)


def class_panel(found: Classified | None) -> list[Panel]:
    if found is None or not found.classes:
        return []
    offers = tuple(
        Offer(one.name, "、".join(one.why), f"{one.score:.0%}") for one in found.classes
    )
    note = _("Learned from this office's earlier classes, for reference only; you choose.")
    if found.abstained:
        note = f"{_('The system is not sure.')} {note}"
    return [Panel(_("Suggested category"), note, offers)]


def chose_class(subject: Subject, found: Classified | None, chosen: str) -> None:
    """What was suggested, and which class the reviewer gave; without one nothing was decided."""
    if found is None or not found.classes or not chosen:
        return
    case, by = subject.found.case, subject.by
    proposed = [Proposed(f"class:{one.name}"[:120], one.score, one.why) for one in found.classes]
    of: dict[str, Any] = {"kind": AnswerKind.CATEGORY, "case_id": case.pk}
    keep(proposed=proposed, method=Method(METHOD, found.version), at=by.at, **of)
    settle(chosen=[f"class:{chosen}"[:120]], by=by.actor.id, at=by.at, **of)


def hint_panel(subject: Subject) -> list[Panel]:
    """Possible grounds for not filing, and signs of secrets, before the reviewer decides."""
    case = subject.found.case
    if not is_on(case.office):
        return []
    found = list(findings.reviewed(subject.found))
    offers = tuple(Offer(one.words, "、".join(one.reasons), f"{one.score:.0%}") for one in found)
    if not offers:
        return []
    note = _("Signs to look at, no verdict; whether there is a ground is for you to say.")
    url = reverse("desk:findings", args=[case.pk])
    return [Panel(_("Before you decide"), note, offers, url, _("Say what is right"))]
