"""Whose right counts for a part: the proposers, offices and units that its case names."""

from jianyan.cases.models import Assignment, Case, Commitment, Part, Round


def whose(part: Case | Part, scope: str) -> dict[str, set[int]]:
    """The scopes for which a grant must be held, by the word in the table of moves."""
    case = part.dossier.case
    offices = {case.office_id} | ({case.hub_id} if case.hub_id else set())
    if scope == "proposer":
        return {"proposers": {s.proposer_id for s in part.dossier.signatories}}
    if scope == "office":
        return {"offices": {case.office_id}}
    if scope == "office_or_hub":
        return {"offices": offices}
    if scope == "unit":
        return {"units": units_of(part)}
    return {"units": units_of(part), "offices": offices}


def units_of(part: Case | Part) -> set[int]:
    """The units that are responsible for a part; for the case itself every unit at work on it."""
    dossier = part.dossier
    if isinstance(part, Assignment | Commitment):
        return {part.unit_id}
    if isinstance(part, Round):
        return {dossier.get(Assignment, part.assignment_no).unit_id}
    if not isinstance(part, Case) and hasattr(part, "round_no"):
        return units_of(dossier.get(Round, part.round_no))
    return {work.unit_id for work in dossier.assignments if work.is_open}


def lead_of(case: Case) -> int | None:
    """The lead proposer, who speaks for all who signed; None while nobody has."""
    return next((s.proposer_id for s in case.dossier.signatories if s.is_lead), None)
