"""代录表单: a signed paper keyed in for its proposer, and the correction of what was keyed in or imported."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan import doors
from jianyan.advice import points as advice_points
from jianyan.cases import secrecy
from jianyan.cases.facts import By
from jianyan.cases.opening import Draft
from jianyan.cases.refusal import Refused
from jianyan.cases.secrecy import marked
from jianyan.cases.states import Basis, Origin, Period
from jianyan.people.models import Office, Proposer, Session
from jianyan.people.rights import Reach, Right
from jianyan.web.desk import wording
from jianyan.web.desk.class_hint import class_hint
from jianyan.web.desk.forms.base import MoveForm, across, long, say_what_is_empty, words
from jianyan.web.files.fields import Uploads
from jianyan.web.hints import BETWEEN, Hinted, passed

LISTED = 600  # names offered while typing; a nation has thousands
_BETWEEN = re.compile(r"[、,,;;\n]+")
_BLANK_LINE = re.compile(r"\n\s*\n")


class PaperFields(Hinted):
    """What stands on the paper, in the proposer's own words."""

    lead = forms.CharField(
        label=_("Proposer"),
        max_length=120,
        help_text=_("The name as it stands in the list of deputies, members or bodies."),
        widget=forms.TextInput(attrs={"list": "proposers", "autocomplete": "off"}),
    )
    cosigners = forms.CharField(
        label=_("Co-signers"),
        required=False,
        widget=forms.Textarea(attrs={"class": "short", "rows": 2}),
        help_text=_("Names with a comma between them."),
    )
    title = forms.CharField(label=_("Title"), max_length=150)
    text = words(_("Text as it stands on the paper"), required=False, rows=12, hint=_("Copy it whole. “Split” finds situation and advice points in it."))  # fmt: skip
    situation = words(_("Situation"), required=False, rows=6)
    analysis = words(_("Analysis"), required=False, rows=4)
    points = forms.CharField(
        label=_("Advice, point by point"),
        required=False,
        widget=long(8),
        help_text=_("One point a line, or with an empty line between them."),
    )
    period = forms.ChoiceField(label=_("When raised"), choices=Period.choices, widget=across())
    category = forms.CharField(label=_("Category"), required=False, max_length=60)
    wished_units = forms.CharField(label=_("Unit wished for"), required=False, max_length=300)
    wished_co = forms.CharField(label=_("Co-handling unit wished for"), required=False, max_length=300)  # fmt: skip
    basis = forms.ChoiceField(label=_("How it came about"), choices=[("", _("not said")), *Basis.choices], required=False)  # fmt: skip
    contact_wish = forms.CharField(label=_("How and when to be reached"), required=False, max_length=200)  # fmt: skip
    for_reference = forms.BooleanField(label=_("For reference; no written reply needed"), required=False)  # fmt: skip
    motion_no = forms.CharField(
        label=_("Turned from a motion, no."), required=False, max_length=40
    )
    publish_consent = forms.BooleanField(label=_("The proposer agrees to publication in full"), required=False)  # fmt: skip
    no_publish_reason = forms.CharField(label=_("Why it is not to be published"), required=False, max_length=300)  # fmt: skip
    confidential = forms.BooleanField(label=_("The name is to be kept back from the units"), required=False)  # fmt: skip
    scan = forms.CharField(
        label=_("Where the signed paper is kept"),
        max_length=120,
        help_text=_("Archive number or file name of the scan."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Where only the whole text was copied, it is split as the machine proposes."""
        typed = super().clean() or {}
        for name, value in list(typed.items()):
            if isinstance(value, str) and (mark := marked(value)):
                self.add_error(name, doors.sentence(Refused("marked_secret", mark=mark)))
        if typed.get("text") and not typed.get("points"):
            typed |= split(typed["text"], typed.get("situation", ""))
        return typed

    def draft_of(self, typed: dict[str, Any], office: Office, session: Session) -> Draft | None:
        """The draft that the paper makes; None with the error at its field where a name is unknown."""
        lead = self._named("lead", [typed["lead"]], office)
        others = self._named("cosigners", _BETWEEN.split(typed["cosigners"]), office)
        if self.errors or not lead:
            return None
        return Draft(
            office=office,
            session=session,
            lead=lead[0],
            cosigners=tuple(others),
            title=typed["title"],
            situation=typed["situation"],
            points=tuple(paragraphs(typed["points"])),
            original=typed["text"],
            period=typed["period"],
            category=typed["category"],
            wished_units=typed["wished_units"],
            publish_consent=typed["publish_consent"],
            confidential=typed["confidential"],
            analysis=typed["analysis"],
            wished_co=typed["wished_co"],
            basis=typed["basis"],
            contact_wish=typed["contact_wish"],
            reply_wanted=not typed["for_reference"],
            motion_no=typed["motion_no"],
            origin=Origin.MOTION if typed["motion_no"] else Origin.DIRECT,
            no_publish_reason=typed["no_publish_reason"],
            passed=passed(self.data),
            channel="paper",
            scan=typed["scan"],
        )

    def _named(self, field: str, typed: Iterable[str], office: Office) -> list[Proposer]:
        names = [name.strip() for name in typed if name.strip()]
        plain = [re.split("[((]", name)[0] for name in names]
        known: dict[str, list[Proposer]] = {}
        for proposer in Proposer.objects.filter(office=office, name__in=plain):
            known.setdefault(proposer.name, []).append(proposer)
        for name, bare in zip(names, plain, strict=True):
            if bare not in known:
                said = gettext("%(name)s is not in this office's list. Check the name, or have it added.")  # fmt: skip
                self.add_error(field, said % {"name": name})
            elif len(known[bare]) > 1:
                said = gettext("Several are called %(name)s. Ask the office to tell them apart in the list.")  # fmt: skip
                self.add_error(field, said % {"name": bare})
        return [known[bare][0] for bare in plain if bare in known]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where papers are keyed in: the offices of the clerk with their sessions and proposers."""

    offices: dict[int, Office]
    sessions: dict[int, Session]

    @classmethod
    def of(cls, by: By) -> "Desk":
        reach = by.actor.reach[Right.KEY_IN].offices
        offices = Office.objects.in_bulk(list(reach))
        rows = Session.objects.filter(office_id__in=offices).order_by("-year", "-number", "key")
        return cls(offices, {row.pk: row for row in rows})

    def names(self) -> list[str]:
        """Names to choose from while typing, those with a group behind them told apart by it."""
        rows = Proposer.objects.filter(office_id__in=self.offices).order_by("pinyin", "name")
        return list(rows.values_list("name", flat=True).distinct()[: LISTED + 1])


class EntryForm(PaperFields):
    """代录: who keys it in stands in the journal, the paper's place or its scan beside it (S09)."""

    session = forms.TypedChoiceField(label=_("Session"), coerce=int)
    paper = Uploads(label=_("Scan of the signed paper"))
    field_order: tuple[str, ...] = ("session",)

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        say_what_is_empty(self)
        self.fields["session"].choices = [  # type: ignore[attr-defined]
            (
                pk,
                f"{desk.offices[row.office.pk].body} "
                f"{wording.session(row.term, row.number, row.key)}",
            )
            for pk, row in desk.sessions.items()
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        scans = typed.get("paper") or []
        if not typed.get("scan") and not scans and "paper" not in self.errors:
            self.add_error("scan", doors.sentence(Refused("scan_missing")))
        return {**typed, "scan": typed.get("scan") or ("附件1" if scans else "")}

    def hint_class(self) -> None:
        """The class that the text speaks of, below its field; nothing is chosen."""
        typed = {name: str(self[name].value() or "") for name in ("title", "text", "points")}
        session = self.desk.sessions.get(int(self["session"].value() or 0))
        if session is None:
            return
        office = self.desk.offices[session.office.pk]
        self.fields["category"].help_text = class_hint(office, "\n".join(typed.values()))

    def draft(self) -> Draft | None:
        session = self.desk.sessions[self.cleaned_data["session"]]
        return self.draft_of(self.cleaned_data, self.desk.offices[session.office.pk], session)


class Correct(MoveForm, PaperFields):
    """更正: only for what a catalogue brought or a clerk keyed in."""

    explain = _("Only what came by catalogue or was keyed in can be corrected. The earlier words are kept.")  # fmt: skip

    def begin(self) -> dict[str, Any]:
        found = self.subject.found
        case, people = found.case, found.dossier.signatories
        names = [found.proposer(one.proposer_id) for one in people]
        points = [found.said(point.words_no) for point in found.dossier.points]
        hinted = secrecy.hints(
            case.title,
            found.said(case.original_no),
            found.said(case.situation_no),
            found.said(case.analysis_no),
            *points,
        )
        return {
            **({"passed": BETWEEN.join(hinted), "looked_through": "on"} if hinted else {}),
            "lead": names[0] if names else "",
            "cosigners": "、".join(names[1:]),
            "title": case.title,
            "text": found.said(case.original_no),
            "situation": found.said(case.situation_no),
            "analysis": found.said(case.analysis_no),
            "points": "\n\n".join(points),
            "wished_co": case.wished_co,
            "basis": case.basis,
            "contact_wish": found.said(case.contact_wish_no),
            "for_reference": not case.reply_wanted,
            "motion_no": case.motion_no,
            "no_publish_reason": found.said(case.no_publish_no),
            "period": case.period,
            "category": case.category,
            "wished_units": case.wished_units,
            "publish_consent": case.publish_consent,
            "confidential": case.confidential,
        }

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        case = self.subject.found.case
        if not self.errors:
            draft = self.draft_of(typed, case.office, case.session)
            if draft is not None:
                kept = replace(draft, channel=case.channel, external_id=case.external_id)
                typed = {"text": kept}
        return typed


def split(text: str, situation: str = "") -> dict[str, str]:
    """Situation and points as the machine proposes them; the clerk corrects."""
    found = advice_points.split(text)
    return {
        "situation": situation or advice_points.told(text, found),
        "points": "\n\n".join(point.text for point in found.points),
    }


def filled(typed: dict[str, str]) -> dict[str, str]:
    """What was typed, with situation and points as the machine proposes them where nothing stands yet."""
    found = split(typed.get("text", ""))
    return typed | {
        name: words for name, words in found.items() if not typed.get(name, "").strip()
    }


def paragraphs(text: str) -> list[str]:
    """The points as they were typed: by empty lines, where there are none by lines."""
    plain = text.replace("\r\n", "\n").strip()
    parts = _BLANK_LINE.split(plain) if _BLANK_LINE.search(plain) else plain.split("\n")
    return [part.strip() for part in parts if part.strip()]


def for_the_proposer(by: By, draft: Draft) -> By:
    """The clerk, acting for those who signed the paper; the journal still names the clerk."""
    people = frozenset({draft.lead.pk, *(one.pk for one in draft.cosigners)})
    reach = {**by.actor.reach, Right.RAISE: Reach(proposers=people)}
    return replace(by, actor=replace(by.actor, reach=reach, proposers=people))
