"""时限表单: more time asked for, granted or refused; a clock stopped and restarted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases import extension
from jianyan.cases.models import Assignment
from jianyan.cases.wording import SENTENCES
from jianyan.rules import packs
from jianyan.web.desk.forms.base import MoveForm, choice, day_field, short, words


class RequestExtension(MoveForm):
    explain = _("Ask before the time limit is over. The proposer is told of every extension.")

    template = "desk/forms/_extension.html"

    until = day_field(_("Until when"), required=True)
    reason = words(_("Why more time is needed"), rows=4)

    def signs(self) -> list[str]:
        """What should be known before asking; it bars nothing unless the rule hardens it."""
        work = self.subject.part
        if not isinstance(work, Assignment) or not work.clock or work.clock_stopped_on:
            return []
        codes = extension.signs(work, extension.running(work), self.subject.by.on)
        return [str(SENTENCES[code]) for code in codes]


class GrantExtension(MoveForm):
    explain = _("The time limit moves to this day, never beyond what the law allows; the proposer is told.")  # fmt: skip
    may_go_on = True

    until = day_field(_("Until when"))
    move_co_opinions = forms.BooleanField(
        label=_("Co-opinions that count back from the reply move along"), required=False
    )

    def begin(self) -> dict[str, Any]:
        work = self.subject.part
        until = work.extension_until if isinstance(work, Assignment) else None
        return {"until": until, "move_co_opinions": True}


class RefuseExtension(MoveForm):
    explain = _("The time limit stays as it was.")

    reason = words(_("Why not"), rows=4)


class StopClock(MoveForm):
    explain = _("The time limit stands still until it is restarted. Only on a ground that the rule names.")  # fmt: skip

    ground = choice(_("Ground"))
    reason = words(_("Reason"), rows=4)

    def prepare(self) -> None:
        grounds = packs.load(self.subject.found.case.rules).stops_for
        self.choose("ground", [(ground, ground) for ground in grounds])


class RestartClock(MoveForm):
    explain = _("The time limit goes on with what was left of it when it stopped.")

    reason = forms.CharField(label=_("Reason"), required=False, widget=short())
