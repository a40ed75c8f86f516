"""登记线下签发 — signed off in the unit's own system or on paper; the sealed copy is authoritative."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases import sealed as papers
from jianyan.cases import warnings
from jianyan.cases.actions.replying import issue, send_for_approval
from jianyan.cases.contents import Upload
from jianyan.cases.events import SignedOutside
from jianyan.cases.facts import By, Words
from jianyan.cases.models import FileKind, Round
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Publicity, RoundState


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """签发: under which number, on which day, by whom, as what, in whose name."""

    document_no: str
    signed_on: date
    signer: str
    signer_post: str = "principal"
    sender: str = ""


def sign_outside(
    reply: Round,
    by: By,
    *,
    signed: Signature,
    sealed: Upload | None = None,
    sheet: Upload | None = None,
    reason: str = "",
) -> SignedOutside:
    """Number, day, signer, approval sheet and sealed copy; a missing seal is asked for later."""
    _check(reply, by, signed)
    unsigned = issue.unsigned(reply, signed.signer_post)
    codes = [*missing(reply), *unsigned, *compared(reply, sealed)]
    overrides, words = warnings.answer(reply.dossier.case, codes, reason)
    return SignedOutside(
        document_no=signed.document_no.strip(),
        signer=signed.signer.strip(),
        signer_post=signed.signer_post,
        signed_on=signed.signed_on,
        body=authoritative(reply, sealed) if "sealed_differs" in codes else None,
        sealed=reply.dossier.attach(FileKind.SEALED_REPLY, sealed) if sealed else None,
        sheet=reply.dossier.attach(FileKind.APPROVAL_SHEET, sheet) if sheet else None,
        overrides=overrides,
        reason=words,
    )


def _check(reply: Round, by: By, signed: Signature) -> None:
    if reply.publicity == Publicity.NOT_PUBLIC and not reply.publicity_ground:
        raise Refused("publicity_ground_missing")
    if not signed.document_no.strip():
        raise Refused("document_no_missing")
    if not signed.signer.strip():
        raise Refused("signer_missing")
    if signed.signed_on > by.on:
        raise Refused("day_ahead", day=signed.signed_on)
    issue.check_sender(reply, signed.sender)
    if signed.signer_post not in issue.POSTS:
        raise Refused("post_unknown", post=signed.signer_post)


def missing(reply: Round) -> list[str]:
    """What this system would have asked for on the way that was not taken here."""
    before = send_for_approval.missing(reply) if reply.state == RoundState.DRAFTING else []
    return [*before, *issue.missing(reply)]


def compared(reply: Round, sealed: Upload | None) -> list[str]:
    if sealed is None:
        return ["sealed_missing"]
    text = papers.text_of(sealed)
    draft = reply.dossier.body(reply.body_no) if reply.body_no else ""
    return ["sealed_differs"] if text and papers.left_out(draft, text) else []


def authoritative(reply: Round, sealed: Upload | None) -> Words | None:
    """Where the two differ, what was sealed is the reply; the draft stays as its earlier version."""
    text = papers.text_of(sealed) if sealed else ""
    return reply.dossier.say("reply", text) if text else None
