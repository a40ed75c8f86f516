"""告知谁(提出) — who hears of invitations to co-sign, their answers, and requests to withdraw."""

from collections.abc import Iterator

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.notices.telling import Told, lead, proposers, told


@told.register
def _(event: e.CosignersInvited, fact: Fact) -> Iterator[Told]:
    for proposer in event.proposers:
        yield Told(kind="cosign_asked", proposer=proposer, due_on=event.until)


@told.register
def _(event: e.Drafted, fact: Fact) -> Iterator[Told]:
    """The text changed: whoever confirmed is asked once more (S01)."""
    if event.asked_until:
        for one in fact.dossier.invitations:
            if not one.answer:
                yield Told(kind="cosign_again", proposer=one.proposer_id, due_on=event.asked_until)


@told.register
def _(event: e.CosigningConfirmed, fact: Fact) -> Iterator[Told]:
    yield lead(fact, "cosign_confirmed")


@told.register
def _(event: e.CosigningDeclined, fact: Fact) -> Iterator[Told]:
    yield lead(fact, "cosign_declined")


@told.register
def _(event: e.WithdrawalAsked, fact: Fact) -> Iterator[Told]:
    others = [one.proposer_id for one in fact.dossier.signatories if not one.is_lead]
    yield proposers(fact, "withdrawal_asked", data={"to": others})


@told.register
def _(event: e.WithdrawalRefused, fact: Fact) -> Iterator[Told]:
    yield lead(fact, "withdrawal_refused")
