"""件的页面之提出 — who signed, who was asked to, and which papers are still to come."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import FileKind
from jianyan.cases.queries import sheet
from jianyan.cases.queries.opened import Opened
from jianyan.cases.scope import lead_of
from jianyan.people.proposers import ProposerKind

_PAPERS = ("seal_missing", "convener_missing")


def authorship(code: str) -> str | Promise:
    if code == "joint":
        return _("Joint")
    return ProposerKind(code).label if code in ProposerKind.values else code


def people(found: Opened) -> tuple[sheet.PersonShown, ...]:
    speaker = lead_of(found.case)
    return tuple(
        sheet.PersonShown(
            one.proposer_id,
            found.proposer(one.proposer_id),
            found.proposers[one.proposer_id].title,
            found.groups.get(one.proposer_id, "") if found.view.names(found.case) else "",
            one.is_lead,
            one.via_id is not None,
            one.proposer_id == speaker,
            one.withdraw_agreed_on,
        )
        for one in found.dossier.signatories
    )


def papers_pending(found: Opened) -> tuple[str, ...]:
    """待补盖章件: what was let pass at the submission, until the signed paper is there (S02)."""
    kinds = {file.kind for file in found.dossier.files if file.is_there}
    lacking = [code for code in found.case.overrides if code in _PAPERS]
    return () if FileKind.SIGNED_PAPER in kinds else tuple(lacking)


def invited(found: Opened) -> tuple[sheet.InvitedShown, ...]:
    """For those who signed; nobody else hears who was asked."""
    return tuple(
        sheet.InvitedShown(
            name=found.proposer(one.proposer_id),
            title=found.proposers[one.proposer_id].title,
            until=one.until,
            answer=one.answer,
            on=one.answered_on,
            opinion=found.said(one.opinion_no),
            joined=one.joined,
        )
        for one in found.dossier.invitations
        if found.view.as_proposer
    )
