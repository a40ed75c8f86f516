"""常用语 — what people write at each step of handling, read from TOML."""

from dataclasses import dataclass
from functools import cache

import msgspec

from jianyan.ops.demo import places

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instruction:
    """批示: what a leader wrote so many working days ago, by when the unit answers, what it said."""

    words: str
    days_ago: int
    due_in: int
    answer: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """Reasons, opinions and grounds, by the step at which they are written."""

    send_back: Texts
    review_opinion: Texts
    consult_units: Texts
    list_no: str
    extension: Texts
    cosign: Texts
    not_cosign: Texts
    merge: Texts
    withdraw: Texts
    convert: Texts
    return_request: Texts
    keep_assignment: Texts
    reassign: Texts
    new_contact: str
    co_returned: Texts
    key_case: Texts
    pre_review: Texts
    replace_reply: Texts
    call_back: dict[str, str]
    co_rating: Texts
    meeting: Texts
    attendees: Texts
    settle: Texts
    scope_lead: str
    scope_co: Texts
    scope_separate: Texts
    return_draft: Texts
    endorse: Texts
    countersign: Texts
    override_contact: str
    override_co: str
    override_commitment: str
    override_points: str
    rehandle: Texts
    explain: Texts
    give_up: Texts
    refuse_fulfilment: Texts
    dispute_contact: Texts
    recall: Texts
    withhold: Texts
    adopted: Texts
    evidence: Texts
    ratify: Texts
    second_rating: Texts
    measure_forms: Texts
    history_reply: str
    decline: dict[str, str]
    paths: dict[str, str]
    instruction: tuple[Instruction, ...]


@cache
def remarks() -> Remarks:
    return msgspec.convert(places.read("steps.toml"), Remarks)
