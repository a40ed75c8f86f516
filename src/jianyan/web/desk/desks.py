"""各岗位工作台: what the desk of each role is called, where it opens, and what its empty list promises."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.people.rights import NOBODY, Actor, Right, Role

Words = str | Promise
MOST = 7  # entries on the rail


@dataclass(frozen=True, slots=True)
class Desk:
    """One role's desk."""

    title: Words
    empty: Words  # what will appear here
    opens: str = "desk:worklist"


# whoever holds several roles sits at the first of these
# fmt: off
DESKS: dict[Role, Desk] = {
    Role.CONGRESS_CLERK: Desk(_("Desk of the deputy office"), _("Suggestions to be examined, filed, assigned or decided on appear here, what is due today first.")),
    Role.PRESIDIUM_CLERK: Desk(_("Desk of the presidium"), _("Suggestions to be examined, assigned or decided on appear here, what is due today first.")),
    Role.CPPCC_CLERK: Desk(_("Desk of the proposal committee"), _("Proposals to be examined, filed, assigned or decided on appear here, what is due today first.")),
    Role.REVIEWER: Desk(_("Desk of the reviewer"), _("Cases on which your opinion is asked appear here.")),
    Role.GOVERNMENT_OFFICE: Desk(_("Desk of the government office"), _("Requests that wait for your office, and what the units owe, appear here.")),
    Role.PARTY_OFFICE: Desk(_("Desk of the Party committee office"), _("Requests that wait for your office, and what the units owe, appear here.")),
    Role.UNIT_LIAISON: Desk(_("Desk of the liaison officer"), _("New tasks to acknowledge, and what is to be passed on or published, appear here.")),
    Role.CASE_OFFICER: Desk(_("Desk of the case officer"), _("Proposers to contact, replies to draft and promises to report on appear here.")),
    Role.SECTION_HEAD: Desk(_("Desk of the head of section"), _("Drafts to check and the tasks of the unit appear here.")),
    Role.OFFICE_CHECKER: Desk(_("Desk of the checker"), _("Drafts sent for approval appear here, to be checked before they go up.")),
    Role.DISCLOSURE_REVIEWER: Desk(_("Desk of secrecy and disclosure review"), _("Drafts to look through and delivered replies to decide on for publication appear here.")),
    Role.UNIT_LEADER: Desk(_("Replies for the leader in charge"), _("Replies to endorse or to sign off appear here, what is due first on top.")),
    Role.UNIT_PRINCIPAL: Desk(_("Replies for the head of the unit"), _("Replies to endorse or to sign off appear here, what is due first on top.")),
    Role.GOVERNMENT_LEADER: Desk(_("Desk of the government leader"), _("How the units stand with their tasks appears here once cases are assigned."), "desk:overview"),
    Role.SUPERVISING_LEADER: Desk(_("Desk of supervision"), _("How the units stand with their tasks appears here once cases are assigned."), "desk:overview"),
    Role.SPECIAL_COMMITTEE: Desk(_("Desk of the special committee"), _("How the units stand with their tasks appears here once cases are assigned."), "desk:overview"),
    Role.DELEGATION_STAFF: Desk(_("Desk of the delegation"), _("What the deputies of the delegation hand in appears here."), "desk:overview"),
}
# fmt: on


def desk_of(actor: Actor) -> Desk:
    """Where this person sits; of a section alone, what the sheet gives to it is what comes."""
    desk = next((desk for role, desk in DESKS.items() if role in actor.roles), _PLAIN)
    return replace(desk, empty=_OF_SECTION) if actor.sections and not actor.units else desk


_PLAIN = Desk(_("Worklist"), _("Cases that wait for your office or unit appear here, what is due today first."))  # fmt: skip

