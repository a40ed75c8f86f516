"""评价与公开表单: closing without feedback, and what the public may read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Round
from jianyan.web.desk import offers, wording
from jianyan.web.desk.forms.base import MoveForm, choice, words


class CloseRating(MoveForm):
    explain = _("The time for feedback is over and nobody rated. This counts as no feedback, never as satisfied.")  # fmt: skip


class ReviewDisclosure(MoveForm):
    explain = _("Put in the text as the public may read it: names, telephone numbers and addresses of persons taken out.")  # fmt: skip
    empty = {"body": "published_text_missing"}

    shown_as = choice(_("How it is shown"), wording.SHOWN_AS.items(), short_words=True)
    body = words(_("Text that may be shown"), rows=14)
    show_name = forms.BooleanField(label=_("Show the proposer's name"), required=False)

    def begin(self) -> dict[str, Any]:
        found, shown = self.subject.found, self.subject.part
        reply = found.dossier.get(Round, getattr(shown, "round_no", 0))
        before = getattr(shown, "body_no", None) or getattr(shown, "summary_no", None)
        form = "full" if found.case.publish_consent else "summary"
        return {
            "shown_as": getattr(shown, "form", "") or form,
            "body": found.said(before or reply.body_no),
            "show_name": getattr(shown, "show_name", False),
        }

    def panels(self) -> list[Any]:
        panel = offers.private(self.subject, str(self["body"].value() or ""))
        return [panel] if panel else []

    def inputs(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return {"form": typed.pop("shown_as"), **typed}


class Withhold(MoveForm):
    explain = _("The reply is not shown. The law must give the ground.")

    ground = forms.CharField(label=_("Ground in law"), max_length=200)


class Publish(MoveForm):
    explain = _("The reviewed text goes to the public pages now.")

    address = forms.CharField(
        label=_("Address on the government website"),
        required=False,
        max_length=200,
        help_text=_("Where it is published there as well."),
    )


class Recall(MoveForm):
    explain = _("The text is taken down; the trace that it was published stays.")

    reason = words(_("Reason"), rows=4)
