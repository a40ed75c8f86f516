"""Random legal sequences of moves over all five machines, drawn from the tables of moves themselves.

Whatever happens, every submitted case is somewhere, every reply has a class, every rating a form,
every proposer an answer, nothing refused leaves a trace, and the journal gives the same rows again.
"""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db import transaction

from jianyan.cases import perform as performing
from jianyan.cases import replay
from jianyan.cases.actions import ACTIONS
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Case, Delivery, Line, Rating, Round, Signatory, Text
from jianyan.cases.refusal import Refused
from jianyan.cases.states import CaseState as K
from jianyan.cases.states import RoundState as R
from jianyan.cases.workflow import MOVES
from jianyan.deadlines import clocks, ledger
from jianyan.disclosure import publication
from tests import cast as c
from tests.cast import DAY, Cast
from tests.model.inputs import Moment, typed

PEOPLE = ("li", "liu", "wang", "zhou", "qian", "sun", "chen", "zhao", "wu")
# moves that end a case early are chosen less often, or nothing would ever be replied to
RARE = {"withdraw", "decline", "send_back", "convert", "reassign", "request_return", "return_draft",
        "import_history", "draft"}  # fmt: skip
STEPS = 70
SEEDS = range(6)
# where a case that was submitted may be (domain.md 9.1: received = filed + merged + converted + …)
PENDING = {K.SUBMITTED, K.IN_REVIEW, K.BACK_TO_PROPOSER, K.COSIGNING}
ENDED = {K.NOT_FILED, K.CONVERTED, K.WITHDRAWN}


class World:
    """Some cases, a day that goes on, and somebody who makes a legal move now and then."""

    def __init__(self, cast: Cast, seed: int, made: Counter[str]) -> None:
        self.cast, self.luck, self.on = cast, random.Random(seed), DAY
        self.made = made  # in the worlds before this one too
        self.refused: Counter[str] = Counter()
        self.cases = [
            c.drafted(cast, joint=True).pk,
            c.handling(cast).case_id,
            c.round_drafted(cast, chain="proposal").case_id,
        ]

    def by(self, name: str) -> By:
        at = datetime(self.on.year, self.on.month, self.on.day, 2, tzinfo=UTC)
        return By(self.cast.actor(name, self.on), self.on, at)

    def step(self) -> None:
        """One move that the tables offer to somebody, with what that person would type."""
        if self.luck.random() < 0.2:
            self.on += timedelta(days=self.luck.choice([1, 3, 10, 40]))
        open_ones = list(self.open_moves())
        if not open_ones:
            return
        # what was made often gives way, or the walk would stay among a few moves without an end
        weights = [1 / (1 + self.made[move]) ** 2 for _case, _part, move, _by in open_ones]
        (found,) = self.luck.choices(open_ones, weights)
        case_id, part, move, by = found
        row = performing.read(case_id).part(part)
        before = traces(case_id)
        try:
            with transaction.atomic():
                inputs = typed(move, Moment(self.cast, row, by, self.luck))
                performing.perform(ACTIONS[move], row, by, **inputs)
        except Refused as refusal:
            self.refused[refusal.code] += 1
            left = traces(case_id)
        else:
            self.made[move] += 1
            left = before
        assert left == before, move

    def open_moves(self) -> Iterator[tuple[int, str, str, By]]:
        people = [self.by(name) for name in PEOPLE]
        for case_id in self.cases:
            dossier = performing.read(case_id)
            parts = [
                dossier.case, *dossier.assignments, *dossier.rounds, *dossier.commitments,
                *dossier.disclosures,
            ]  # fmt: skip
            for part in parts:
                for by in people:
                    for move in performing.moves_open_to(part, by):
                        if move not in RARE or self.luck.random() < 0.06:
                            yield case_id, part.part, move, by


def traces(case_id: int) -> tuple[int, int]:
    return (
        Line.objects.filter(case_id=case_id).count(),
        Text.objects.filter(case_id=case_id).count(),
    )


