"""筛选: the ledger's filters as a form whose fields are the page's address."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases.states import UNSENT, AssignmentState, CaseState, Kind
from jianyan.deadlines.ledger_filter import LedgerFilter, Order
from jianyan.rules.outcomes import NEUTRAL
from jianyan.web.desk import wording
from jianyan.web.desk.ledger_choices import Choices

LIGHTS = [
    ("green", _("time enough")),
    ("near", _("due soon")),
    ("late", _("overdue")),
    ("done", _("done in time")),
    ("done_late", _("done late")),
]
ORDERS = [
    (Order.NUMBER.value, _("by number")),
    (Order.UNIT.value, _("by unit, in official order")),
    (Order.DUE.value, _("by due day")),
]
_STATES = [one for one in CaseState.choices if one[0] not in UNSENT]


_EVERY = ("", _("all"))


def _select(label: Any, choices: Sequence[Any], *, every: bool = True) -> forms.ChoiceField:
    found = [_EVERY, *choices] if every else choices
    return forms.ChoiceField(label=label, choices=found, required=False)


class LedgerForm(forms.Form):
    """Everything optional: what is wrong in an address is left out, never an error page."""

    q = forms.CharField(
        label=_("Title, number or proposer"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    office = _select(_("Office"), ())
    session = _select(_("Session"), ())
    kind = _select(_("Kind"), Kind.choices)
    unit = _select(_("Unit"), ())
    light = _select(_("Time limit"), LIGHTS)
    state = _select(_("State of the case"), _STATES)
    task = _select(_("State of the task"), AssignmentState.choices)
    outcome = _select(_("Class"), ())
    category = forms.CharField(label=_("Category"), required=False, max_length=60)
    overdue = forms.BooleanField(label=_("ever overdue"), required=False)
    silent = forms.BooleanField(label=_("nothing recorded yet"), required=False)
    order = _select(_("Order"), ORDERS, every=False)

    MAIN = ("q", "year", "kind", "unit", "light", "state", "order")
    FLAGS = ("overdue", "silent")

    def __init__(self, data: Any, choices: Choices) -> None:
        super().__init__({"year": choices.years[0], **data.dict()}, auto_id="filter-%s")
        self.choices = choices
        english = wording.is_english()
        lists: dict[str, list[Any]] = {
            "year": [(year, str(year)) for year in choices.years],
            "office": [_EVERY, *choices.offices],
            "session": [_EVERY, *choices.sessions],
            "unit": [_EVERY, *choices.units],
            "outcome": [_EVERY, *((k, v[english]) for k, v in NEUTRAL.items())],
        }
        for name, found in lists.items():
            self._choose(name, found)
        if len(choices.offices) < 2:
            del self.fields["office"]

    def _choose(self, name: str, found: list[Any]) -> None:
        self.fields[name].choices = found  # type: ignore[attr-defined]  # all of them are selects

    def wanted(self) -> LedgerFilter:
        """What could be understood."""
        self.is_valid()
        good = {name: value for name, value in self.cleaned_data.items() if value}
        session = self.choices.session_ids.get(good.pop("session", ""))
        text, order = good.pop("q", "").strip(), good.pop("order", Order.NUMBER)
        year = good.pop("year", self.choices.years[0])
        return LedgerFilter(year=year, session=session, text=text, order=Order(order), **good)

    def set_filters(self) -> list[str]:
        """The names of the filters that leave something out."""
        self.is_valid()
        return [
            n for n, value in self.cleaned_data.items() if value and n not in {"year", "order"}
        ]
