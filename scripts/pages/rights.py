"""docs/rights.md: who may see and do what at each step, and which role holds which rights."""

import os
from collections.abc import Iterator
from typing import Any

import django

from scripts.pages.source import both, cell

HEAD = """# Rights 权限

Who may see and do what. `R` reads, `W` writes, `A` decides, `–` nothing. Everybody sees the cases that
are theirs and no others: an office those it received, a hub those handed to its units, a unit those
on which it works, a proposer those signed, delegation staff those of their own delegation. What was
never sent is the proposer's alone. Administrators see no case and no ledger. Written from
`people/access.py` and `people/rights.py` by `make docs`; `tests/rights/test_access.py` compares each
cell with what moves and pages do.
"""
NOTES = """
A lead proposer rates for all who signed where the rule in force does not say otherwise. A unit and
the government office read a rating only when its window is over. Whoever stands in for somebody
absent has that person's rights for the days named, and the journal says for whom; a proposer's word
and an administrator's post are never lent. A case officer or head of section whose post names a
section (科室) reaches only the tasks that the unit's newest sheet gives to that section (ADR 0034).
"""


def text() -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianyan.config.settings")
    django.setup()
    from jianyan.people import access, rights  # noqa: PLC0415  # Django must be ready first
    from jianyan.web.accounts.posts import POSTS  # noqa: PLC0415

    lines = [HEAD, *_steps(access), NOTES, "## Roles 岗位\n", *_roles(access, rights, POSTS)]
    return "\n".join(lines) + "\n"


def _steps(access: Any) -> Iterator[str]:
    names = [cell(both(access.PARTIES[party])) for party in access.Party]
    yield f"| step | {' | '.join(names)} | moves |"
    yield "|---" * (len(names) + 2) + "|"
    for step in access.STEPS.values():
        letters = [step.letters[party].replace("-", "–") for party in access.Party]
        moves = ", ".join(f"`{move}`" for move in step.writes + step.decides)
        yield f"| {cell(both(step.label))} | {' | '.join(letters)} | {moves} |"


def _roles(access: Any, rights: Any, posts: Any) -> Iterator[str]:
    yield "| role | party | rights | may be stood in for |\n|---|---|---|---|"
    for role in rights.Role:
        parties = ", ".join(party.value for party, held in access.ROLES.items() if role in held)
        held = ", ".join(f"`{right}`" for right in rights.Right if right in rights.RIGHTS[role])
        lent = "no" if role in rights.PERSONAL else "yes"
        yield f"| {cell(both(posts[role][0]))} | {parties} | {held} | {lent} |"
