"""评价与公开表单: ratings from paper, what follows dissatisfaction, what the public may read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Round
from jianyan.rules import packs, ratings
from jianyan.rules.ratings import RatingScheme
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import MoveForm, choice, number_choice, short, words


class RegisterRating(MoveForm):
    explain = _("Enter exactly what the proposer ticked and signed. The value is never yours to choose.")  # fmt: skip

    proposer = number_choice(_("Whose rating"))
    comment = forms.CharField(label=_("What the proposer wrote"), required=False, widget=short())
    scan = forms.CharField(
        label=_("Where the signed paper is kept"),
        max_length=120,
        help_text=_("Archive number or file name of the scan."),
    )

    def prepare(self) -> None:
        found = self.subject.found
        rated = {
            r.proposer_id for r in found.dossier.ratings if r.round_no == self.subject.part.no
        }
        people = [s for s in found.dossier.signatories if s.proposer_id not in rated]
        self.choose("proposer", [(s.proposer_id, found.proposer(s.proposer_id)) for s in people])
        english = wording.is_english()
        for axis in self._scheme().axes:
            values = [(v.code, v.label_en if english else v.label_zh) for v in axis.values]
            label = axis.label_en if english else axis.label_zh
            self.fields[f"axis_{axis.code}"] = choice(label, values, short_words=True)
        self.order_fields(["proposer", *(n for n in self.fields if n.startswith("axis_"))])

    def _scheme(self) -> RatingScheme:
        return ratings.scheme(packs.load(self.subject.found.case.rules).satisfaction_scheme)

    def inputs(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        codes = [axis.code for axis in self._scheme().axes]
        return {
            "proposer": typed["proposer"],
            "comment": typed["comment"],
            "scan": typed["scan"],
            "values": {code: typed[f"axis_{code}"] for code in codes},
        }


class CloseRating(MoveForm):
    explain = _("The time for feedback is over and nobody rated. This counts as no feedback, never as satisfied.")  # fmt: skip


class Rehandle(MoveForm):
    explain = _("The unit handles the case again and replies anew. The first rating stays.")

    reason = words(_("What is to be handled again"), rows=5)


class Explain(MoveForm):
    explain = _("The reason was studied and nothing more can be done now. The explanation goes to the proposer.")  # fmt: skip

    reason = words(_("Explanation"), rows=6)


class ReviewDisclosure(MoveForm):
    explain = _("Put in the text as the public may read it: names, telephone numbers and addresses of persons taken out.")  # fmt: skip

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
