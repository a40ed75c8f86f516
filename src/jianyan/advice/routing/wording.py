"""文本: what of a case the recommendation reads — its title first, then what it asks for and why."""

from collections import defaultdict
from collections.abc import Sequence

from jianyan.cases.models import Case, Point, Text


def texts_of(ids: Sequence[int]) -> dict[int, str]:
    """Title, points and situation of these cases, as they were sent in. Three statements."""
    wanted: dict[int, list[int]] = defaultdict(list)
    for pk, no in (
        Point.objects.filter(case_id__in=ids).order_by("no").values_list("case_id", "words_no")
    ):
        wanted[pk].append(no)
    heads = {}
    for pk, title, situation in Case.objects.filter(pk__in=ids).values_list(
        "pk", "title", "situation_no"
    ):
        heads[pk] = title
        wanted[pk] += [situation] if situation else []
    numbers = {no for of in wanted.values() for no in of}
    rows = Text.objects.filter(case_id__in=ids, no__in=numbers).values_list(
        "case_id", "no", "body"
    )
    bodies = {(pk, no): body for pk, no, body in rows}
    return {
        pk: "\n".join([title, *(bodies.get((pk, no), "") for no in wanted[pk])])
        for pk, title in heads.items()
    }
