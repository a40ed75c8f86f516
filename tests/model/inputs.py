"""One registry: what a person types into each move, from the part as it stands. A move that is not
named here gets plain words for whatever its action must have; a structure test names what has neither.
"""

import inspect
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, get_type_hints

from jianyan.cases.actions import ACTIONS
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.actions.handling.route import Portion
from jianyan.cases.actions.replying.draft_reply import Answer
from jianyan.cases.actions.replying.sign_outside import Signature
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Part
from jianyan.cases.opening import Draft
from jianyan.people.models import Unit
from jianyan.rules import outcomes, packs
from tests import cast as c
from tests.cast import Cast
from tests.papers_at_hand import upload


@dataclass
class Moment:
    """Who types, on which part, with what luck."""

    cast: Cast
    part: Any
    by: By
    luck: random.Random

    @property
    def case(self) -> Case:
        return self.part.dossier.case

    @property
    def units(self) -> list[Unit]:
        return [self.cast.water, self.cast.transport, self.cast.finance]

    def other_unit(self) -> Unit:
        busy = {work.unit_id for work in self.part.dossier.assignments if work.is_open}
        return self.luck.choice([u for u in self.units if u.pk not in busy] or self.units)

    def later(self, most: int = 60) -> date:
        return self.by.on + timedelta(days=self.luck.randint(1, most))


Inputs = dict[str, Any]
Typing = Callable[[Moment], Inputs]


def _text(m: Moment) -> Inputs:
    dossier, lead = m.part.dossier, m.cast.wang if m.case.kind == "proposal" else m.cast.li
    others = (m.cast.liu,) if len(dossier.signatories) > 1 else ()
    session = m.cast.cppcc_session if m.case.kind == "proposal" else m.cast.congress_session
    text = Draft(
        office=lead.office, session=session, lead=lead, cosigners=others, title=c.TITLE,
        situation=c.SITUATION, points=c.POINTS[: m.luck.randint(1, 3)],
    )  # fmt: skip
    return {"text": text}


def _shares(m: Moment) -> Inputs:
    first, second, third = m.luck.sample(m.units, 3)
    choices = [
        [Share(unit=first, role="sole")],
        [Share(unit=first, role="lead"), Share(unit=second, role="co")],
        [Share(unit=first, role="lead"), Share(unit=second, role="co"), Share(unit=third, role="co")],
        [Share(unit=first, role="separate", scope="上游"), Share(unit=second, role="separate", scope="下游")],
    ]  # fmt: skip
    return {"shares": m.luck.choice(choices)}


def _reply(m: Moment) -> Inputs:
    scheme = outcomes.scheme(packs.load(m.case.rules).outcome_scheme)
    points = [point.no for point in m.part.dossier.points]
    return {
        "body": "现答复如下。",
        "answers": [Answer(no, f"第{no}条已办。", "full") for no in points],
        "outcome_class": m.luck.choice([one.code for one in scheme.classes]),
        "publicity": "proactive",
    }


def _values(m: Moment) -> Inputs:
    values = m.luck.choice([c.GOOD, c.GOOD, c.BAD])
    return {"values": values, "comment": "尚有一段未治理。" if values is c.BAD else ""}


def _signatory(m: Moment) -> int:
    return int(m.luck.choice(m.part.dossier.signatories).proposer_id)


def _point(m: Moment) -> int:
    return int(m.luck.choice(m.part.dossier.points).no)


def _mine(m: Moment) -> Unit:
    own = [u for u in m.units if u.pk in m.by.actor.units]
    return (own or m.units)[0]


def _ground(m: Moment, named: Mapping[str, str]) -> str:
    return m.luck.choice([*named]) if named else "其他情形"


