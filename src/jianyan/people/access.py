"""权限表: what each step of the handling opens to whom (domain.md 2.2), as data; docs/rights.md prints it.

`R` reads, `W` writes, `A` decides, `-` nothing. A test compares every cell with what the moves and
the pages of the product really do.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.people.rights import Role


class Party(StrEnum):
    """Who somebody is to one case; the same person may be another to the next."""

    LEADING = "leading"  # the lead proposer, who speaks for all who signed
    COSIGNER = "cosigner"
    DELEGATION = "delegation"
    OFFICE = "office"
    WATCHER = "watcher"  # special committee, supervising leader
    HUB = "hub"
    LEAD = "lead"
    CO = "co"
    PUBLIC = "public"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, the moves that write and those that decide, and the letter of each party."""

    label: str | Promise
    writes: tuple[str, ...]
    decides: tuple[str, ...]
    letters: dict[Party, str]


PARTIES: dict[Party, str | Promise] = {
    Party.LEADING: _("Lead proposer"),
    Party.COSIGNER: _("Co-signer"),
    Party.DELEGATION: _("Staff of delegations"),
    Party.OFFICE: _("Deputy office, proposal committee"),
    Party.WATCHER: _("Special committee, supervising leader"),
    Party.HUB: _("Government office"),
    Party.LEAD: _("Lead, sole or separate unit"),
    Party.CO: _("Co-handling unit"),
    Party.PUBLIC: _("The public"),
    Party.ADMINISTRATOR: _("Audit, security and system administrators"),
}
# in which roles somebody is a party; a proposer is lead or co-signer by the case, a unit by its task
ROLES: dict[Party, tuple[Role, ...]] = {
    Party.LEADING: (Role.PROPOSER,),
    Party.COSIGNER: (Role.PROPOSER,),
    Party.DELEGATION: (Role.DELEGATION_STAFF,),
    Party.OFFICE: (
        Role.CONGRESS_CLERK, Role.CPPCC_CLERK, Role.PRESIDIUM_CLERK, Role.REVIEWER,
    ),
    Party.WATCHER: (Role.SPECIAL_COMMITTEE, Role.SUPERVISING_LEADER),
    Party.HUB: (
        Role.GOVERNMENT_OFFICE, Role.PARTY_OFFICE, Role.GOVERNMENT_LEADER, Role.SUPERVISION_OFFICER,
    ),
    Party.LEAD: (
        Role.UNIT_LIAISON, Role.CASE_OFFICER, Role.SECTION_HEAD, Role.OFFICE_CHECKER,
        Role.DISCLOSURE_REVIEWER, Role.UNIT_LEADER, Role.UNIT_PRINCIPAL,
    ),
    Party.CO: (
        Role.UNIT_LIAISON, Role.CASE_OFFICER, Role.SECTION_HEAD, Role.OFFICE_CHECKER,
        Role.DISCLOSURE_REVIEWER, Role.UNIT_LEADER, Role.UNIT_PRINCIPAL,
    ),
    Party.PUBLIC: (),
    Party.ADMINISTRATOR: (Role.AUDITOR, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN),
}  # fmt: skip


def _step(label: str | Promise, writes: str, decides: str, letters: str) -> Step:
    cells = dict(zip(Party, letters.split(), strict=True))
    return Step(label, tuple(writes.split()), tuple(decides.split()), cells)


