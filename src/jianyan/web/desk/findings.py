"""机器提示: what the finders see in a case for the one who looks, each with how, why, and who judged it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.advice import answers, commitments, hints
from jianyan.advice.answers import Method, Proposed
from jianyan.advice.models import Answer, AnswerKind, Verdict
from jianyan.advice.switch import is_on
from jianyan.cases.digest import of_words
from jianyan.cases.facts import By
from jianyan.cases.queries.opened import Opened
from jianyan.disclosure import redaction
from jianyan.people.rights import Right
from jianyan.rules import packs

MOST = 40
SECRETS: dict[str, Promise] = {
    "state_secret": gettext_lazy("May touch a state secret"),
    "work_secret": gettext_lazy("May touch a work secret"),
}
LABELS: dict[str, Promise] = {
    AnswerKind.GROUND: gettext_lazy("Possible grounds for not filing"),
    AnswerKind.SECRECY: gettext_lazy("Signs of secrets"),
    AnswerKind.COMMITMENT: gettext_lazy("Promises in the reply"),
    AnswerKind.PERSONAL: gettext_lazy("Personal data in the text"),
    AnswerKind.PLACE: gettext_lazy("Places named"),
}
METHODS: dict[str, Promise] = {
    "hints": gettext_lazy("cues and a model learned from labelled texts"),
    "cues": gettext_lazy("cues and a model learned from labelled sentences"),
    "redaction": gettext_lazy("ways of writing"),
    "endings": gettext_lazy("endings of names"),
}
_PERSONAL = Method("redaction", redaction.VERSION)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `about` names it without its words: an erased text leaves nothing."""

    kind: AnswerKind
    words: str
    about: str
    score: float
    reasons: tuple[str, ...]
    method: Method
    part: str = ""
    answer: Answer | None = None

    @property
    def how(self) -> str:
        """The method in words, and its version."""
        return _("by %(method)s, version %(version)s") % {
            "method": METHODS[self.method.name],
            "version": self.method.version,
        }

    @property
    def is_rejected(self) -> bool:
        return self.answer is not None and self.answer.verdict == Verdict.REJECTED


def findings(found: Opened, by: By) -> list[Finding]:
    """Everything for this reader: the reviewer's hints to the reviewing office, promises to whoever
    may read the reply. Nothing where advice is off."""
    if not is_on(found.case.office):
        return []
    once = {(one.part, one.kind, one.about): one for one in _all(found, by)}
    kept = answers.given(kinds=list(LABELS), case_id=found.case.pk)
    judged = {(one.part, one.kind, one.about): one for one in kept}
    rows = [
        Finding(
            one.kind, one.words, one.about, one.score, one.reasons, one.method, one.part,
            judged.get(key),
        )
        for key, one in once.items()
    ]  # fmt: skip
    return rows[:MOST]


def judge(found: Opened, finding: Finding, by: By, *, accepted: bool) -> None:
    """What a person makes of one; kept with method, version, score, reasons, name and moment."""
    where: dict[str, Any] = {"kind": finding.kind, "case_id": found.case.pk, "part": finding.part}
    answers.withdraw(about=finding.about, **where)
    proposed = Proposed(finding.about, finding.score, finding.reasons)
    answers.keep(proposed=[proposed], method=finding.method, at=by.at, **where)
    answers.judge(about=[finding.about], accepted=accepted, by=by.actor.id, at=by.at, **where)


def _all(found: Opened, by: By) -> Iterator[Finding]:
    if by.actor.may(Right.REVIEW, offices={found.case.office_id}):
        yield from reviewed(found)
        yield from _personal(found)
    yield from _promised(found, by)
    yield from _places(found)


def whole_text(found: Opened) -> str:
    """Title, situation and points, as they were sent in."""
    case = found.case
    said = [case.title, found.said(case.situation_no)]
    return "\n".join([*said, *(found.said(point.words_no) for point in found.dossier.points)])


def reviewed(found: Opened) -> Iterator[Finding]:
    """Refusal grounds that the rules of this place know, and signs of secrets."""
    grounds = packs.load(found.case.rules).ground
    for one in hints.hints(whole_text(found), grounds):
        label = grounds[one.code] if one.kind == "ground" else str(SECRETS[one.code])
        about = f"{one.kind}:{one.code}:{of_words(one.passage)[:16]}"
        method = Method(hints.METHOD, hints.VERSION)
        yield Finding(AnswerKind(one.kind), one.passage, about, one.score, (label,), method)


def _personal(found: Opened) -> Iterator[Finding]:
    text = whole_text(found)
    for span in redaction.propose(text).spans:
        said = text[span.start : span.end]
        about = f"personal:{span.reason}:{of_words(said)[:16]}"
        reasons = (str(redaction.REASONS[span.reason]),)
        yield Finding(AnswerKind.PERSONAL, said, about, 1.0, reasons, _PERSONAL)


def _promised(found: Opened, by: By) -> Iterator[Finding]:
    for reply in found.dossier.rounds:
        if not found.view.reply(reply):
            continue
        texts = [found.said(reply.body_no)]
        texts += [
            found.said(one.words_no) for one in found.dossier.responses if one.round_no == reply.no
        ]
        for text in texts:
            for one in commitments.commitments(text, reply.issued_on or by.on):
                yield _promise(f"A{reply.assignment_no}", one)


def _promise(part: str, one: commitments.Commitment) -> Finding:
    day = _("by %(day)s") % {"day": one.due.isoformat()} if one.due else _("no day named")
    return Finding(
        AnswerKind.COMMITMENT, one.text, f"promise:{of_words(one.text)[:16]}", one.score,
        (*one.cues, day), Method("cues", commitments.VERSION), part,
    )  # fmt: skip


def _places(found: Opened) -> Iterator[Finding]:
    for one in hints.named_places(whole_text(found)):
        about = f"place:{of_words(one.code)[:16]}"
        method = Method("endings", hints.VERSION)
        yield Finding(AnswerKind.PLACE, one.passage, about, one.score, (), method)
