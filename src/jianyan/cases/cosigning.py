"""联名 — who was asked to co-sign, what they answered, and the digest of the text that they were shown."""

from collections.abc import Mapping, Sequence

from jianyan.cases.digest import canonical, of_words, sm3
from jianyan.cases.models import Case, FileKind, Invitation, Text


def frozen(case: Case) -> str:
    """The digest of the text as it stands: who confirms, confirms this and no other. One query."""
    dossier = case.dossier
    numbers = [case.situation_no, case.analysis_no, *(point.words_no for point in dossier.points)]
    rows = Text.objects.filter(case_id=case.pk, no__in=[no for no in numbers if no])
    known: Mapping[int, str] = dict(rows.values_list("no", "sm3"))
    said = [known.get(no or 0, "") for no in numbers]
    enclosed = [file.sm3 for file in dossier.files if file.is_there and _is_text(file.kind)]
    return sm3(canonical([of_words(case.title), said, enclosed]).encode())


def _is_text(kind: str) -> bool:
    return kind == FileKind.ATTACHMENT


def digest_of(title: str, situation: str, analysis: str, points: Sequence[str]) -> tuple[str, ...]:
    """What makes two versions of a text the same: every word of it."""
    said = (title, situation, analysis, *(point for point in points if point.strip()))
    return tuple(of_words(words.strip()) for words in said)


def pending(case: Case) -> list[Invitation]:
    """Who has not answered yet."""
    return [one for one in case.dossier.invitations if not one.answer]


def confirmed(case: Case) -> list[Invitation]:
    """Who agreed to the text as it stands, in the order of the invitations."""
    return [one for one in case.dossier.invitations if one.answer == Invitation.CONFIRMED]