def test_whatever_legal_moves_are_made_the_books_agree(cast: Cast) -> None:
    """And over these seeds half of all moves are really made, or it would prove little."""
    made: Counter[str] = Counter()
    for seed in SEEDS:
        with transaction.atomic():
            world = World(cast, seed, made)
            for _ in range(STEPS):
                world.step()
            everything_submitted_is_somewhere(world.cases)
            classes_are_replies(world.cases)
            ratings_are_forms_back(world.cases)
            every_proposer_is_answered(world.cases)
            the_journal_gives_the_same_rows(world.cases)
            transaction.set_rollback(True)

    assert len(made) >= len(MOVES) // 2, sorted(set(MOVES) - set(made))


def everything_submitted_is_somewhere(cases: list[int]) -> None:
    """Received = filed + merged + converted + refused + withdrawn + pending; each in one place."""
    received = Case.objects.filter(pk__in=cases).exclude(submitted_on=None)
    for case in received:
        filed = case.filed_on is not None and case.state not in {*ENDED, K.MERGED}
        places = [case.state in PENDING, case.state in ENDED, case.state == K.MERGED, filed]
        assert places.count(True) == 1, (case.state, case.filed_on)
        assert (case.number != "") == (case.filed_on is not None)
    numbers = [(x.office_id, x.number) for x in received if x.number]
    assert len(numbers) == len(set(numbers))


def classes_are_replies(cases: list[int]) -> None:
    """Every reply that went out has its class, its number and a day; no other has a day."""
    for reply in Round.objects.filter(case_id__in=cases):
        went_out = reply.delivered_on is not None
        assert went_out == (reply.state not in {R.DRAFTING, R.IN_APPROVAL, R.APPROVED, R.ISSUED})
        if went_out:
            assert reply.outcome_class
            assert reply.document_no


def ratings_are_forms_back(cases: list[int]) -> None:
    """A round is rated where a form came back, and a form came back only to a delivered round."""
    rated = Line.objects.filter(case_id__in=cases, kind="Rated").count()
    assert Rating.objects.filter(case_id__in=cases).count() <= rated
    back = {(x.case_id, x.round_no) for x in Rating.objects.filter(case_id__in=cases)}
    for reply in Round.objects.filter(case_id__in=cases):
        came = (reply.case_id, reply.no) in back
        if reply.state in {R.RATED, R.DISSATISFIED, R.REHANDLED, R.EXPLAINED}:
            assert came
        if came:
            assert reply.delivered_on is not None
        if reply.state == R.NO_FEEDBACK:
            assert not came


def every_proposer_is_answered(cases: list[int]) -> None:
    """Of a case that counts as replied each signatory has the reply of each unit that answers."""
    done = Case.objects.filter(
        pk__in=cases, state__in=[K.REPLIED, K.CONCLUDED, K.TRACKING, K.CLOSED]
    )
    for case in done:
        signed = set(Signatory.objects.filter(case=case).values_list("proposer_id", flat=True))
        for work in Assignment.objects.filter(case=case):
            if work.answers and work.is_open:
                rounds = Round.objects.filter(case=case, assignment_no=work.no)
                reached = Delivery.objects.filter(
                    case=case, round_no__in=list(rounds.values_list("no", flat=True))
                )
                assert set(reached.values_list("proposer_id", flat=True)) == signed, (
                    case.pk,
                    work.no,
                )


def the_journal_gives_the_same_rows(cases: list[int]) -> None:
    assert problems(cases) == []
    _, facts = replay.rebuild(cases)
    clocks.rebuild(cases, facts)
    ledger.rebuild(cases)
    assert problems(cases) == []


def problems(cases: list[int]) -> list[replay.Problem]:
    found, _, facts = replay.problems(cases)
    found += [*clocks.problems(cases, facts), *ledger.problems(cases)]
    return [*found, *publication.problems(cases)]
