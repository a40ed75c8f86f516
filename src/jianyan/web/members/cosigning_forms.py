"""联名的表单: whom to invite and until when, and what somebody asked answers."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jianyan import doors
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused, Warned
from jianyan.people.models import Seat
from jianyan.web.members.forms import REASON_MOST, Prose, Unmarked

LISTED = 80  # colleagues of the own group, to be ticked
USUAL = timedelta(days=3)
_BETWEEN = re.compile(r"[、,,;;\s]+")


def colleagues(case: Case) -> list[tuple[int, str, str]]:
    """The sitting proposers of the office who are not on the case: id, name, group. One query."""
    there = [one.proposer_id for one in case.dossier.signatories]
    there += [one.proposer_id for one in case.dossier.invitations]
    seats = Seat.objects.filter(
        term__office_id=case.office_id, status=Seat.Status.SITTING, proposer__kind__in=("deputy", "member")
    ).exclude(proposer_id__in=there)  # fmt: skip
    rows = seats.order_by("group", "proposer__strokes", "proposer__name")
    return list(rows.values_list("proposer_id", "proposer__name", "group"))


class Invite(Unmarked):
    """Ticked where they are few; typed by name where they are many."""

    chosen_ones = forms.MultipleChoiceField(
        label=_("Colleagues"), required=False, widget=forms.CheckboxSelectMultiple
    )
    names = forms.CharField(
        label=_("Others, by name"),
        help_text=_("Names with a comma between them."),
        required=False,
        widget=forms.Textarea({"class": "short", "rows": 2}),
    )
    until = forms.DateField(
        label=_("Answer until"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, people: Sequence[tuple[int, str, str]], today: date, data: Any) -> None:
        super().__init__(data, initial={"until": today + USUAL})
        self.people = people
        listed = [(str(pk), f"{name}({group})" if group else name) for pk, name, group in people]
        if len(listed) <= LISTED:
            self.fields["chosen_ones"].choices = listed  # type: ignore[attr-defined]
            del self.fields["names"]
        else:
            del self.fields["chosen_ones"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        known: dict[str, list[int]] = {}
        for pk, name, _group in self.people:
            known.setdefault(name, []).append(pk)
        for name in filter(None, _BETWEEN.split(cleaned.get("names", ""))):
            if len(known.get(name, [])) != 1:
                said = _now("%(name)s is not in this office's list. Check the name, or have it added.")  # fmt: skip
                self.add_error("names", said % {"name": name})
        return cleaned

    def chosen(self) -> list[int]:
        typed = self.cleaned_data
        by_name = {name: pk for pk, name, _group in self.people}
        named = [by_name[n] for n in filter(None, _BETWEEN.split(typed.get("names", "")))]
        return [*(int(pk) for pk in typed.get("chosen_ones", [])), *named]


class Answer(Unmarked):
    """The digest of the text that was shown, and an opinion for those who have one."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    opinion = Prose(
        label=_("Opinion"),
        required=False,
        max_length=REASON_MOST,
        widget=forms.Textarea({"class": "short", "rows": 2}),
    )


class SubmitReason(Unmarked):
    """理由: asked for where something is missing that may come later (S02)."""

    reason = forms.CharField(
        label=_("Reason for going on"),
        required=False,
        max_length=REASON_MOST,
        widget=forms.Textarea({"class": "short", "rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.warnings: list[str] = []

    def warn(self, warned: Warned) -> None:
        codes = warned.params.get("codes")
        for code in codes if isinstance(codes, tuple) else (warned.code,):
            self.warnings.append(doors.sentence(Refused(code)))
