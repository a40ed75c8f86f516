"""期限计算器 — anybody may reckon when a time limit ends, and read why it is that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from jianyan.rules import packs, wording
from jianyan.rules.due import Due, due
from jianyan.rules.errors import RulesError
from jianyan.rules.limits import CONDITIONS, LIMITS
from jianyan.web.portal.door import Public, page, shown

FIRST = "national-2025"
Choices = list[tuple[str, Any]]
_FURTHER = ("role", "level", "author", "key", "reply_due")
_ASKED = {
    "chain": _("Suggestion or proposal"),
    "period": _("Period"),
    "role": _("Role"),
    "level": _("Level"),
    "author": _("Kind of author"),
    "key": _("Key item"),
}


class Question(forms.Form):
    """计算条件: which text, which limit, from which day; the rest only where a text asks for it."""

    rules = forms.ChoiceField(label=_("Rule text"))
    limit = forms.ChoiceField(label=_("Time limit"))
    start = forms.DateField(
        label=_("Start day"),
        help_text=_("The day of assignment, receipt or delivery, as the text says"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reply_due = forms.DateField(
        label=_("Day on which the reply is due"),
        help_text=_("For limits that count back from it"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, rules: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = packs.keys()
        _field(self, "rules").choices = [(key, _title(key)) for key in known]
        _field(self, "limit").choices = _limits(rules)
        for name, values in CONDITIONS.items():
            words = [(value, wording.word_of(value, _side())) for value in sorted(values)]
            self.fields[name] = forms.ChoiceField(
                label=_ASKED[name], required=False, choices=[("", _("not given")), *words]
            )

    def usual(self) -> Iterable[forms.BoundField]:
        return [self[name] for name in ("rules", "limit", "start", "chain", "period")]

    def further(self) -> Iterable[forms.BoundField]:
        return [self[name] for name in _FURTHER]

    def says_more(self) -> bool:
        return self.is_bound and any(self.data.get(name) for name in _FURTHER)


def _field(form: forms.Form, name: str) -> forms.ChoiceField:
    found = form.fields[name]
    if not isinstance(found, forms.ChoiceField):
        raise TypeError(f"{name} offers no choice")
    return found


def _side() -> str:
    return get_language() or "zh-hans"


def _in_english() -> bool:
    return _side().startswith("en")


def _title(key: str) -> str:
    pack = packs.load(key)
    return pack.title_en if _in_english() and pack.title_en else pack.title


def _limits(rules: str) -> Choices:
    """What the text and those above it set comes first."""
    label = {name: words[_in_english()] for name, words in LIMITS.items()}
    known = packs.keys()
    if rules not in known:
        return list(label.items())
    pack = packs.load(rules)
    texts = [pack, *packs.superiors(pack)]
    ruled = [name for name in LIMITS if any(name in text.limit for text in texts)]
    rest = [name for name in LIMITS if name not in ruled]
    groups = ((gettext("Set by this text"), ruled), (gettext("Not set by it"), rest))
    return [(title, [(name, label[name]) for name in names]) for title, names in groups if names]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One reckoning as the page shows it."""

    due_on: date | None
    legal_due_on: date | None
    latest_on: date | None
    provisional: bool
    article: str
    because: list[str]
    calendar: str


@page
def ask(request: HttpRequest, public: Public) -> HttpResponse:
    rules = request.GET.get("rules", FIRST)
    first = {"rules": FIRST, "limit": "reply", "start": timezone.localdate()}
    form = Question(request.GET if "rules" in request.GET else None, initial=first, rules=rules)
    answer, wrong = None, ""
    if form.is_bound and form.is_valid():
        try:
            answer = _answer(form.cleaned_data)
        except RulesError as error:
            wrong = error.en if _in_english() else error.zh
    context = {"form": form, "answer": answer, "wrong": wrong}
    return shown(request, public, "calculator.html", context)


def _answer(asked: dict[str, Any]) -> Answer:
    when = {name: asked[name] for name in CONDITIONS if asked[name]}
    if asked["reply_due"]:
        when["due_of.reply"] = asked["reply_due"].isoformat()
    found = due(asked["rules"], asked["limit"], asked["start"], when=when)
    return _worded(found) if found else _not_set()


def _not_set() -> Answer:
    words = wording.NOT_SET[_in_english()]
    return Answer(
        due_on=None, legal_due_on=None, latest_on=None, provisional=False,
        article="", because=[words], calendar="",
    )  # fmt: skip


def _worded(found: Due) -> Answer:
    return Answer(
        due_on=found.due_on,
        legal_due_on=found.legal_due_on,
        latest_on=found.latest_on,
        provisional=found.provisional,
        article=found.article,
        because=[wording.sentence(step, _side()) for step in found.because],
        calendar=found.calendar,
    )
