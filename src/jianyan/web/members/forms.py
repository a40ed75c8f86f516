"""代表委员的表单: what is typed on the members' pages; marked text is refused before anything is stored."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan import doors
from jianyan.cases.refusal import Refused, Warned
from jianyan.cases.secrecy import refuse_marked
from jianyan.cases.states import Basis
from jianyan.rules.ratings import Axis, RatingScheme
from jianyan.web.desk.wording import is_english
from jianyan.web.files.fields import Uploads
from jianyan.web.hints import Hinted
from jianyan.web.pasted import clean

WISHES = (
    "no_publish_reason", "basis", "contact_wish", "for_reference", "allow_co_sign", "motion_no",
)  # fmt: skip
_LAST = (
    "attachments", "sealed", "wished_units", "wished_co", "publish_consent", "confidential", *WISHES,
    "reason",
)  # fmt: skip
TITLE_MOST = 150
WISH_MOST = 300
REASON_MOST = 1000


class Unmarked(forms.Form):
    """A form whose words may not carry a classification mark (S08)."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, value in list(cleaned.items()):
            try:
                refuse_marked(value if isinstance(value, str) else "")
            except Refused as refusal:
                self.add_error(name, doors.sentence(refusal))
        return self.cleaned_data

    def refuse(self, refusal: Refused, field: str | None = None) -> None:
        """What the domain refuses is said in the form, with everything typed kept."""
        self.add_error(field if field in self.fields else None, doors.sentence(refusal))


class Prose(forms.CharField):
    """Words of more than a line, without what a browser or Word leaves behind in them."""

    def to_python(self, value: Any) -> Any:
        return clean(super().to_python(value) or "")


