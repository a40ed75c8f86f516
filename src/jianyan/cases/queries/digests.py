"""文字与校验值 — the proposer's words and the replies that a reader may see, each with its SM3."""

from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sheet import TextShown


def texts_shown(found: Opened) -> tuple[TextShown, ...]:
    """The proposer's words and the replies shown, with their digests."""
    case = found.case
    numbers = [case.situation_no, case.original_no, *(p.words_no for p in found.dossier.points)]
    numbers += [r.body_no for r in found.dossier.rounds if found.view.reply(r)]
    return tuple(
        TextShown(no, found.texts[no].kind, found.texts[no].sm3)
        for no in numbers
        if no and no in found.texts
    )
