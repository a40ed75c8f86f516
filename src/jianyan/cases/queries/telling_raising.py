"""事项的说法(提出) — drafting, co-signing, submission and return for revision, each in one sentence."""

from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.telling import Told, passed_over, said, tell, told


@tell.register
def _drafted(event: e.Drafted, found: Opened) -> Told:
    kept = Sentence(_("Paper kept as: %(scan)s"), {"scan": event.keyed_scan})
    if event.keyed_scan:
        shown = found.view.as_staff and found.view.names(found.case)  # the paper bears the name
        return told(_("Entered on behalf of the proposer"), kept if shown else "")
    return told(_("Draft saved"))


@tell.register
def _submitted(event: e.Submitted, found: Opened) -> Told:
    return told(_("Submitted"), *passed_over(found, event.overrides, event.reason))


@tell.register
def _confirmed(event: e.CosigningConfirmed, found: Opened) -> Told:
    name = found.proposer(event.proposer)
    return told(_("%(name)s confirmed co-signing"), said(found, event.opinion), name=name)


@tell.register
def _declined(event: e.CosigningDeclined, found: Opened) -> Told:
    name = found.proposer(event.proposer)
    return told(_("%(name)s does not co-sign"), said(found, event.opinion), name=name)


@tell.register
def _sent_back(event: e.SentBack, found: Opened) -> Told:
    by = Sentence(_("to come again by %(day)s"), {"day": event.revise_by})
    return told(_("Returned for revision"), said(found, event.reason), by if event.revise_by else "")  # fmt: skip
