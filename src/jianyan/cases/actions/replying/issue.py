"""签发 — the head of the unit signs off, with the document number; a promise is asked for by class."""

from jianyan.cases import approval, unit_names, warnings
from jianyan.cases.events import Issued
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Round
from jianyan.cases.refusal import Refused
from jianyan.people.rights import Role
from jianyan.rules import outcomes, packs

# who signs, the higher the later
POSTS = ("person_in_charge", "principal", "gov_leader")


def issue(
    reply: Round,
    by: By,
    *,
    document_no: str,
    signer: str = "",
    signer_post: str = "",
    sender: str = "",
    reason: str = "",
) -> Issued:
    if not document_no.strip():
        raise Refused("document_no_missing")
    check_sender(reply, sender)
    post = signer_post or own_post(by)
    if post not in POSTS:
        raise Refused("post_unknown", post=post)
    codes = [*missing(reply), *unsigned(reply, post)]
    overrides, words = warnings.answer(reply.dossier.case, codes, reason)
    return Issued(document_no.strip(), signer.strip() or by.actor.name, overrides, words, post)


def check_sender(reply: Round, sender: str) -> None:
    """Only the unit itself answers, under its own name; never a section or a subordinate (S28)."""
    if not sender.strip():
        return
    work = reply.dossier.get(Assignment, reply.assignment_no)
    (unit,) = unit_names.units(reply.dossier, [work.unit_id]).values()
    if sender.strip() not in {unit.name, unit.short_name}:
        raise Refused("sender_not_the_unit", unit=unit.name)


def own_post(by: By) -> str:
    return "principal" if Role.UNIT_PRINCIPAL in by.actor.roles else "person_in_charge"


def unsigned(reply: Round, post: str) -> list[str]:
    """Whose signature the rule asks for and this is not (S27): of the head, for key cases a leader's."""
    case = reply.dossier.case
    pack = packs.load(case.rules)
    is_key = case.key_on is not None
    asked = pack.key_signed_by if is_key else pack.signed_by
    if POSTS.index(post) >= POSTS.index(asked):
        return []
    return ["key_signature_missing" if is_key else "signature_missing"]


def missing(reply: Round) -> list[str]:
    """The pre-review that the place wants, and what the outcome asks for (S26; practice.md 1.12)."""
    review = approval.wants_office_review(reply) and not approval.reviewed(reply)
    return (["office_review_missing"] if review else []) + _unpromised(reply)


def _unpromised(reply: Round) -> list[str]:
    pack = packs.load(reply.dossier.case.rules)
    found = outcomes.scheme(pack.outcome_scheme).find(reply.outcome_class)
    promises = [c for c in reply.dossier.commitments if c.assignment_no == reply.assignment_no]
    if found.commitment == "none":
        return []
    if not promises:
        return ["commitment_missing"]
    dated = found.date_required or found.neutral in pack.commitment_date_required
    if dated and not any(c.due_on for c in promises):
        return ["commitment_date_missing"]
    return []
