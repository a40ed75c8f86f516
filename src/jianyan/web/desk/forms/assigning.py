"""交办表单: units with their roles, scopes and days; receipt; change of unit."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from jianyan.advice.answers import Method, Proposed, keep, settle
from jianyan.advice.models import AnswerKind
from jianyan.advice.routing.recommending import METHOD, Recommendation
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Assignment, ProposedShare
from jianyan.cases.states import UnitRole
from jianyan.web.desk import offers
from jianyan.web.desk.forms.base import (
    MoveForm,
    Subject,
    day,
    day_field,
    number_choice,
    short,
    words,
)
from jianyan.web.files.fields import OneUpload

_MOST = 60
# the roles of an assignment; drafting for a superior is handed down by the government that has the task
ROLES = [(role.value, role.label) for role in UnitRole if role != UnitRole.DRAFT]


class ShareForm(forms.Form):
    """One row of the sheet: a unit, its role, its own part, a day set for it."""

    unit = forms.TypedChoiceField(label=_("Unit"), required=False, coerce=int, empty_value=None)
    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
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


class Sheet(MoveForm):
    """A sheet of units with their roles: the draft split, the assignment, the passing on."""

    template = "desk/forms/_assign.html"
    is_wide = True

    def begin_rows(self) -> list[dict[str, Any]]:
        """What the draft split proposes, where there is one."""
        found = self.subject.found
        proposed = [
            {
                "unit": share.unit_id,
                "role": share.role,
                "scope": found.said(share.scope_no),
                "due_on": share.due_on,
            }
            for share in found.dossier.rows(ProposedShare)
        ]
        return proposed or [{"role": UnitRole.LEAD}]

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        data = args[0] if args else None
        self.rows = ShareRows(
            data,
            prefix="share",
            initial=None if data is not None else self._begun(),
            form_kwargs={"subject": subject},
        )

    def _begun(self) -> list[dict[str, Any]]:
        """The rows that are known, and empty ones up to the size asked for."""
        known = self.begin_rows()
        return known + [{"role": UnitRole.CO}] * (self.subject.rows - len(known))

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


class Assign(Sheet):
    explain = _("One lead or sole unit answers, or several separate units each for its own part. The time limits start today.")  # fmt: skip
    may_go_on = True

    def begin_rows(self) -> list[dict[str, Any]]:
        """The draft split, or the suggested units for somebody to look over and change."""
        if self.subject.offered != "units" or self.suggested is None:
            return super().begin_rows()
        named = [one for one in self.suggested.units if one.role]
        return [{"unit": one.unit.pk, "role": one.role} for one in named] or super().begin_rows()

    @cached_property
    def suggested(self) -> Recommendation | None:
        return offers.suggestion(self.subject)

    def panels(self) -> list[Any]:
        panel = offers.units(self.suggested)
        return [panel] if panel else []

    def made(self) -> None:
        """What was suggested, and what the assigning body made of it."""
        if self.suggested is None:
            return
        case, by = self.subject.found.case, self.subject.by
        proposed = [
            Proposed(f"unit:{one.unit.pk}", one.score, one.why) for one in self.suggested.units
        ]
        chosen = [f"unit:{share.unit.pk}" for share in self.inputs()["shares"]]
        method = Method(METHOD, self.suggested.version)
        keep(kind=AnswerKind.UNIT, case_id=case.pk, proposed=proposed, method=method, at=by.at)
        settle(
            kind=AnswerKind.UNIT, case_id=case.pk, chosen=chosen, by=by.actor.id, at=by.at
        )  # fmt: skip


def _numbered(number: int, message: Any) -> str:
    return str(_("Row %(number)d: %(message)s") % {"number": number, "message": message})


class Acknowledge(MoveForm):
    explain = _("Your unit confirms that it has the task. Name who works on it: the proposer sees name and telephone.")  # fmt: skip

    officer = forms.CharField(label=_("Responsible officer"), required=False, max_length=60)
    phone = forms.CharField(label=_("Office telephone"), required=False, max_length=40)

    def begin(self) -> dict[str, Any]:
        return {"officer": self.subject.by.actor.name}


class ChangeOfficer(MoveForm):
    explain = _("Somebody else of your unit works on it from now on; the proposer sees name and telephone.")  # fmt: skip

    officer = forms.CharField(label=_("Responsible officer"), max_length=60)
    phone = forms.CharField(label=_("Office telephone"), required=False, max_length=40)


class Remind(MoveForm):
    explain = _("The unit's handlers and leaders are told at once; the reminder stays in the record.")  # fmt: skip

    note = words(_("What is urgent"), required=False, rows=3)
    answer_by = day_field(_("Answer wanted by"))


class RequestReturn(MoveForm):
    explain = _("Until the assigning body has decided, your unit stays responsible and its time limit runs on.")  # fmt: skip

    reason = words(_("Why it is not your unit's business"), rows=5, hint=_("Name the document or duty that says so."))  # fmt: skip
    unit = number_choice(_("Unit that should have it"), required=False)
    signer = forms.CharField(
        label=_("Leader of the unit who signs"),
        required=False,
        max_length=60,
        help_text=_("Without a name it goes on record as unsigned."),
    )

    def prepare(self) -> None:
        self.choose("unit", [("", _("leave it open")), *self.subject.unit_choices()])

    def inputs(self) -> dict[str, Any]:
        unit = self.subject.units.get(self.cleaned_data["unit"])
        return {**self.cleaned_data, "unit": unit}


def _leader() -> forms.CharField:
    return forms.CharField(
        label=_("Leader who decided"),
        required=False,
        max_length=60,
        help_text=_(
            "Needed where a change of unit was decided on this case before; the reason above becomes a precedent."
        ),
    )


def _paper() -> OneUpload:
    return OneUpload(label=_("Scan of the signed decision"))


class KeepAssignment(MoveForm):
    explain = _("The unit continues. Its time limit never stopped.")

    reason = words(_("Why the unit keeps it"), rows=4)
    leader = _leader()
    paper = _paper()


class Reassign(MoveForm):
    explain = _("The unit is released and another gets the task. The latest day the law leaves counts from the first assignment.")  # fmt: skip

    unit = number_choice(_("New unit"))
    scope = forms.CharField(label=_("Its own part"), required=False, widget=short())
    reason = words(_("Reason"), required=False, rows=4)
    leader = _leader()
    paper = _paper()

    def begin(self) -> dict[str, Any]:
        work = self.subject.part
        assert isinstance(work, Assignment)  # noqa: S101  # the table says so
        return {"unit": work.return_unit_id, "scope": self.subject.found.said(work.scope_no)}

    def prepare(self) -> None:
        self.choose("unit", [("", _("choose the unit")), *self.subject.unit_choices()])

    def inputs(self) -> dict[str, Any]:
        return {**self.cleaned_data, "unit": self.subject.units[self.cleaned_data["unit"]]}
