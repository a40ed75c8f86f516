"""与往年答复比对 — a draft held against earlier replies to like cases: copied wording is shown, never forbidden."""

from collections.abc import Iterable
from dataclasses import dataclass

from jianyan.advice.near_copies import alike
from jianyan.cases.dossier import Dossier
from jianyan.cases.models import Case, Round
from jianyan.search.bodies import Key, bodies

SAME = 0.95  # S31
_ENDS = "。；！？\n"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the draft, and whether the earlier reply said the same."""

    text: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Copied:
    """The draft says nearly what an earlier reply said."""

    case: Case
    share: float
    sentences: tuple[Sentence, ...]
    missing: tuple[str, ...]  # what the earlier one said and this one does not


def held_against(draft: Round, earlier: Iterable[Dossier]) -> list[Copied]:
    """The earlier delivered replies, of other cases and of this one, that this draft repeats."""
    numbered = list(_replies(draft, earlier))
    wanted = [(case.pk, no) for case, numbers in numbered for no in numbers]
    own = [(draft.case_id, no) for no in _numbers(draft)]
    read = bodies([*own, *wanted])
    text = _text(read, own)
    found = []
    for case, numbers in numbered:
        other = _text(read, [(case.pk, no) for no in numbers])
        share = alike(text, other)
        if share >= SAME:
            found.append(_compared(case, share, text, other))
    return sorted(found, key=lambda one: -one.share)


def _replies(draft: Round, earlier: Iterable[Dossier]) -> Iterable[tuple[Case, list[int]]]:
    """Each delivered reply by its texts; this draft's own round left out."""
    for dossier in [*earlier, draft.dossier]:
        for reply in dossier.rounds:
            is_own = reply.case_id == draft.case_id and reply.no == draft.no
            if reply.delivered_on and not is_own:
                yield dossier.case, _numbers(reply)


def _numbers(reply: Round) -> list[int]:
    """Its letter and what it says to each point."""
    answers = [one.words_no for one in reply.dossier.responses if one.round_no == reply.no]
    return [no for no in (reply.body_no, *answers) if no]


def _text(read: dict[Key, str], keys: Iterable[Key]) -> str:
    return "\n".join(read.get(key, "") for key in keys)


def _compared(case: Case, share: float, text: str, other: str) -> Copied:
    here, there = _sentences(text), _sentences(other)
    theirs, ours = set(there), set(here)
    return Copied(
        case,
        share,
        tuple(Sentence(one, one in theirs) for one in here),
        tuple(one for one in there if one not in ours),
    )


def _sentences(text: str) -> list[str]:
    found, start = [], 0
    for at, sign in enumerate(text):
        if sign in _ENDS:
            found.append(text[start : at + 1].strip())
            start = at + 1
    found.append(text[start:].strip())
    return [one for one in found if one]
