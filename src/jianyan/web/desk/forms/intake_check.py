"""来件核对表单: what was read in a document, corrected and confirmed by a person, or set aside with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan import doors
from jianyan.cases.opening import Draft
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Period
from jianyan.exchange.checking import Doubt, suggested_names
from jianyan.exchange.queue import Checked
from jianyan.web.desk.forms.base import across, day_field, say_what_is_empty
from jianyan.web.desk.forms.paper import Desk, EntryForm

# fields of the form, and what was read for each
READ_AS = {
    "session": "session", "lead": "proposers", "cosigners": "cosigners", "title": "title",
    "text": "text", "situation": "situation", "points": "points", "period": "period",
    "submitted_on": "submitted_on", "publish_consent": "publish_consent", "category": "category",
    "wished_units": "wished_units", "for_reference": "reply_wanted",
}  # fmt: skip
_CONSENT = [
    ("yes", _("agrees to publication in full")),
    ("no", _("does not agree")),
    ("unsaid", _("the paper does not say: kept as not agreed")),
]
_SAID = {
    Doubt.MISSING: _("Not found in the document: key it in from the original."),
    Doubt.OTHERS_UNREAD: _("The text speaks of co-signers, but none was read: compare with the original."),
    Doubt.OTHER_HOUSE: _("The letterhead names the other house (“%(read)s”): was it sent to the wrong office?"),
    Doubt.OTHER_SESSION: _("The letterhead names another session (“%(read)s”): check for which one it is."),
}  # fmt: skip


class CheckForm(EntryForm):
    """代录 from a document: the fields as read, for a person to correct and confirm."""

    submitted_on = day_field(
        _("Day of submission"),
        hint=_("As the paper says. The case bears this day; empty, it bears the day on which the document was brought in."),
    )  # fmt: skip
    publish_consent = forms.ChoiceField(  # type: ignore[assignment]  # a tick cannot be left open
        label=_("Does the proposer agree to publication in full?"),
        choices=_CONSENT,
        widget=across(),
    )
    field_order = (
        "session", "lead", "cosigners", "title", "text", "situation", "analysis", "points",
        "period", "submitted_on", "publish_consent", "no_publish_reason",
    )  # fmt: skip

    def __init__(self, *args: Any, desk: Desk, document: Checked, **kwargs: Any) -> None:
        self.document = document
        kwargs["initial"] = {**begin(document), **(kwargs.get("initial") or {})}
        super().__init__(*args, desk=desk, **kwargs)
        del self.fields["paper"]  # the document itself is the paper
        unsaid = self.fields["publish_consent"].error_messages
        unsaid["required"] = _("Choose whether it may be published.")
        self.fields["period"].error_messages["required"] = _("Choose when it was raised.")

    @classmethod
    def again(cls, typed: Mapping[str, str], *, desk: Desk, document: Checked) -> CheckForm:
        """The form as somebody left it, without saying what is still wrong with it."""
        unticked = {name: False for name, field in cls.base_fields.items() if isinstance(field, forms.BooleanField)}  # fmt: skip
        form = cls(desk=desk, document=document, initial={**unticked, **typed})
        form.hint_class()
        return form

    def clean_submitted_on(self) -> date | None:
        """Neither ahead nor so far back that a digit was misread."""
        day: date | None = self.cleaned_data["submitted_on"]
        if day is None:
            return None
        if day > doors.today():
            raise forms.ValidationError(doors.sentence(Refused("day_ahead", day=day)))
        session = self.desk.sessions.get(self.cleaned_data.get("session", 0))
        if session and day.year < session.year - 1:
            raise forms.ValidationError(_("This day lies long before the session. Compare the year with the original."))  # fmt: skip
        return day

    def day(self) -> date:
        """The day by which the case is dated."""
        day: date | None = self.cleaned_data["submitted_on"]
        return day or timezone.localdate(self.document.came_at)

    def draft(self) -> Draft | None:
        said = self.cleaned_data
        session = self.desk.sessions[said["session"]]
        why = said["no_publish_reason"]
        if said["publish_consent"] == "unsaid" and not why:
            why = gettext("The paper does not say whether it may be published.")
        typed = {
            **said,
            "publish_consent": said["publish_consent"] == "yes",
            "no_publish_reason": why,
        }
        return self.draft_of(typed, self.desk.offices[session.office.pk], session)

    def corrected(self) -> list[str]:
        """The fields in which the person decided otherwise than the machine read."""
        before = begin(self.document)
        return [
            name
            for name in READ_AS
            if _plain(self.cleaned_data.get(name, "")) != _plain(before.get(name, ""))
        ]

    def marks(self, names: Iterable[str]) -> dict[str, str]:
        """What a person should look at twice, field by field."""
        doubts = self.document.doubts
        found = {name: self._said(source, doubts[source]) for name, source in READ_AS.items() if source in doubts}  # fmt: skip
        if near := suggested_names(self.document.reading.value("proposers"), list(names)):
            said = gettext(
                "The list of this office has a name that differs by one sign: %(names)s."
            )
            found["lead"] = said % {"names": "、".join(near)}
        return found

    def _said(self, source: str, doubt: Doubt) -> str:
        read = self.document.reading.fields.get(source)
        if doubt != Doubt.UNSURE or read is None:
            return str(_SAID[doubt]) % {"read": read.value if read else ""}
        return _unsure(read.page, read.line)

    def typed(self) -> list[tuple[Any, str]]:
        """Label and words of what stands in it, for somebody who came too late with it."""
        lines = (field for field in self if isinstance(field.field, forms.CharField))
        return [(field.label, field.value()) for field in lines if field.value()]


def _unsure(page: int, line: int) -> str:
    if page:
        said = gettext("Read without certainty (page %(page)s, line %(line)s): compare with the original.")  # fmt: skip
        return said % {"page": page, "line": line}
    if line:
        said = gettext("Read without certainty (paragraph %(line)s): compare with the original.")
        return said % {"line": line}
    return gettext("Read without certainty: compare with the original.")


def begin(document: Checked) -> dict[str, Any]:
    """What stands in the form when it is opened: the first proposer leads, the others co-sign.

    Where the paper does not say whether it may be published or when it was raised, nothing is chosen.
    """
    reading = document.reading
    lead, _between, others = reading.value("proposers").partition("、")
    signed = "、".join(filter(None, (others, reading.value("cosigners"))))
    return {
        **{name: reading.value(source) for name, source in READ_AS.items()},
        "session": document.session,
        "lead": lead,
        "cosigners": signed,
        "period": _period(reading.value("period")),
        "for_reference": reading.value("reply_wanted") == "no",
        "scan": document.name[-120:],
    }


def _period(written: str) -> str:
    if written in Period.values:
        return written
    if any(word in written for word in ("平时", "闭会")):
        return Period.INTERSESSION
    return Period.SESSION if any(word in written for word in ("大会", "会议", "会期")) else ""


def _plain(text: object) -> str:
    return "".join(str(text).split())


class SetAside(forms.Form):
    """搁置: why this will be no case here."""

    reason = forms.CharField(
        label=_("Why it is set aside"),
        max_length=300,
        widget=forms.TextInput,
        help_text=_("Such as: sent twice, not a proposal, meant for another office. It can be fetched back."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_empty(self)