# fmt: off
STEPS: dict[str, Step] = {
    #                                                     lead co-  dele- of- wat- hub lead co  pub- admi-
    # step              label                             pro- sig- ga-  fice cher                lic  nistr.
    "draft":      _step(_("Draft"), "draft attach detach", "",
                                                         "W    R    -    -    -    -   -    -   -    -"),
    "submit":     _step(_("Submit, withdraw"), "invite confirm_cosigning decline_cosigning submit withdraw ask_withdrawal agree_withdrawal refuse_withdrawal", "",
                                                         "W    W    R    R    R    -   -    -   -    -"),
    "review":     _step(_("Review, file, convert"), "correct import_history take_over name_contact attach_paper name_reviewers record_opinion_outcome", "review give_review_opinion send_back file decline convert merge unmerge erase_file",
                                                         "R    R    R    W/A  R    R   R    R   -    -"),
    "assign":     _step(_("Assign"), "object_to_unit agree_to_handle object_to_handling", "fast_track consult_units propose_units submit_split take_back_split sign_split adjust_split answer_objection assign dispatch hand_down stop_clock restart_clock",
                                                         "W    R    R    A    R    A   W    R   R    -"),
    "receive":    _step(_("Acknowledge receipt"), "acknowledge change_officer", "",
                                                         "R    R    R    R    R    R   W    W   -    -"),
    "reminder":   _step(_("Remind"), "remind", "",
                                                         "-    -    -    W    W    W   R    R   -    -"),
    "change":     _step(_("Change of unit"), "request_return ask_co_handler", "keep_assignment reassign add_co_handler refuse_co_handler",
                                                         "R    R    R    A    R    R   W    W   -    -"),
    "contact":    _step(_("Contact log"), "record_contact dispute_contact confirm_contact log_activity", "",
                                                         "W    W    -    R    R    R   W    W   -    -"),
    "co_opinion": _step(_("Co-opinion"), "give_co_opinion urge_co_opinions", "return_co_opinion",
                                                         "-    -    -    R    R    R   W/A  W   -    -"),
    "inside":     _step(_("Divide inside the unit, plan"), "route file_plan study_together", "",
                                                         "-    -    -    -    -    R   W    W   -    -"),
    "difference": _step(_("Coordination of differing opinions"), "raise_difference", "refer_difference settle_difference",
                                                         "-    -    -    A    R    A   W    R   -    -"),
    "writing":    _step(_("Draft, check, approve, sign off"), "draft_reply send_for_approval ask_office_review consult_proposer close_consultation sign_outside add_sealed_copy deliver record_receipt send_copies", "countersign check_draft endorse return_draft issue replace_reply",
                                                         "-    -    -    -    -    R   W/A  -   -    -"),
    "pre_review": _step(_("Pre-review of the reply, consultation on the draft"), "answer_consultation", "pass_office_review fail_office_review look_jointly mark_key unmark_key",
                                                         "W    W    -    A    -    A   R    -   -    -"),
    "extension":  _step(_("Extension"), "request_extension explain_interim", "grant_extension refuse_extension",
                                                         "R    R    R    A    R    A   W    R   -    -"),
    "reply":      _step(_("Text of the reply"), "", "",
                                                         "R    R    R    R    R    R   R    R   R    -"),
    "rating":     _step(_("Rating"), "register_rating hand_in_rating register_co_rating count_ballots call_back invite_rating", "rate correct_rating rate_co close_rating",
                                                         "A    R    -    W/A  R    R   R    R   -    -"),
    "rehandling": _step(_("Order re-handling"), "propose_rehandling", "rehandle explain record_meeting settle check_quality order_redo",
                                                         "R    R    R    A    R    W   R    R   -    -"),
    "conclusion": _step(_("Conclude"), "", "conclude conclude_offline",
                                                         "R    R    R    A    R    R   R    R   -    -"),
    "adoption":   _step(_("Adopted opinion"), "adopt", "",
                                                         "R    R    R    R    R    R   W    W   -    -"),
    "promise":    _step(_("Commitment"), "commit report_progress fulfil", "confirm_fulfilment refuse_fulfilment rate_fulfilment give_up reclassify reopen_promise settle_promise",
                                                         "A    A    R    A    R    R   W/A  R   R    -"),
    "disclosure": _step(_("Disclosure"), "", "review_disclosure withhold publish recall",
                                                         "R    R    R    A    R    A   A    R   R    -"),
}
# fmt: on


def step_of(move: str) -> str:
    """The step to which a move belongs; "" where the table forgot it."""
    return next((key for key, step in STEPS.items() if move in step.writes + step.decides), "")
