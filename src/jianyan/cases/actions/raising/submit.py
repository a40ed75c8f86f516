"""提交 — the proposer sends the case to the office with those who confirmed; from now on the office sees it."""

from collections.abc import Iterator

from jianyan.cases import cosigning, limits, warnings
from jianyan.cases.events import Submitted
from jianyan.cases.facts import By
from jianyan.cases.models import Case, FileKind, Signatory
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of
from jianyan.cases.states import OFFLINE, Period
from jianyan.people.models import Proposer
from jianyan.people.proposers import ProposerKind

# which bodies seal, and for which a convener signs, during the session only (domain.md 3.1)
SEALING = {ProposerKind.PARTY, ProposerKind.ORGANISATION, ProposerKind.SPECIAL_COMMITTEE}
SIGNING = {ProposerKind.SECTOR, ProposerKind.MEMBER_GROUP, ProposerKind.DELEGATION}
_BROUGHT = {
    "paper",
    "import",
    OFFLINE,
}  # the office holds the paper, or the catalogue it came with


def submit(case: Case, by: By, *, reason: str = "") -> Submitted:
    if lead_of(case) not in by.actor.proposers:
        raise Refused("lead_writes")
    if not case.dossier.points and case.channel != OFFLINE:
        raise Refused("points_missing")
    overrides, words = warnings.answer(case, tuple(_lacking(case)), reason)
    signed = {one.proposer_id for one in case.dossier.signatories}
    joining = (one.proposer_id for one in cosigning.confirmed(case))
    return Submitted(
        limits.started_by(case, "submitted", by.on, ("assign",)),
        cosigners=tuple(pk for pk in joining if pk not in signed),
        overrides=overrides,
        reason=words,
    )


def _lacking(case: Case) -> Iterator[str]:
    """A body's seal or its convener's signature; it may come later, with a reason (S02)."""
    kind = _kind_of(case)
    if case.channel in _BROUGHT or kind not in SEALING | SIGNING:
        return
    if not any(f.is_there and f.kind == FileKind.SIGNED_PAPER for f in case.dossier.files):
        yield "seal_missing" if kind in SEALING else "convener_missing"
    if kind in SIGNING and case.period == Period.INTERSESSION:
        yield "session_only"


def _kind_of(case: Case) -> str:
    """The lead's kind; a joint case does not tell it by itself."""
    if case.authorship != "joint":
        return case.authorship
    lead = next(one for one in case.dossier.signatories if one.is_lead)
    return _read_kind(lead)


def _read_kind(lead: Signatory) -> str:
    return Proposer.objects.values_list("kind", flat=True).get(pk=lead.proposer_id)
