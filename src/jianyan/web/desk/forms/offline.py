"""线下办理件: registers a confidential paper as a numbered case without a word of its text (S08)."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan import doors
from jianyan.cases.opening import Draft
from jianyan.cases.refusal import Refused
from jianyan.cases.secrecy import marked
from jianyan.cases.states import OFFLINE, Period
from jianyan.people.models import Proposer
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import across, say_what_is_empty
from jianyan.web.desk.forms.paper import Desk


class OfflineForm(forms.Form):
    """Who, when and under which number of the confidential register; never what about."""

    session = forms.TypedChoiceField(label=_("Session"), coerce=int)
    lead = forms.CharField(
        label=_("Proposer"),
        max_length=120,
        help_text=_("The name as it stands in the list of deputies, members or bodies."),
        widget=forms.TextInput(attrs={"list": "proposers", "autocomplete": "off"}),
    )
    register_no = forms.CharField(
        label=_("Number in the confidential register"),
        max_length=40,
        help_text=_("Only the number under which the paper is kept; no title and no key words."),
    )
    period = forms.ChoiceField(label=_("When raised"), choices=Period.choices, widget=across())

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        say_what_is_empty(self)
        self.fields["session"].choices = [  # type: ignore[attr-defined]
            (
                pk,
                f"{desk.offices[one.office.pk].body} {wording.session(one.term, one.number, one.key)}",
            )
            for pk, one in desk.sessions.items()
        ]

    def clean_register_no(self) -> str:
        number = str(self.cleaned_data["register_no"]).strip()
        if mark := marked(number):
            raise forms.ValidationError(doors.sentence(Refused("marked_secret", mark=mark)))
        return number

    def draft(self) -> Draft | None:
        """None, with the error at its field, where the name is not one of the office's list."""
        typed = self.cleaned_data
        session = self.desk.sessions[typed["session"]]
        office = self.desk.offices[session.office.pk]
        found = list(Proposer.objects.filter(office=office, name=typed["lead"].strip())[:2])
        if len(found) != 1:
            self.add_error("lead", gettext("%(name)s is not in this office's list. Check the name, or have it added.") % {"name": typed["lead"]})  # fmt: skip
            return None
        return Draft(
            office=office,
            session=session,
            lead=found[0],
            title=f"线下办理件(登记号：{typed['register_no']})",
            period=typed["period"],
            publish_consent=False,
            scan=typed["register_no"],
            channel=OFFLINE,
        )
