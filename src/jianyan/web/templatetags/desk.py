"""工作台的写法 — states, roles and codes of a case in words, for templates."""

from django import template
from django.db.models import TextChoices
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jianyan.rules.outcomes import OutcomeClass
from jianyan.rules.ratings import Axis, Value
from jianyan.web.desk import wording
from jianyan.web.desk.wording import ClockSaid, Said, Words

register = template.Library()


@register.filter
def said(state: TextChoices) -> Said:
    """A state with its tone, for parts/_state.html."""
    return wording.state(state)


@register.filter
def in_words(of: Axis | Value | OutcomeClass) -> str:
    """A class, an axis or a value of the rules in the language of the page."""
    return of.label_en if wording.is_english() else of.label_zh


@register.filter
def paragraphs(text: str) -> SafeString:
    """Every line a paragraph, as official texts are written."""
    lines = (line.strip() for line in text.splitlines())
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in lines if line))


@register.filter
def as_letter(text: str) -> SafeString:
    """The same of a letter: the line that addresses somebody begins at the margin (顶格)."""
    first, *rest = text.strip().splitlines() or [""]
    addressed = first.rstrip().endswith(("：", ":"))
    pattern = '<p class="flush">{}</p>' if addressed else "<p>{}</p>"
    return format_html("{}\n{}", format_html(pattern, first.strip()), paragraphs("\n".join(rest)))


@register.filter
def is_over(clock: ClockSaid) -> bool:
    return clock.is_over


@register.simple_tag
def session(term: int | None, number: int | None, key: str) -> str:
    return wording.session(term, number, key)


@register.filter
def contact_mode(code: str) -> Words:
    return wording.CONTACT_MODES.get(code, code)


@register.filter
def stage(code: str) -> Words:
    return wording.STAGES.get(code, code)


@register.filter
def delivery_mode(code: str) -> Words:
    return wording.DELIVERY_MODES.get(code, code)


@register.filter
def meeting_mode(code: str) -> Words:
    return wording.MEETINGS.get(code, code)


@register.filter
def shown_as(code: str) -> Words:
    return wording.SHOWN_AS.get(code, code)


@register.filter
def organ(code: str) -> object:
    """An organ that gets a copy; a unit stands by its name."""
    return wording.ORGANS.get(code, code)
