"""难以落实(已说明) — a written explanation signed by the head; the promise is closed as not kept."""

from jianyan.cases.events import GivenUp
from jianyan.cases.facts import By
from jianyan.cases.models import Commitment
from jianyan.cases.refusal import Refused


def give_up(promise: Commitment, by: By, *, reason: str, signer: str = "") -> GivenUp:
    if not reason.strip():
        raise Refused("reason_missing")
    words = promise.dossier.say("explanation", reason.strip())
    return GivenUp(words, signer.strip() or by.actor.name)
