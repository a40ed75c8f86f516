"""办理结果类别变更 — what was promised is done, so the class rises; the letter's class stays beside it (S42)."""

from jianyan.cases import raters
from jianyan.cases.events import Reclassified
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused
from jianyan.rules import outcomes
from jianyan.rules.errors import RulesError


def reclassify(reply: Round, by: By, *, outcome_class: str, reason: str) -> Reclassified:
    scheme = outcomes.scheme(raters.pack_of(reply.dossier.case).outcome_scheme)
    try:
        became = scheme.find(outcome_class)
    except RulesError as error:
        raise Refused("class_unknown", outcome_class=outcome_class) from error
    was = reply.later_class or reply.outcome_class
    if became.code == was:
        raise Refused("class_same")
    if not reason.strip():
        raise Refused("reason_missing")
    return Reclassified(
        was=was,
        was_outcome=reply.later_outcome or reply.outcome,
        outcome_class=became.code,
        outcome=became.neutral,
        reason=reply.dossier.say("reason", reason.strip()),
    )
