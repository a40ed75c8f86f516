"""拼音 — words typed in letters: laojiuxiaoqu or ljxq for 老旧小区, among words that the asker may find."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from pypinyin import Style, lazy_pinyin

from jianyan.search.models import CaseFrequency, Spelling
from jianyan.search.query import Query
from jianyan.search.ranking import Only
from jianyan.search.segmentation import HAN, reading, stands_alone

LEAST, LONGEST = 3, 60  # letters: fewer say nothing
TOKENS = 3  # of one query; more are taken as they stand
OFFERED = 6  # words for one token that are looked at, the most common first
AT_ONCE = 5_000
_LETTERS = re.compile(rf"[a-z]{{{LEAST},{LONGEST}}}")
_WORD = re.compile(f"[{HAN}]{{2,8}}")
_FOUND = """
SELECT term FROM unnest(%s::text[], %s::tsquery[]) WITH ORDINALITY AS word(term, asked, place)
WHERE EXISTS (SELECT FROM search_caseentry AS e WHERE e.terms @@ word.asked AND e.case_id IN ({only}))
ORDER BY place
"""


@dataclass(frozen=True, slots=True)
class Spelt:
    """What was typed in letters, the word it was read as, and what else it may mean."""

    typed: str
    word: str
    others: tuple[str, ...] = ()


def spell(words: Iterable[str]) -> list[Spelling]:
    """The letters of words, whole and by their first ones; 重 and its like as the word reads them."""
    found = []
    for word in words:
        signs = lazy_pinyin(word, style=Style.NORMAL, errors="ignore", v_to_u=False)
        if len(signs) == len(word):
            first = "".join(sign[0] for sign in signs)
            found.append(Spelling(term=word, letters="".join(signs)[:LONGEST], initials=first))
    return found


def catch_up() -> int:
    """Spell the words that came since and forget those that are gone; pairs of signs that are no word of
    their own stay out. How many came.
    """
    said = CaseFrequency.objects.filter(term=OuterRef("term"))
    Spelling.objects.filter(~Exists(said)).delete()
    new = CaseFrequency.objects.filter(~Exists(Spelling.objects.filter(term=OuterRef("term"))))
    terms = new.filter(term__regex="^[㐀-鿿]{2,8}$").values_list("term", flat=True)
    words = [term for term in terms if _WORD.fullmatch(term) and stands_alone(term)]
    Spelling.objects.bulk_create(spell(words), batch_size=AT_ONCE, ignore_conflicts=True)
    return len(words)


def understood(told: Query, only: Only) -> tuple[Query, tuple[Spelt, ...]]:
    """The query with its letters read as words, and how each was read; two statements where there are
    letters, none else. Letters that stand in texts as they are (APP) stay as they are.
    """
    quoted = {one for phrase in told.phrases for one in phrase.split()}
    typed = [one for one in told.words.split() if one not in quoted]
    tokens = {one: low for one in typed if _LETTERS.fullmatch(low := _low(one))}
    if not tokens or len(tokens) > TOKENS:
        return told, ()
    candidates = _candidates(list(tokens.values()))
    seen = _seen([word for words in candidates.values() for word in words], only)
    read = []
    for one, low in tokens.items():
        words = [word for word in candidates.get(low, ()) if word in seen]
        if words:
            read.append(Spelt(one, words[0], tuple(words[1:])))
    instead = {one.typed: one.word for one in read}
    put = " ".join(instead.get(one, one) for one in told.words.split())
    return replace(told, words=put), tuple(read)


def _low(typed: str) -> str:
    """Letters as the index reads them, without the apostrophe that parts signs (xi'an)."""
    return re.sub("['’]", "", reading(typed))


def _candidates(tokens: Sequence[str]) -> dict[str, list[str]]:
    """For each token its words, the most common first; none where the texts say the token itself."""
    asked = Q(letters__in=tokens) | Q(initials__in=tokens)
    common = CaseFrequency.objects.filter(term=OuterRef("term")).values("documents")
    rows = Spelling.objects.filter(asked).annotate(documents=common)
    rows = rows.filter(documents__gt=0).order_by("-documents", "term")
    found: dict[str, list[str]] = {}
    for term, *spelt in rows.values_list("term", "letters", "initials"):
        for token in spelt:
            if token in tokens:
                found.setdefault(token, []).append(term)
    said = CaseFrequency.objects.filter(term__in=found).values_list("term", flat=True)
    for token in said:
        del found[token]
    return {token: list(dict.fromkeys(words))[:OFFERED] for token, words in found.items()}


def _seen(words: Sequence[str], only: Only) -> set[str]:
    """Which of them some case says that the asker may see: a word is an answer too."""
    if not words:
        return set()
    with connection.cursor() as cursor:
        quoted = [f"'{word}'" for word in words]
        cursor.execute(_FOUND.format(only=only[0]), [list(words), quoted, *only[1]])
        return {term for (term,) in cursor.fetchall()}
