"""岗位名称 — what each role is called on a page, and what it is there for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.people.rights import Role

Words = str | Promise
# fmt: off
POSTS: dict[Role, tuple[Words, Words]] = {
    Role.PROPOSER: (_("Deputies, members and bodies that propose"), _("raise, follow, read replies, rate")),
    Role.DELEGATION_STAFF: (_("Staff of delegations"), _("look at what the delegation's deputies hand in")),
    Role.CONGRESS_CLERK: (_("Deputy office of the people's congress"), _("examine, file, assign, order re-handling, conclude")),
    Role.CPPCC_CLERK: (_("Proposal committee of the CPPCC"), _("examine, file, assign, order re-handling, conclude")),
    Role.PRESIDIUM_CLERK: (_("Presidium of the township congress"), _("examine, file, assign, order re-handling, conclude")),
    Role.REVIEWER: (_("Reviewers"), _("give an opinion on cases under review")),
    Role.SPECIAL_COMMITTEE: (_("Special committees"), _("follow the cases of their field, remind")),
    Role.SUPERVISING_LEADER: (_("Supervising leaders"), _("follow all cases, press for action, decide disputes")),
    Role.GOVERNMENT_OFFICE: (_("Government office"), _("watch over all units, urge, publish")),
    Role.GOVERNMENT_LEADER: (_("Leaders of the government"), _("decide disputes, follow key cases")),
    Role.SUPERVISION_OFFICER: (_("Supervision officers"), _("enter and follow leaders' instructions")),
    Role.PARTY_OFFICE: (_("Party committee office"), _("watch over its units, urge, publish")),
    Role.UNIT_LIAISON: (_("Liaison officers of units"), _("acknowledge receipt, pass on, publish")),
    Role.CASE_OFFICER: (_("Case officers of units"), _("contact the proposer, draft the reply, follow promises")),
    Role.SECTION_HEAD: (_("Heads of section"), _("handle and check drafts")),
    Role.OFFICE_CHECKER: (_("Checkers in the office of a unit"), _("check drafts before they go up")),
    Role.DISCLOSURE_REVIEWER: (_("Reviewers of secrecy and disclosure"), _("look at drafts for what must not be shown, decide what is published")),
    Role.UNIT_LEADER: (_("Leaders in charge"), _("endorse and sign off replies")),
    Role.UNIT_PRINCIPAL: (_("Heads of units"), _("sign off replies, decide what is shown")),
    Role.AUDITOR: (_("Audit administrators"), _("read the journal's lines, never content")),
    Role.SECURITY_ADMIN: (_("Security administrators"), _("grant rights, never see content")),
    Role.SYSTEM_ADMIN: (_("System administrators"), _("run the system, never see content")),
}
# fmt: on