_OF_SECTION = _(
    "Tasks that your unit gives to your section appear here, what is due first on top."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the rail."""

    key: str
    label: Words
    address: str
    icon: str


# fmt: off
_WORKLIST = Entry("worklist", _("Worklist"), "desk:worklist", "inbox")
_OVERVIEW = Entry("overview", _("Overview"), "desk:overview", "people")
_LEDGER = Entry("ledger", _("Ledger"), "desk:ledger", "ledger")
_VIEWS = Entry("views", _("Saved filters"), "desk:views", "settings")
_ENTER = Entry("entry", _("Enter on behalf"), "desk:enter", "write")
_REPORTS = Entry("reports", _("Reports"), "desk:report", "report")
_CO_OPINIONS = Entry("co_opinions", _("Co-opinions"), "desk:co_opinions", "join")
_CONTACTS = Entry("contacts", _("Contacts to make"), "desk:contacts", "phone")
_NOTICES = Entry("notices", _("Notices"), "notices:list", "letter")
_SPLIT = Entry("split", _("Draft split"), "desk:split", "assign")
_DECK = Entry("deck", _("Review"), "desk:deck", "review")
_ASKED = Entry("asked", _("Splits to confirm"), "desk:asked", "assign")
_PRECEDENTS = Entry("precedents", _("Precedents on units"), "desk:precedents", "search")
_GROUPS = Entry("groups", _("Look-alike groups"), "desk:groups", "join")
_INTAKE = Entry("intake", _("Documents that came in"), "desk:intake", "inbox")
_INSTRUCTIONS = Entry("instructions", _("Leaders' instructions"), "desk:instructions", "letter")
_RATINGS = Entry("ratings", _("Ratings"), "desk:ratings", "rate")
_ROSTERS = Entry("rosters", _("Rosters"), "desk:rosters", "people")
_ADVICE = Entry("advice", _("How the suggestions did"), "desk:advice", "report")
_IMPORTS = Entry("imports", _("Import of cases"), "desk:imports", "inbox")
# fmt: on


def entries(actor: Actor) -> list[Entry]:
    """The rail: at most seven, the next thing to do first."""
    return _ways(actor)[:MOST]


def further(actor: Actor) -> list[Entry]:
    """What does not stand on the rail is reached from the menu of the person."""
    return _ways(actor)[MOST:]


def _ways(actor: Actor) -> list[Entry]:
    opens = desk_of(actor).opens == "desk:overview"
    works = bool(actor.offices or actor.hubs or actor.staffed)
    asked = [
        (_OVERVIEW, opens),
        (_WORKLIST, works or not opens),
        (_DECK, actor.holds(Right.REVIEW) or actor.holds(Right.OPINE)),
        (_SPLIT, actor.holds(Right.ASSIGN)),
        (_LEDGER, True),
        (_ENTER, actor.holds(Right.KEY_IN)),
        (_INTAKE, actor.holds(Right.KEY_IN)),
        (_CO_OPINIONS, bool(actor.staffed or actor.hubs)),
        (_ASKED, bool(actor.reach.get(Right.HANDLE, NOBODY).units)),
        (_INSTRUCTIONS, actor.holds(Right.SEE_INSTRUCTIONS) or bool(actor.staffed)),
        (_CONTACTS, not actor.offices),
        (_RATINGS, actor.holds(Right.REGISTER_RATING)),
        (_REPORTS, bool(actor.offices or actor.hubs or actor.watched)),
        (_OVERVIEW, works and not opens),
        (_CONTACTS, bool(actor.offices)),
        (_NOTICES, True),
        (_PRECEDENTS, bool(actor.offices or actor.hubs or actor.watched)),
        (_VIEWS, True),
        (_GROUPS, bool(actor.offices or actor.hubs)),
        (_ROSTERS, actor.holds(Right.KEEP_DIRECTORY)),
        (_ADVICE, actor.holds(Right.KEEP_DIRECTORY)),
        (_IMPORTS, actor.holds(Right.TAKE_OVER)),
    ]
    return [entry for entry, fits in asked if fits]