class Reason(Unmarked):
    """理由: one box of words."""

    reason = Prose(
        label=_("Reason"), max_length=REASON_MOST, widget=forms.Textarea({"class": "short"})
    )

    def __init__(self, *args: Any, label: str = "", required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required
        if label:
            self.fields["reason"].label = label


class OnDraft(Unmarked):
    """对答复稿的意见: agreed, or what is to be changed."""

    answer = forms.ChoiceField(
        label=_("What do you say to the draft?"),
        choices=[("agrees", _("I agree")), ("objects", _("Something is to be changed"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )
    words = Prose(
        label=_("What is to be changed"),
        max_length=REASON_MOST,
        required=False,
        widget=forms.Textarea({"class": "short"}),
    )


class Rating(Unmarked):
    """评价: one question an axis of the scheme, and a box for the reason."""

    comment = Prose(
        label=_("Opinion or reason"),
        help_text=_("Needed where you are dissatisfied: say what is missing, so that it can be handled again."),
        max_length=REASON_MOST,
        required=False,
        widget=forms.Textarea({"class": "short"}),
    )  # fmt: skip

    def __init__(self, scheme: RatingScheme, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scheme = scheme
        asked = {axis.code: _question(axis) for axis in scheme.axes}
        self.fields = {**asked, "comment": self.fields["comment"]}

    def axes(self) -> Iterator[forms.BoundField]:
        return (self[axis.code] for axis in self.scheme.axes)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        explained = [
            value
            for axis in self.scheme.axes
            if (value := axis.chosen(str(cleaned.get(axis.code, "")))) and value.reason
        ]
        if explained and not cleaned.get("comment", "").strip() and "comment" not in self.errors:
            self.refuse(Refused("dissatisfied_needs_reason"), "comment")
        return cleaned

    def values(self) -> dict[str, str]:
        return {axis.code: str(self.cleaned_data[axis.code]) for axis in self.scheme.axes}

    def chosen(self) -> list[tuple[str, str]]:
        """The axes and the values chosen, in words."""
        return [
            (_worded(axis), f"{given}%" if axis.percent else _worded(value))
            for axis in self.scheme.axes
            if (value := axis.chosen(given := str(self.cleaned_data.get(axis.code, ""))))
        ]


def _question(axis: Axis) -> forms.Field:
    if axis.percent:
        return forms.IntegerField(
            label=_worded(axis),
            help_text=_("A number from 0 to 100."),
            min_value=0,
            max_value=100,
            error_messages={"required": _("Enter a number from 0 to 100.")},
        )
    return forms.ChoiceField(
        label=_worded(axis),
        choices=[(value.code, _worded(value)) for value in axis.values],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )


def _worded(of: Any) -> str:
    label: str = of.label_en.capitalize() if is_english() else of.label_zh
    return label


class Writing(Unmarked, Hinted):
    """建议、提案: title, situation, numbered advice points, wishes and consent."""

    title = forms.CharField(
        label=_("Title"),
        help_text=_("In one line, what the matter is and what you propose."),
        max_length=TITLE_MOST,
        error_messages={"required": _("The title is missing. Write in one line what the matter is.")},
        widget=forms.Textarea({"class": "short", "rows": 2}),
    )  # fmt: skip
    situation = Prose(
        label=_("Situation"),
        help_text=_("What you saw: where, since when, whom it concerns."),
        required=False,
        widget=forms.Textarea({"rows": 8}),
    )
    analysis = Prose(
        label=_("Analysis"),
        help_text=_("Why it is so, and what has been tried."),
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )
    wished_units = forms.CharField(
        label=_("Units you would like to handle it"),
        help_text=_("Only a wish: the assigning body decides."),
        max_length=WISH_MOST,
        required=False,
    )
    wished_co = forms.CharField(
        label=_("Co-handling units you would like"), max_length=WISH_MOST, required=False
    )
    no_publish_reason = forms.CharField(
        label=_("Why it is not to be published"), max_length=200, required=False
    )
    basis = forms.ChoiceField(
        label=_("How it came about"), choices=[("", _("not said")), *Basis.choices], required=False
    )
    contact_wish = forms.CharField(
        label=_("How and when to be reached"),
        help_text=_("By telephone, face to face …; on which days."),
        max_length=200,
        required=False,
    )
    for_reference = forms.BooleanField(
        label=_("For reference; no written reply needed"), required=False
    )
    allow_co_sign = forms.BooleanField(
        label=_("Colleagues may co-sign of their own accord"), required=False
    )
    motion_no = forms.CharField(
        label=_("Turned from a motion, no."),
        help_text=_("Only where a motion was turned into a suggestion."),
        max_length=40,
        required=False,
    )
    sealed = Uploads(label=_("Sealed or signed page"))
    reason = forms.CharField(
        label=_("Reason for going on"),
        max_length=REASON_MOST,
        required=False,
        widget=forms.Textarea({"class": "short", "rows": 2}),
    )
    publish_consent = forms.ChoiceField(
        label=_("May it be published?"),
        help_text=_("Only after the reply and after review. Your telephone and address are never shown."),
        choices=[("yes", _("I agree to publication")), ("no", _("I do not agree"))],
        required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    attachments = Uploads(label=_("Attachments"))
    confidential = forms.BooleanField(
        label=_("Keep my name from the handling units"),
        help_text=_("The office that receives it still knows your name, and contact goes through it."),
        required=False,
    )  # fmt: skip

    def __init__(
        self, places: Sequence[tuple[str, str]], rows: int, *args: Any, **kwargs: Any
    ) -> None:
        """`places`: the offices in which the person may raise a case, each with its proposer's id."""
        super().__init__(*args, **kwargs)
        first: dict[str, forms.Field] = {}
        if len(places) > 1:
            first["proposer"] = forms.ChoiceField(
                label=_("To which office"), choices=places, widget=forms.RadioSelect
            )
        points = {f"point-{no}": _point(no) for no in range(1, rows + 1)}
        own = self.fields
        self.fields = {
            **first,
            "title": own["title"],
            "situation": own["situation"],
            "analysis": own["analysis"],
            **points,
            **{name: own[name] for name in _LAST},
        }
        self.rows = rows
        self.warnings: list[str] = []

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def point_fields(self) -> list[forms.BoundField]:
        return [self[f"point-{no}"] for no in range(1, self.rows + 1)]

    def points(self) -> tuple[str, ...]:
        said = (self.cleaned_data[f"point-{no}"].strip() for no in range(1, self.rows + 1))
        return tuple(point for point in said if point)

    def wish_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in WISHES]

    def warn(self, warned: Warned) -> None:
        """What is missing and may come later, with a reason (S02)."""
        codes = warned.params.get("codes")
        for code in codes if isinstance(codes, tuple) else (warned.code,):
            self.warnings.append(doors.sentence(Refused(code)))

    def ask_for_all(self) -> None:
        """What a submission needs beyond what a draft needs."""
        if not self.points():
            self.refuse(Refused("points_missing"), "point-1")
        if not self.cleaned_data["publish_consent"]:
            self.add_error("publish_consent", _("Choose whether it may be published."))


def _point(no: int) -> forms.Field:
    return Prose(
        label=_("Advice point %(number)s") % {"number": no},
        required=False,
        widget=forms.Textarea({"class": "short", "rows": 3}),
    )