# fmt: off
TYPED: dict[str, Typing] = {
    "draft": _text,
    "correct": _text,
    "assign": _shares,
    "reassign": lambda m: {"unit": m.other_unit()},
    "request_return": lambda m: {"reason": "职责在他单位。", "unit": m.other_unit()},
    "decline": lambda m: {"ground": _ground(m, packs.load(m.case.rules).ground), "reason": "不属受理范围。"},
    "convert": lambda m: {"form": "opinion", "receiver": "有关单位"},
    "record_contact": lambda m: {"stage": m.luck.choice(["before", "during"]), "mode": "phone"},
    "name_reviewers": lambda m: {"stage": "first", "reviewers": [m.by.actor.id]},
    "merge": lambda m: {"into": m.case},
    "propose_units": _shares,
    "adjust_split": lambda m: {**_shares(m), "reason": "职责调整。"},
    "invite": lambda m: {"proposers": [m.cast.liu.pk], "until": m.later()},
    "dispatch": _shares,
    "hand_down": lambda m: {"units": [m.other_unit()]},
    "study_together": lambda m: {"others": []},
    "sign_outside": lambda m: {"signed": Signature(document_no=f"江水〔2025〕{m.luck.randrange(10**9)}号", signer="赵局", signed_on=m.by.on), "sealed": upload(), "reason": "先行用印。"},
    "add_sealed_copy": lambda m: {"sealed": upload(), "reason": "以用印件为准。"},
    "name_contact": lambda m: {"proposer": m.cast.liu, "because": "ended"},
    "correct_rating": _values,
    "rate_co": _values,
    "rate_fulfilment": _values,
    "register_co_rating": lambda m: {**_values(m), "proposer": _signatory(m), "scan": "2026-档-1"},
    "count_ballots": lambda m: {"body": "常委会", "held_on": m.by.on, "ballots": {"SATISFIED": 20}},
    "attach": lambda m: {"files": [upload()]},
    "attach_paper": lambda m: {"files": [upload()]},
    "detach": lambda m: {"file": len(m.part.dossier.files) or 1},
    "erase_file": lambda m: {"file": len(m.part.dossier.files) or 1, "reason": "误传。"},
    "confirm_contact": lambda m: {"contact": len(m.part.dossier.contacts) or 1},
    "log_activity": lambda m: {"kind": "research", "on": m.by.on, "place": "柳溪河"},
    "route": lambda m: {"portions": [Portion(officer="丁工")]},
    "dispute_contact": lambda m: {"contact": len(m.part.dossier.contacts) or 1},
    "draft_reply": _reply,
    "issue": lambda m: {"document_no": f"江水〔2026〕{m.luck.randrange(10**9)}号"},
    "deliver": lambda m: {"mode": "system"},
    "rate": _values,
    "register_rating": lambda m: {**_values(m), "proposer": _signatory(m), "scan": "2026-档-1"},
    "commit": lambda m: {"text": "年底前完成。", "due_on": m.later(200), "point": _point(m)},
    "adopt": lambda m: {"point": _point(m), "unit": _mine(m), "degree": "full", "evidence": "列入计划。"},
    "review_disclosure": lambda m: {"form": "full", "body": "×××代表:现答复如下。"},
    "request_extension": lambda m: {"until": m.later(120), "reason": "涉及面广。"},
    "grant_extension": lambda m: {"reason": "同意。"},
    "stop_clock": lambda m: {"ground": _ground(m, dict.fromkeys(packs.load(m.case.rules).stops_for, "")), "reason": "依规暂停。"},
}
# fmt: on
_PLAIN: dict[Any, Callable[[Moment], Any]] = {
    str: lambda m: "情况属实。",
    int: lambda m: 1,
    bool: lambda m: True,
    date: lambda m: m.later(),
    date | None: lambda m: m.later(),
    Unit: lambda m: m.other_unit(),
}


def typed(move: str, moment: Moment) -> Inputs:
    """The inputs of a move, its own or plain words for what it must have."""
    if move in TYPED:
        return TYPED[move](moment)
    return {name: _PLAIN[kind](moment) for name, kind in needed(move).items()}


def needed(move: str) -> dict[str, Any]:
    """What the action must be given, with its kind."""
    action = ACTIONS[move]
    hints = get_type_hints(action)
    return {
        name: hints[name]
        for name, parameter in inspect.signature(action).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty
    }


def is_known(move: str) -> bool:
    """Whether this registry can type a move: named, or asking for nothing but plain words."""
    return move in TYPED or all(kind in _PLAIN for kind in needed(move).values())


Subject = Case | Part
