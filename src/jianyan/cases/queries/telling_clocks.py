"""事项的说法(时限) — extension, stop and restart of a clock, each in one sentence."""

from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.telling import Told, tell, told


@tell.register
def _requested(event: e.ExtensionRequested, found: Opened) -> Told:
    late = Sentence(_("asked after the time limit of %(day)s"), {"day": event.late_since})
    what = _("Extension until %(day)s requested")
    if event.by_right:
        what = _("Extended until %(day)s, by right")
    why = found.said(event.reason.no)
    return told(what, why, late if event.late_since else "", day=event.until)


@tell.register
def _granted(event: e.ExtensionGranted, found: Opened) -> Told:
    words = found.said(event.reason.no) if event.reason and found.view.as_staff else ""
    return told(_("Extended until %(day)s"), words, day=event.until)


@tell.register
def _refused(event: e.ExtensionRefused, found: Opened) -> Told:
    words = found.said(event.reason.no) if found.view.as_staff else ""
    return told(_("Extension refused"), words)


@tell.register
def _stopped(event: e.ClockStopped, found: Opened) -> Told:
    return told(_("Clock stopped"), event.ground, found.said(event.reason.no))


@tell.register
def _restarted(event: e.ClockRestarted, found: Opened) -> Told:
    to = Sentence(_("due on %(day)s"), {"day": event.clocks[0].due_on})
    return told(_("Clock restarted"), to)
