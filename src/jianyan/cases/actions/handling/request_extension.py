"""申请延期 — the unit asks for more time, with its reason; where the rule gives it by right, it has it."""

from datetime import date

from jianyan.cases import clockwork, extension, warnings
from jianyan.cases.events import ExtensionRequested
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def request_extension(work: Assignment, by: By, *, until: date, reason: str) -> ExtensionRequested:
    """A late request is marked so, and is left to the body that consents even where time is by right.

    What else speaks against it (close to the limit, no interim explanation to the proposer) is
    written down with it: the reason that is given passes it.
    """
    clock = extension.running(work)
    if not work.answers:
        raise Refused("does_not_answer")
    if work.extension_asked_on and work.extension_until:
        raise Refused("extension_pending", until=work.extension_until)
    if not reason.strip():
        raise Refused("reason_missing")
    rule = extension.rule_for(work, clock)
    codes = extension.signs(work, clock, by.on)
    warnings.refuse_hardened(work.dossier.case, codes)
    moved = clockwork.extended(clock, until)
    by_right = rule is not None and rule.by == "right" and by.on <= clock.due_on
    return ExtensionRequested(
        limit=clock.limit,
        until=until,
        reason=work.dossier.say("reason", reason.strip()),
        late_since=extension.late_since(clock, by.on),
        by_right=by_right,
        told=extension.told(rule) if by_right else (),
        clocks=(moved,) if by_right else (),
        others=clockwork.followers(work.dossier, moved) if by_right else (),
        overrides=tuple(codes),
    )
