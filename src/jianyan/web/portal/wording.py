"""门户用语 — labels of the codes that published copies hold."""

from django.utils.translation import gettext_lazy as _

from jianyan.disclosure.figures import EXPLAINED, SOLVED, UNDER_WAY
from jianyan.disclosure.reading import CLAIMED, GIVEN_UP, KEPT, OPEN

KINDS = {"suggestion": _("Suggestion"), "proposal": _("Proposal")}
RESULTS = {
    SOLVED: _("Solved or adopted"),
    UNDER_WAY: _("Being solved or planned"),
    EXPLAINED: _("For reference or explained"),
}
RESULT_TONES = {SOLVED: "done", UNDER_WAY: "working", EXPLAINED: "quiet"}
FORMS = {"full": _("Full text"), "summary": _("Summary")}
PROMISES = {
    OPEN: _("In follow-up"),
    CLAIMED: _("Done, to be confirmed"),
    KEPT: _("Closed as kept"),
    GIVEN_UP: _("Not feasible, explained"),
}
PROMISE_TONES = {OPEN: "working", CLAIMED: "waiting", KEPT: "done", GIVEN_UP: "quiet"}
