"""合并研究、分别答复 — the unit's own mark on cases of the same content; numbers and counts stay."""

from collections.abc import Sequence

from jianyan.cases.events import StudiedTogether
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def study_together(work: Assignment, by: By, *, others: Sequence[int]) -> StudiedTogether:
    """`others` are cases on which this unit has an open task too; an empty list takes the mark off."""
    rows = Assignment.objects.filter(case_id__in=others, unit_id=work.unit_id)
    mine = {row.case_id for row in rows if row.is_open} - {work.case_id}
    for other in others:
        if other not in mine:
            raise Refused("not_your_case", case=f"J{other}")
    return StudiedTogether(tuple(sorted(mine)))
