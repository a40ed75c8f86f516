"""机构调整: a unit renamed, merged or abolished, entered by who keeps the directory; what it was before."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jianyan import doors
from jianyan.cases.models import Assignment
from jianyan.deadlines.ledger_filter import AT_WORK
from jianyan.people.models import Unit, UnitChange
from jianyan.people.succession import Change, NoSuccession, former, succeed
from jianyan.web.desk.forms.base import day
from jianyan.web.desk.frame import frame, staff
from jianyan.web.desk.views.rosters import kept_by

WHY = {
    "ended_already": gettext_lazy("This unit has ended before. Choose the unit that answers today."),
    "before_it_began": gettext_lazy("The unit began after this day. Check the day."),
    "successor_missing": gettext_lazy("Name the unit that its duties went to, one that is there on this day."),
    "name_missing": gettext_lazy("Write the new name."),
}  # fmt: skip


class SuccessionForm(forms.Form):
    """What happened, to which unit, from which day, by which document."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Unit"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of change"), choices=UnitChange.Kind.choices,
        widget=forms.RadioSelect,
    )  # fmt: skip
    on = forms.DateField(label=gettext_lazy("From which day"), widget=day())
    name = forms.CharField(
        label=gettext_lazy("New name"), required=False, max_length=120,
        help_text=gettext_lazy("Where it was renamed."),
    )  # fmt: skip
    short_name = forms.CharField(label=gettext_lazy("Short name"), required=False, max_length=60)
    into = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Its duties went to"), required=False,
        help_text=gettext_lazy("Where it was merged or abolished."),
    )  # fmt: skip
    document = forms.CharField(
        label=gettext_lazy("Number of the document"), required=False, max_length=120
    )

    def __init__(self, hubs: set[int], on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        still = Q(valid_to=None) | Q(valid_to__gte=on)
        units = Unit.objects.filter(still, hub_id__in=hubs, successor=None)
        for name in ("unit", "into"):
            self.fields[name].queryset = units  # type: ignore[attr-defined]  # a choice of rows


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    hubs = {office.pk for office in kept_by(doors.actor(request))}
    if not hubs:
        raise PermissionDenied
    today = doors.today()
    form = SuccessionForm(hubs, today, request.POST or None, initial={"on": today})
    if request.method == "POST" and form.is_valid() and _entered(request, form):
        return redirect("desk:units")
    changes = former(hubs)
    context = {
        "form": form,
        "changes": _beside(changes),
        "trail": [{"label": _("Rosters"), "url": ""}],
    }
    status = 422 if form.errors else 200
    return render(
        request, "desk/units.html", frame(request, here="rosters", **context), status=status
    )


def _entered(request: HttpRequest, form: SuccessionForm) -> bool:
    typed = dict(form.cleaned_data)
    unit = typed.pop("unit")
    try:
        heir = succeed(unit, Change(**typed))
    except NoSuccession as refusal:
        form.add_error(None, WHY[refusal.code])
        return False
    said = _("%(heir)s answers for %(unit)s from now on; its open work and its people have gone over.")  # fmt: skip
    messages.success(request, said % {"heir": heir.name, "unit": unit.name})
    return True


def _beside(changes: list[UnitChange]) -> list[tuple[UnitChange, int]]:
    """Each change with how many open tasks still bear the old name. One query."""
    mine = Assignment.objects.filter(unit_id__in=[one.unit_id for one in changes])
    rows = mine.filter(state__in=AT_WORK).order_by().values("unit_id").annotate(n=Count("no"))
    open_ones = {row["unit_id"]: row["n"] for row in rows}
    return [(change, open_ones.get(change.unit_id, 0)) for change in changes]
