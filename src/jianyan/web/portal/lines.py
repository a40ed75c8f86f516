"""门户的行 — published copies as the templates show them: labelled, toned, with their addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jianyan.disclosure.models import PublishedCase, PublishedPromise
from jianyan.disclosure.reading import CLAIMED, OPEN, ReplyLine
from jianyan.web.portal import wording

Label = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One reply in a list."""

    url: str
    title: str
    kind: Label
    where: str  # 江州市人大 八届五次会议 第0001号
    unit: str
    label: str  # the local class
    tone: str
    form: Label
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """One promise in a list."""

    url: str
    text: str
    unit: str
    case: str
    label: Label
    tone: str
    made_on: date
    due_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a letter; its salutation stands at the edge."""

    text: str
    is_flush: bool


def paragraphs(text: str) -> list[Paragraph]:
    said = [line.strip() for line in text.splitlines() if line.strip()]
    return [
        Paragraph(line, no == 0 and line.endswith((":", "："))) for no, line in enumerate(said)
    ]


def address(office: str, session: str, number: str) -> str:
    return reverse("portal:case", args=[office, session, number])


def where(body: str, session: str, number: str) -> str:
    """A number that begins with a word (平时011) stands as it is."""
    named = {"body": body, "session": session, "number": number}
    if number[:1].isdigit():
        return _("%(body)s, %(session)s, no. %(number)s") % named
    return _("%(body)s, %(session)s, %(number)s") % named


def case_address(case: PublishedCase) -> str:
    return address(case.office_id, case.session, case.number)


def case_where(case: PublishedCase) -> str:
    return where(case.office.body, case.session_label, case.number)


def reply_lines(lines: Iterable[ReplyLine]) -> list[Line]:
    return [
        Line(
            url=address(one.office, one.session, one.number),
            title=one.title,
            kind=wording.KINDS.get(one.kind, one.kind),
            where=where(one.office_body, one.session_label, one.number),
            unit=one.unit_name,
            label=one.class_label,
            tone=wording.RESULT_TONES.get(one.result, "quiet"),
            form=wording.FORMS.get(one.form, one.form),
            on=one.published_on,
        )
        for one in lines
    ]


def promise_lines(promises: Iterable[PublishedPromise], today: date) -> list[PromiseLine]:
    return [_promise(one, today) for one in promises]


def _promise(one: PublishedPromise, today: date) -> PromiseLine:
    late = one.state in {OPEN, CLAIMED} and one.due_on is not None and one.due_on < today
    return PromiseLine(
        url=case_address(one.case),
        text=one.text,
        unit=one.unit_name,
        case=case_where(one.case),
        label=_("Past its day") if late else wording.PROMISES.get(one.state, one.state),
        tone="late" if late else wording.PROMISE_TONES.get(one.state, "quiet"),
        made_on=one.made_on,
        due_on=one.due_on,
        closed_on=one.closed_on,
    )
