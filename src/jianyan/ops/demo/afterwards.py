"""办后 — concluded, adopted opinions recorded, promises followed to their end, the reply shown."""

from collections.abc import Callable
from functools import partial

from jianyan.cases import actions as a
from jianyan.ops.demo.fates import Fate
from jianyan.ops.demo.matters import reply_text
from jianyan.ops.demo.measures import Cited, Measures
from jianyan.ops.demo.people import Post
from jianyan.ops.demo.rating import values_of
from jianyan.ops.demo.remarks import remarks
from jianyan.ops.demo.script import Moment, Script
from jianyan.people.models import Unit
from jianyan.people.offices import Chain

MONTH = 20  # working days
_SHOWN = {"published", "summary", "recalled"}


def concluded(script: Script) -> None:
    script.add(a.conclude, "", ("clerk", script.papers.office.pk), wait=script.some(2, 10))


def adopted(script: Script, fate: Fate, unit: Unit, measures: Measures) -> None:
    """The points that the unit took up, each with its evidence; some went into a measure."""
    matter, rng = script.papers.matter, script.rng
    taken = [no for no, p in enumerate(matter.advice, 1) if p.adopted in {"FULL", "PARTIAL"}]
    for no, kind in zip(taken, fate.adopted, strict=False):
        cite: dict[str, Callable[[], Cited | None]] = {
            "new": partial(measures.new, matter, unit, rng),
            "shared": partial(measures.shared, matter, unit),
            "again": partial(measures.again, unit, rng),
            "": _nothing,
        }
        _adopted(script, unit, no, cite[kind](), measures)


def _nothing() -> None:
    """An opinion that went into no document."""


def _adopted(script: Script, unit: Unit, no: int, cited: Cited | None, measures: Measures) -> None:
    words = remarks().adopted if cited else remarks().evidence
    title, number = (cited.title, cited.number) if cited else ("", "")
    evidence = script.rng.choice(words).format(no=no, measure=title, number=number)
    full = script.papers.matter.advice[no - 1].adopted == "FULL"

    def measure(moment: Moment) -> str:
        return measures.issue(cited, moment) if cited else ""

    script.add(
        a.adopt, "", ("officer", unit.pk), wait=script.some(0, 3), mark=f"adopt_{no}",
        point=no, unit=unit, degree="full" if full else "partial", evidence=evidence,
        measure=measure,
    )  # fmt: skip


def shown(script: Script, fate: Fate, unit: Unit, reply: str) -> None:
    """The disclosure review of the reply, and what it came to."""
    if not fate.shown:
        return
    words, rng = remarks(), script.rng
    part, principal = f"D{reply[1:]}", ("principal", unit.pk)
    if fate.shown == "withheld":
        ground = rng.choice(words.withhold)
        script.add(a.withhold, part, principal, wait=script.some(3, 15), ground=ground)
        return
    form = "summary" if fate.shown == "summary" or not script.papers.consent else "full"
    script.add(
        a.review_disclosure, part, principal, wait=script.some(3, 15),
        form=form, body=_public(script, form), show_name=rng.random() < 0.3,
    )  # fmt: skip
    if fate.shown in _SHOWN:
        script.add(a.publish, part, principal, wait=script.some(1, 5))
    if fate.shown == "recalled":
        script.add(a.recall, part, principal, wait=script.some(1, 8), reason=words.recall[0])


def _public(script: Script, form: str) -> object:
    """What may be shown: the reply to the author unnamed, or its gist."""
    matter = script.papers.matter
    if form == "summary":
        return "\n".join(
            (matter.opening, *(p.response for p in matter.advice[:2]), matter.closing)
        )
    title = "委员" if script.papers.office.chain == Chain.CPPCC else "代表"

    def body(moment: Moment) -> str:
        return reply_text(
            matter, addressee=f"×××{title}", number=moment.number, issued_on=moment.on
        )

    return body


def followed(script: Script, fate: Fate, unit: Unit) -> None:
    """The promises after the case is concluded: reported on, claimed, confirmed or given up."""
    promises = script.papers.matter.commitments
    for no, promise in enumerate(promises, start=1):
        last = no == len(promises)
        months = 1 if fate.soon_due else promise.months
        _followed(script, fate.promise if last else _before(fate.promise), unit, no, months)


def _before(promise: str) -> str:
    """Where one promise is settled, those before it are settled too."""
    return "kept" if promise in {"kept", "given_up", "disputed"} else promise


def _followed(script: Script, promise: str, unit: Unit, no: int, months: int) -> None:
    if promise == "open":
        return
    matter, words, part = script.papers.matter, remarks(), f"C{no}"
    officer: Post = ("officer", unit.pk)
    author: Post = ("proposer", script.papers.lead.pk)
    script.add(
        a.report_progress, part, officer, wait=MONTH, mark=f"progress_{no}",
        text=matter.progress[(no - 1) % len(matter.progress)],
    )  # fmt: skip
    rest = max(months * MONTH // 2 - MONTH, 5)
    if promise == "given_up":
        reason = script.rng.choice(words.give_up)
        script.add(a.give_up, part, ("principal", unit.pk), wait=rest, reason=reason)
    if promise not in {"claimed", "refused", "disputed", "kept"}:
        return
    script.add(a.fulfil, part, officer, wait=rest, mark=f"fulfil_{no}", evidence=matter.fulfilment)
    if promise == "kept":
        script.add(a.confirm_fulfilment, part, author, wait=script.some(2, 9))
    elif promise == "disputed":
        script.add(
            a.rate_fulfilment, part, author, wait=script.some(2, 9),
            values=values_of(script.papers, "DISSATISFIED"), comment=words.refuse_fulfilment[0],
        )  # fmt: skip
    elif promise == "refused":
        reason = script.rng.choice(words.refuse_fulfilment)
        script.add(a.refuse_fulfilment, part, author, wait=script.some(2, 9), reason=reason)
