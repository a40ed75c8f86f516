"""不同意延期 — the request is refused with the reason; the clock stays as it was."""

from jianyan.cases import extension
from jianyan.cases.events import ExtensionRefused
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def refuse_extension(work: Assignment, by: By, *, reason: str) -> ExtensionRefused:
    extension.asked(work)
    extension.bodies(work, by, extension.rule_for(work, extension.running(work)))
    if not reason.strip():
        raise Refused("reason_missing")
    return ExtensionRefused(work.dossier.say("reason", reason.strip()))
