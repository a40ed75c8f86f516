"""确认销号 — the proposer agrees that the promise is kept (S42)."""

from jianyan.cases.events import FulfilmentConfirmed
from jianyan.cases.facts import By
from jianyan.cases.models import Commitment


def confirm_fulfilment(promise: Commitment, by: By) -> FulfilmentConfirmed:
    return FulfilmentConfirmed()
