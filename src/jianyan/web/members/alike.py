"""内容相近 while one writes: published cases and one's own, five at most, each with what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from jianyan.advice.similar import Like, like_text
from jianyan.cases.facts import By
from jianyan.cases.states import CaseState
from jianyan.cases.visibility import visible
from jianyan.disclosure.models import PublishedCase, PublishedReply
from jianyan.web.members import wording

MOST = 5


@dataclass(frozen=True, slots=True)
class Alike:
    """One case, as this person may know it: their own by its title, another's by its published one."""

    title: str
    year: int
    url: str
    outcome: str


def alike(by: By, typed: Mapping[str, str], but: int = 0) -> list[Alike]:
    """The cases most like what is typed; six more statements than the likeness itself."""
    published = PublishedCase.objects.filter(taken_down_on=None)
    own = visible(by.actor)
    found = like_text(
        typed.get("title", ""),
        "\n".join(
            value for name, value in typed.items() if name == "situation" or "point-" in name
        ),
        where=own | Q(pk__in=published.values("case_id")),
        but=but,
        limit=MOST,
        least=settings.LIKENESS["shown"],
    )
    ids = [one.case_id for one in found]
    shown = published.in_bulk(ids)
    labels = dict(
        PublishedReply.objects.filter(case_id__in=ids, taken_down_on=None)
        .exclude(class_label="")
        .values_list("case_id", "class_label")
    )
    mine = {one.case_id for one in found if _is_own(one, by)}
    return [
        _own(one) if one.case_id in mine else _public(one, shown[one.case_id], labels)
        for one in found
    ]


def _is_own(one: Like, by: By) -> bool:
    return any(s.proposer_id in by.actor.proposers for s in one.dossier.signatories)


def _own(one: Like) -> Alike:
    state = wording.state(CaseState(one.dossier.case.state))
    return Alike(
        one.title, one.year, reverse("members:case", args=[one.case_id]), str(state.label)
    )


def _public(one: Like, published: PublishedCase, labels: Mapping[int, str]) -> Alike:
    address = [published.office_id, published.session, published.number]
    return Alike(
        published.title,
        published.year,
        reverse("portal:case", args=address),
        labels.get(one.case_id, ""),
    )
