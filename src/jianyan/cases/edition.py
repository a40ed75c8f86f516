"""文稿版本 — a short sign of a text as it is saved, so that two devices do not write over each other."""

from jianyan.cases.digest import canonical, sm3
from jianyan.cases.models import Case, Text

LENGTH = 32


def edition_of(case: Case) -> str:
    """The same for the same words and wishes, whatever else happened to the case. One query."""
    dossier = case.dossier
    numbers = [
        case.situation_no, case.analysis_no, case.no_publish_no, case.contact_wish_no,
        *(point.words_no for point in dossier.points),
    ]  # fmt: skip
    rows = Text.objects.filter(case_id=case.pk, no__in=[no for no in numbers if no])
    known = dict(rows.values_list("no", "sm3"))
    said = [known.get(no or 0, "") for no in numbers]
    wishes = [
        case.title, case.wished_units, case.wished_co, case.publish_consent, case.confidential,
        case.basis, case.reply_wanted, case.allow_co_sign, case.motion_no,
    ]  # fmt: skip
    return sm3(canonical([said, wishes]).encode())[:LENGTH]
