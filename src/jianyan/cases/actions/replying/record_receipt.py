"""登记送达回执 — when a proposer has the letter in hand, and who signed for it."""

from datetime import date

from jianyan.cases.events import ReceiptRecorded
from jianyan.cases.facts import By
from jianyan.cases.models import Delivery, Round
from jianyan.cases.refusal import Refused


def record_receipt(
    reply: Round, by: By, *, proposer: int, received_on: date, receiver: str = ""
) -> ReceiptRecorded:
    if reply.dossier.find(Delivery, reply.no, proposer) is None:
        raise Refused("not_delivered_to", proposer=proposer)
    if received_on > by.on:
        raise Refused("day_ahead", day=received_on)
    return ReceiptRecorded(proposer=proposer, received_on=received_on, receiver=receiver.strip())
