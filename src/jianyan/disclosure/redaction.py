"""脱敏 — proposes what of a text should not be shown, with the reason; a person decides."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.disclosure.private import FINDERS
from jianyan.disclosure.span import MASK, Span

VERSION = "2"  # of the finders of private.py and persons.py
REASONS: dict[str, Promise] = {
    "mobile": _("Mobile number"),
    "telephone": _("Telephone number of a contact"),
    "identity_number": _("Identity number"),
    "email": _("E-mail address"),
    "account": _("Private account"),
    "bank_account": _("Bank account"),
    "document_number": _("Number of a personal document"),
    "plate": _("Number plate"),
    "home_address": _("Home address"),
    "contact_person": _("Name of a contact person"),
    "private_person": _("Name of a private person"),
    "addressee": _("Addressee, shown without a name"),
    "proposer": _("Name of a proposer"),
}
# 张三、李四代表: at the head of a letter
_ADDRESSEE = re.compile(
    r"^[  ]*(?:尊敬的)?(?P<who>[一-鿿·]{2,8}(?:[、, 和]{1,2}[一-鿿·]{2,8}){0,9}"
    r"(?:等\d{0,3}[名位]?)?)(?:代表|委员)(?:[  ]*:|[,]?(?:你|您)们?好)",
    re.MULTILINE,
)
_GENERAL = {"全体", "各位", "有关", "人大", "政协", "该", "本", "各", "上述"}


@dataclass(frozen=True, slots=True)
class Redaction:
    """The text as it might be shown, and every stretch that was taken out of the original."""

    text: str
    spans: tuple[Span, ...]


def propose(text: str, names: Collection[str] = (), only: Collection[str] = ()) -> Redaction:
    """A text fit to be shown, as far as a machine can tell. `names`: whose names must not appear;
    `only`: for these reasons and no other."""
    plain = _plain(text)
    found = [span for finder in FINDERS for span in finder(plain)]
    found += [*_addressees(plain), *_named(plain, names)]
    found = [span for span in found if not only or span.reason in only]
    spans = tuple(_apart(found))
    return Redaction(_without(text, spans), spans)


def _plain(text: str) -> str:
    """Full-width digits and letters as usual ones, place for place."""
    signs = (unicodedata.normalize("NFKC", sign) for sign in text)
    return "".join(s if len(s) == 1 else sign for s, sign in zip(signs, text, strict=True))


def _addressees(text: str) -> Iterator[Span]:
    for match in _ADDRESSEE.finditer(text):
        if match["who"] not in _GENERAL and match["who"] != MASK:
            yield Span(match.start("who"), match.end("who"), MASK, "addressee")
            yield from _again(text, match["who"])


def _again(text: str, who: str) -> Iterator[Span]:
    """周美珠代表关心的…: whom a letter is to is named in it again."""
    for name in re.split("[、, 和]+", who):
        if 1 < len(name.rstrip("等")) < 5 and not name.endswith("等"):
            for match in re.finditer(re.escape(name), text):
                yield Span(match.start(), match.end(), MASK, "addressee")


def _named(text: str, names: Iterable[str]) -> Iterator[Span]:
    for name in sorted({name.strip() for name in names}, key=len, reverse=True):
        if len(name) < 2:
            continue
        spaced = r"[  ]?".join(re.escape(sign) for sign in name)  # 李 敏
        for match in re.finditer(spaced, text):
            yield Span(match.start(), match.end(), MASK, "proposer")


def _apart(found: Iterable[Span]) -> Iterator[Span]:
    """Where stretches overlap the widest stands, drawn out to the end of what it overlaps."""
    last: Span | None = None
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        if last is None or span.start >= last.end:
            if last:
                yield last
            last = span
        elif span.end > last.end:
            last = Span(last.start, span.end, last.replacement, last.reason)
    if last:
        yield last


def _without(text: str, spans: Iterable[Span]) -> str:
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], span.replacement]
        end = span.end
    return "".join([*parts, text[end:]])
