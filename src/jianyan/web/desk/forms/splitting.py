"""分办表单: draft split, list for signature, adjustment notice, passing on, co-handlers, objections."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Assignment
from jianyan.people.models import Unit
from jianyan.web.desk.forms.assigning import Sheet
from jianyan.web.desk.forms.base import MoveForm, day_field, number_choice, short, words
from jianyan.web.files.fields import OneUpload


class ProposeUnits(Sheet):
    explain = _(
        "A draft: nothing is assigned and no time limit starts. Units may be consulted on it."
    )


class AdjustSplit(ProposeUnits):
    explain = _("The list is signed. This change goes on record as a numbered adjustment notice.")

    reason = words(_("Reason for the change"), rows=3)
    notice = forms.CharField(
        label=_("Number of the notice"),
        required=False,
        max_length=40,
        help_text=_("Left empty, the series gives the next number."),
    )


class SubmitSplit(MoveForm):
    explain = _("The draft goes on a list for the leader's signature and is frozen. Whole lists are made on the page of the draft split.")  # fmt: skip
    may_go_on = True
    empty = {"list_no": "list_no_missing"}

    list_no = forms.CharField(label=_("Number of the list"), max_length=60)


class TakeBackSplit(MoveForm):
    explain = _("The draft can be changed again.")

    reason = words(_("Reason"), rows=3)


class SignSplit(MoveForm):
    explain = _("Who signed, on which day, and the scan of the signed paper. From now on changes go by adjustment notice.")  # fmt: skip
    may_go_on = True
    empty = {"leader": "leader_missing"}

    leader = forms.CharField(label=_("Leader who signed"), max_length=60)
    signed_on = day_field(_("Signed on"), required=True)
    paper = OneUpload(label=_("Scan of the signed paper"))
    scan = forms.CharField(label=_("Signed paper kept as"), required=False, max_length=200)

    def begin(self) -> dict[str, Any]:
        return {"signed_on": self.subject.by.on}


class AnswerObjection(MoveForm):
    explain = _("The proposer reads this answer.")
    empty = {"answer": "answer_missing"}

    answer = words(_("Answer to the proposer"), rows=5)


class Dispatch(Sheet):
    explain = _("The task came to your government as a whole. Its units get it now, on today's date; the latest day the law leaves counts from the assignment.")  # fmt: skip

    letter_no = forms.CharField(label=_("Number of the letter"), required=False, max_length=60)


class HandDown(MoveForm):
    explain = _("Units of your government draft; your government signs and answers the superior. Give the case your own number beside the superior's.")  # fmt: skip
    empty = {"units": "unit_missing"}

    units = forms.TypedMultipleChoiceField(
        label=_("Units that draft"), coerce=int, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    number = forms.CharField(label=_("Own number"), required=False, max_length=60)
    scope = forms.CharField(label=_("Their own part"), required=False, widget=short())

    def prepare(self) -> None:
        work = self.subject.part
        assert isinstance(work, Assignment)  # noqa: S101  # the table says so
        below = Unit.objects.filter(hub=work.for_office_id).order_by("position", "key")
        self._below = {unit.pk: unit for unit in below if unit.is_valid(self.subject.by.on)}
        self.choose("units", [(pk, unit.name) for pk, unit in self._below.items()])

    def inputs(self) -> dict[str, Any]:
        named = [self._below[pk] for pk in self.cleaned_data["units"]]
        return {**self.cleaned_data, "units": named}


class AskCoHandler(MoveForm):
    explain = _("The assigning body decides. Until then nothing changes.")

    unit = number_choice(_("Unit that should help"))
    reason = words(_("Why its help is needed"), rows=4)

    def prepare(self) -> None:
        self.choose("unit", [("", _("choose the unit")), *self.subject.unit_choices()])

    def inputs(self) -> dict[str, Any]:
        return {**self.cleaned_data, "unit": self.subject.units[self.cleaned_data["unit"]]}


class AddCoHandler(AskCoHandler):
    explain = _("The unit gets its task today; where the list was signed, an adjustment notice gets its number.")  # fmt: skip

    scope = forms.CharField(label=_("Its own part"), required=False, widget=short())
    reason = words(_("Reason"), required=False, rows=3)

    def begin(self) -> dict[str, Any]:
        work = self.subject.part
        assert isinstance(work, Assignment)  # noqa: S101  # the table says so
        return {"unit": work.co_unit_id}


class RefuseCoHandler(MoveForm):
    explain = _("The unit that asked goes on without.")

    reason = words(_("Reason"), rows=3)


class StudyTogether(MoveForm):
    explain = _("Cases of the same content that your unit studies together. Each keeps its number and is answered separately; no count changes.")  # fmt: skip

    others = forms.TypedMultipleChoiceField(
        label=_("Studied together with"),
        required=False,
        coerce=int,
        widget=forms.SelectMultiple(attrs={"size": 10}),
    )

    def prepare(self) -> None:
        work = self.subject.part
        assert isinstance(work, Assignment)  # noqa: S101  # the table says so
        rows = Assignment.objects.filter(unit_id=work.unit_id, state="working")
        mine = rows.exclude(case_id=work.case_id).select_related("case").order_by("-case_id")
        self.choose("others", [(w.case_id, f"{w.case.number} {w.case.title}") for w in mine[:200]])

    def begin(self) -> dict[str, Any]:
        work = self.subject.part
        assert isinstance(work, Assignment)  # noqa: S101  # the table says so
        return {"others": work.together}
