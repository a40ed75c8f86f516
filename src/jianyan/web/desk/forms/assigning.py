"""交办表单: units with their roles, scopes and days; receipt; change of unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Assignment
from jianyan.cases.states import UnitRole
from jianyan.web.desk.forms.base import MoveForm, Subject, day, number_choice, short, words

_MOST = 60


class ShareForm(forms.Form):
    """One row of the sheet: a unit, its role, its own part, a day set for it."""

    unit = forms.TypedChoiceField(label=_("Unit"), required=False, coerce=int, empty_value=None)
    role = forms.ChoiceField(label=_("Role"), choices=UnitRole.choices)
    scope = forms.CharField(label=_("Its own part"), required=False, widget=short())
    due_on = forms.DateField(label=_("Day set for it"), required=False, widget=day())

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("no unit")), *subject.unit_choices()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        lost = typed.get("scope") or typed.get("due_on")
        if not typed.get("unit") and not self.errors.get("unit") and lost:
            self.add_error(
                "unit", _("This row has a part or a day, but no unit. Choose the unit.")
            )
        return typed


ShareRows = forms.formset_factory(ShareForm, extra=0, max_num=_MOST, absolute_max=_MOST)


class Assign(MoveForm):
    explain = _("One lead or sole unit answers, or several separate units each for its own part. The time limits start today.")  # fmt: skip
    may_go_on = True
    template = "desk/forms/_assign.html"
    is_wide = True

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        data = args[0] if args else None
        roles = [UnitRole.LEAD] + [UnitRole.CO] * (subject.rows - 1)
        self.rows = ShareRows(
            data,
            prefix="share",
            initial=None if data is not None else [{"role": role} for role in roles],
            form_kwargs={"subject": subject},
        )

    def is_valid(self) -> bool:
        rows, rest = self.rows.is_valid(), super().is_valid()
        for number, row in enumerate(self.rows.forms, start=1):
            for messages in row.errors.values():
                self.add_error(None, [_numbered(number, message) for message in messages])
        return rows and rest

    def inputs(self) -> dict[str, Any]:
        typed = [row for row in self.rows.cleaned_data if row.get("unit")]
        shares = [
            Share(
                unit=self.subject.units[row["unit"]],
                role=row["role"],
                scope=row["scope"],
                due_on=row["due_on"],
            )
            for row in typed
        ]
        return {**self.cleaned_data, "shares": shares}

    @property
    def wished(self) -> str:
        return self.subject.found.case.wished_units


def _numbered(number: int, message: Any) -> str:
    return str(_("Row %(number)d: %(message)s") % {"number": number, "message": message})


class Acknowledge(MoveForm):
    explain = _("Your unit confirms that it has the task. Name who works on it: the proposer sees name and telephone.")  # fmt: skip

    officer = forms.CharField(label=_("Responsible officer"), required=False, max_length=60)
    phone = forms.CharField(label=_("Office telephone"), required=False, max_length=40)

    def begin(self) -> dict[str, Any]:
        return {"officer": self.subject.by.actor.name}


class RequestReturn(MoveForm):
    explain = _("Until the assigning body has decided, your unit stays responsible and its time limit runs on.")  # fmt: skip

    reason = words(_("Why it is not your unit's business"), rows=5, hint=_("Name the document or duty that says so."))  # fmt: skip
    unit = number_choice(_("Unit that should have it"), required=False)

    def prepare(self) -> None:
        self.choose("unit", [("", _("leave it open")), *self.subject.unit_choices()])

    def inputs(self) -> dict[str, Any]:
        unit = self.subject.units.get(self.cleaned_data["unit"])
        return {**self.cleaned_data, "unit": unit}


class KeepAssignment(MoveForm):
    explain = _("The unit continues. Its time limit never stopped.")

    reason = words(_("Why the unit keeps it"), rows=4)


class Reassign(MoveForm):
    explain = _("The unit is released and another gets the task. The latest day the law leaves counts from the first assignment.")  # fmt: skip

    unit = number_choice(_("New unit"))
    scope = forms.CharField(label=_("Its own part"), required=False, widget=short())
    reason = words(_("Reason"), required=False, rows=4)

    def begin(self) -> dict[str, Any]:
        work = self.subject.part
        assert isinstance(work, Assignment)  # noqa: S101  # the table says so
        return {"unit": work.return_unit_id, "scope": self.subject.found.said(work.scope_no)}

    def prepare(self) -> None:
        self.choose("unit", [("", _("choose the unit")), *self.subject.unit_choices()])

    def inputs(self) -> dict[str, Any]:
        return {**self.cleaned_data, "unit": self.subject.units[self.cleaned_data["unit"]]}
