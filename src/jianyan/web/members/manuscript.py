"""文稿 — what the writing page works on: a text not yet begun, or one that is there already."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol

from django.urls import reverse

from jianyan.advice import points as advice_points
from jianyan.cases import secrecy
from jianyan.cases.edition import edition_of
from jianyan.cases.facts import By
from jianyan.cases.models import Case, FileKind
from jianyan.cases.occasion import occasion
from jianyan.cases.opening import Draft
from jianyan.cases.perform import read
from jianyan.cases.queries.files import FileShown
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Origin
from jianyan.people.models import Office, Proposer
from jianyan.people.rights import NOBODY, Right
from jianyan.web import hints
from jianyan.web.members.forms import WISHES, Writing
from jianyan.web.members.opening import Own
from jianyan.web.pasted import clean

ROWS = 3  # boxes for advice points on an empty page
ROWS_MOST = 40
_KEPT = (
    "proposer", "title", "situation", "analysis", "wished_units", "wished_co", "publish_consent",
    "confidential", *WISHES, *hints.NAMES,
)  # fmt: skip
Typed = Mapping[str, str]


class Manuscript(Protocol):
    """What a new text and a text that is there have in common."""

    by: By
    key: str  # under which unsaved words are kept
    url: str
    keep_url: str

    @property
    def saved(self) -> str: ...  # the edition of the text as it is saved
    @property
    def files(self) -> tuple[FileShown, ...]: ...
    def saved_words(self) -> dict[str, str]: ...
    def office(self, data: Typed) -> Office: ...
    def case(self) -> Case | None: ...
    def form(
        self, data: Typed | None = None, files: Any = None, *, initial: Typed | None = None
    ) -> Writing: ...
    def draft(self, form: Writing) -> Draft: ...
    def typed(self, data: Typed) -> dict[str, str]: ...
    def rearranged(self, typed: Typed, do: str) -> dict[str, str]: ...


class _Text:
    """Fields in and out, the same for both."""

    def typed(self, data: Typed) -> dict[str, str]:
        """The fields as typed: the known names alone, so that nothing else is ever kept."""
        names = (*_KEPT, *(f"point-{no}" for no in range(1, rows_of(data) + 1)))
        return {name: str(data[name]) for name in names if data.get(name)} | {
            "rows": str(rows_of(data))
        }

    def rearranged(self, typed: Typed, do: str) -> dict[str, str]:
        """With one more box, one taken out and the later ones moved up, or a whole text split."""
        rows = rows_of(typed)
        points = [typed.get(f"point-{no}", "") for no in range(1, rows + 1)]
        rest = {name: typed[name] for name in _KEPT if name in typed}
        if do == "add":
            points = [*points, ""][:ROWS_MOST]
        elif do == "split":
            rest, points = _split(rest, points)
        else:
            gone = do.removeprefix("remove-")
            points = [p for no, p in enumerate(points, start=1) if str(no) != gone] or [""]
        return rest | _numbered(points) | {"rows": str(len(points))}


def rows_of(data: Typed) -> int:
    """How many boxes the page has."""
    given = data.get("rows", "")
    return min(int(given), ROWS_MOST) if given.isdecimal() and 0 < len(given) < 3 else ROWS


def _split(rest: dict[str, str], points: list[str]) -> tuple[dict[str, str], list[str]]:
    """A whole text in the first box: its advice goes to the boxes that are still empty, and new ones."""
    text = clean(rest.get("situation", ""))
    found = advice_points.split(text)
    said = [point for point in points if point.strip()]
    if not found.points or len(said) + len(found.points) > ROWS_MOST:
        return rest, points
    told = advice_points.told(text, found)
    return {**rest, "situation": told}, [*said, *(one.text for one in found.points)]


def _numbered(points: list[str]) -> dict[str, str]:
    return {f"point-{no}": point for no, point in enumerate(points, start=1)}


class Fresh(_Text):
    """A text not yet begun."""

    key = "new"
    saved = ""
    asks_again = False
    files: tuple[FileShown, ...] = ()

    def __init__(self, by: By) -> None:
        self.by = by
        self.url = reverse("members:new")
        self.keep_url = reverse("members:keep_new")

    def case(self) -> Case | None:
        return None

    def saved_words(self) -> dict[str, str]:
        return {}

    @cached_property
    def places(self) -> list[Proposer]:
        """As whom, and so to which office, this person may raise a case. One query."""
        mine = self.by.actor.reach.get(Right.RAISE, NOBODY).proposers
        return list(Proposer.objects.filter(pk__in=mine).select_related("office").order_by("pk"))

    def form(
        self, data: Typed | None = None, files: Any = None, *, initial: Typed | None = None
    ) -> Writing:
        choices = [(str(p.pk), f"{p.office.name}({p.name}{p.title})") for p in self.places]
        return Writing(choices, rows_of(data or initial or {}), data, files, initial=initial)

    def _lead(self, data: Typed) -> Proposer:
        chosen = data.get("proposer")
        return next((p for p in self.places if str(p.pk) == chosen), None) or self.places[0]

    def office(self, data: Typed) -> Office:
        return self._lead(data).office

    def draft(self, form: Writing) -> Draft:
        lead = self._lead(form.cleaned_data)
        found = occasion(lead.office, self.by.on)
        if found is None:
            raise Refused("no_session", office=lead.office.name)
        return Draft(
            office=lead.office,
            session=found.session,
            period=found.period,
            lead=lead,
            **_words(form),
        )


class Existing(_Text):
    """A draft, or a case that came back for revision."""

    def __init__(self, mine: Own) -> None:
        self.by = mine.by
        self.mine = mine
        self.key = f"J{mine.case.id}"
        self.url = reverse("members:write", args=[mine.case.id])
        self.keep_url = reverse("members:keep", args=[mine.case.id])

    @property
    def asks_again(self) -> bool:
        return self.mine.asks_again

    @property
    def case_id(self) -> int:
        return self.mine.case.id

    @property
    def files(self) -> tuple[FileShown, ...]:
        return tuple(f for f in self.mine.case.files if f.kind == FileKind.ATTACHMENT)

    @cached_property
    def saved(self) -> str:
        return edition_of(self._case)

    @cached_property
    def _case(self) -> Case:
        return read(self.mine.case.id).case

    def case(self) -> Case | None:
        return self._case

    def office(self, data: Typed) -> Office:
        return self._case.office

    def form(
        self, data: Typed | None = None, files: Any = None, *, initial: Typed | None = None
    ) -> Writing:
        """What is bound is compared with the case itself, not with unsaved words."""
        saved = self.saved_words()
        return Writing(
            [], rows_of(data or initial or saved), data, files, initial=initial or saved
        )

    def saved_words(self) -> dict[str, str]:
        """What hints at secrets in it was looked at before it was saved."""
        case = self.mine.case
        points = [point.text for point in case.points]
        found = secrecy.hints(case.title, case.situation, case.analysis, *points)
        return {
            **({"passed": hints.BETWEEN.join(found), "looked_through": "on"} if found else {}),
            "title": case.title,
            "situation": case.situation,
            "analysis": case.analysis,
            "wished_co": case.wished_co,
            "no_publish_reason": case.no_publish_reason,
            "basis": self._case.basis,
            "contact_wish": case.contact_wish,
            "motion_no": case.motion_no,
            **({} if case.reply_wanted else {"for_reference": "on"}),
            **({"allow_co_sign": "on"} if case.allow_co_sign else {}),
            "wished_units": case.wished_units,
            "publish_consent": "yes" if case.publish_consent else "no",
            **({"confidential": "on"} if case.confidential else {}),
            **_numbered(points),
            "rows": str(max(len(points), ROWS)),
        }

    def draft(self, form: Writing) -> Draft:
        """Everything that this page does not ask for stays as it was."""
        case = self._case
        lead = next(s for s in case.dossier.signatories if s.is_lead)
        return Draft(
            office=case.office,
            session=case.session,
            period=case.period,
            lead=lead.proposer,
            category=case.category,
            channel=case.channel,
            external_id=case.external_id,
            **_words(form),
        )


def _words(form: Writing) -> dict[str, Any]:
    said = form.cleaned_data
    return {
        "title": said["title"],
        "situation": said["situation"],
        "passed": hints.passed(form.data),
        "points": form.points(),
        "wished_units": said["wished_units"],
        "publish_consent": said["publish_consent"] == "yes",
        "confidential": said["confidential"],
        "analysis": said["analysis"],
        "wished_co": said["wished_co"],
        "no_publish_reason": said["no_publish_reason"],
        "basis": said["basis"],
        "contact_wish": said["contact_wish"],
        "reply_wanted": not said["for_reference"],
        "allow_co_sign": said["allow_co_sign"],
        "motion_no": said["motion_no"],
        "origin": Origin.MOTION if said["motion_no"] else Origin.DIRECT,
    }
