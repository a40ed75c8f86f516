"""检索式 — what somebody typed: words, "exact phrases", -words left out, and fields such as 单位:水利局."""

import re
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from jianyan.cases.models import Assignment, Round, Signatory
from jianyan.cases.states import AssignmentState
from jianyan.search.segmentation import terms

FIELDS = {
    "unit": "unit", "单位": "unit", "承办单位": "unit",
    "proposer": "proposer", "代表": "proposer", "委员": "proposer", "提案者": "proposer",
    "year": "year", "年份": "year", "年度": "year",
    "class": "class", "类别": "class", "分类": "class",
    "kind": "kind",
}  # fmt: skip
_MARK = '"“”'
_PART = re.compile(
    rf"(?P<out>(?<!\S)[-－])?(?:(?P<field>{'|'.join(FIELDS)})\s*[:：]\s*)?"
    rf"(?:[{_MARK}](?P<phrase>[^{_MARK}]*)[{_MARK}]?|(?P<word>[^\s{_MARK}]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Query:
    """A query in its parts."""

    words: str  # ranked by
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = field(default=())

    @property
    def must(self) -> str:
        """The phrases and what is left out, as PostgreSQL asks its index; empty where there is none."""
        said = [_in_order(phrase) for phrase in self.phrases]
        out = [f"!({asked})" for text in self.excluded if (asked := _in_order(text))]
        return " & ".join(part for part in (*(f"({one})" for one in said if one), *out))

    def where(self) -> Q:
        """The fields as a condition on cases."""
        condition = Q()
        for name, value in self.fields:
            condition &= _FILTERS[name](value)
        return condition


def parsed(query: str) -> Query:
    """A query as typed; what is no field of ours is a word like any other."""
    words, phrases, excluded, fields = [], [], [], []
    for part in _PART.finditer(query):
        said = part["phrase"] if part["phrase"] is not None else part["word"]
        if part["field"]:
            fields.append((FIELDS[part["field"].lower()], said))
        elif part["out"]:
            excluded.append(said)
        elif part["phrase"] is not None:
            phrases.append(said)
            words.append(said)
        else:
            words.append(said)
    return Query(" ".join(words), tuple(phrases), tuple(excluded), tuple(fields))


def _in_order(text: str) -> str:
    """The pairs of signs of a text, one behind the other as they stand in it."""
    found = [(term, place) for term, place in terms(text) if len(term) == 2 or term.isascii()]
    if not found:
        return " & ".join(f"'{term}':*" for term, _ in terms(text))
    asked, before = f"'{found[0][0]}'", found[0][1]
    for term, place in found[1:]:
        asked += f" <{place - before}> '{term}'"
        before = place
    return asked


def _unit(value: str) -> Q:
    named = Q(unit__name__icontains=value) | Q(unit__short_name__icontains=value)
    tasks = Assignment.objects.filter(named, case=OuterRef("pk"))
    return Q(Exists(tasks.exclude(state=AssignmentState.RELEASED)))


def _proposer(value: str) -> Q:
    """Never where the name is kept back (S59), whoever asks."""
    named = Signatory.objects.filter(case=OuterRef("pk"), proposer__name__icontains=value)
    return Q(Exists(named), confidential=False)


def _year(value: str) -> Q:
    return Q(session__year=int(value)) if re.fullmatch(r"[0-9]{4}", value) else Q(pk__in=[])


def _class(value: str) -> Q:
    """The local letter of a delivered reply, or the category of the case."""
    replies = Round.objects.filter(
        case=OuterRef("pk"), outcome_class__iexact=value, delivered_on__isnull=False
    )
    return Q(Exists(replies)) | Q(category=value)


def _kind(value: str) -> Q:
    return Q(kind=value.lower())


_FILTERS = {
    "unit": _unit, "proposer": _proposer, "year": _year, "class": _class, "kind": _kind,
}  # fmt: skip
