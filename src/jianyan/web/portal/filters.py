"""筛选地址 — the filters of a list as they stand in its address; what makes no sense is left out."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jianyan.disclosure.figures import Choice, Choices
from jianyan.disclosure.models import PublishedOffice
from jianyan.disclosure.reading import Cursor, Filter
from jianyan.web.portal import wording

LONGEST = 120


def read(query: QueryDict) -> Filter:
    given = {name: query.get(name, "").replace("\0", "").strip()[:LONGEST] for name in query}
    year = given.get("year", "")
    return Filter(
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        kind=_one_of(wording.KINDS, given.get("kind", "")),
        unit=given.get("unit", ""),
        category=given.get("category", ""),
        result=_one_of(wording.RESULTS, given.get("class", "")),
        form=_one_of(wording.FORMS, given.get("form", "")),
        office=given.get("office", ""),
    )


def _one_of(known: Iterable[str], given: str) -> str:
    return given if given in set(known) else ""


def written(chosen: Filter, **more: str) -> str:
    """The query of the address that shows this; the result is called class there."""
    values = {("class" if k == "result" else k): v for k, v in asdict(chosen).items() if v}
    return urlencode(values | {k: v for k, v in more.items() if v})


def cursor(request: HttpRequest) -> Cursor | None:
    """`after=2026-03-02.17.1`; anything else is the first page."""
    try:
        day, case_id, no = request.GET.get("after", "").split(".")
        return Cursor(date.fromisoformat(day), int(case_id), int(no))
    except ValueError:
        return None


def after(place: Cursor | None) -> str:
    return f"{place.published_on}.{place.case_id}.{place.no}" if place else ""


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a filter."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One filter with its options."""

    name: str
    label: str
    options: list[Option]


def fields(chosen: Filter, choices: Choices, offices: Iterable[PublishedOffice]) -> list[Field]:
    """The filters that are worth showing: those with something to choose."""

    def field(name: str, label: str, value: object, pairs: Iterable[tuple[str, object]]) -> Field:
        options = [Option(key, str(text), key == str(value or "")) for key, text in pairs]
        return Field(name, label, options)

    found = [
        field("year", _("Year"), chosen.year, [(str(y), str(y)) for y in choices.years]),
        field("kind", _("Suggestion or proposal"), chosen.kind, wording.KINDS.items()),
        field("office", _("Office"), chosen.office, [(o.key, o.body) for o in offices]),
        field("unit", _("Handling unit"), chosen.unit, _counted(choices.units)),
        field("category", _("Category"), chosen.category, _counted(choices.categories)),
        field("class", _("Result"), chosen.result, wording.RESULTS.items()),
        field("form", _("Form"), chosen.form, wording.FORMS.items()),
    ]
    return [one for one in found if len(one.options) > 1 or any(o.is_chosen for o in one.options)]


def _counted(many: Iterable[Choice]) -> list[tuple[str, str]]:
    return [(one.key, f"{one.label} ({one.count})") for one in many]
