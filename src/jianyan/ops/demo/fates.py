"""走向 — how one case goes: what is decided, how it is answered and rated, what becomes of promises."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """Every turn that a case may take; the defaults are those of a plain good case."""

    stop: str = ""  # the step after which nothing more has happened
    verdict: str = "file"  # file, decline, convert, withdraw, withdraw_filed, withdraw_assigned
    is_returned: bool = False  # sent back to its author once, and raised again
    invites: bool = False  # the co-signers are invited in the system instead of signing on paper
    panel: bool = False  # reviewers are named, and the first has given an opinion
    is_listed: bool = False  # the units are drafted, asked, and put on a list for signature
    unit_change: str = ""  # kept, reassigned, asked
    co_missing: bool = False  # the lead goes on without a co-opinion
    co_returned: bool = False  # a co-opinion is sent back for lack of substance, and given again
    co_rated: bool = False  # the author rates the co-handling units too
    is_key: bool = False  # 重点督办, with a pre-review by the government office
    new_contact: bool = False  # somebody else speaks for those who signed
    contacts: int = 2
    is_disputed: bool = False
    wants_time: bool = False  # an extension is asked for
    is_consulted: bool = False  # the draft is shown to the author before it is approved
    draft_returned: bool = False
    is_countersigned: bool = False
    rating: str = "SATISFIED"  # SATISFIED, BASICALLY, DISSATISFIED, silent
    on_paper: bool = False
    call_back: str = ""  # confirmed, differs: what the author says of the paper rating
    is_wrong: bool = False  # the reply that went out is replaced by a corrected one
    after_bad: str = "rehandle"  # rehandle, explain
    second: str = ""  # the rating after the re-handling; DISSATISFIED leads to a meeting
    promise: str = "open"  # open, reported, claimed, refused, disputed, kept, given_up
    soon_due: bool = False  # the promise is for some days ahead only
    # advice points recorded as adopted, each with the measure it went into: new, shared, again, none
    adopted: tuple[str, ...] = ()
    shown: str = "published"  # "", reviewed, published, summary, withheld, recalled
    slow: int = 0  # working days lost before the reply is drafted
    sheet: str = ""  # a day set on the assignment sheet: passed, near
    idle: int = 0  # working days since the last step


def drawn(rng: Random, *, year_ago: int = 0) -> Fate:
    """One of the many; most are handled well and in time."""
    rating = rng.choices(("SATISFIED", "BASICALLY", "DISSATISFIED", "silent"), (70, 20, 4, 6))[0]
    return Fate(
        verdict=rng.choices(("file", "decline", "convert", "withdraw"), (94, 3, 2, 1))[0],
        is_returned=rng.random() < 0.04,
        unit_change=rng.choices(("", "kept", "reassigned"), (92, 3, 5))[0],
        co_missing=rng.random() < 0.04,
        contacts=rng.choices((0, 1, 2, 3), (2, 18, 50, 30))[0],
        is_disputed=rng.random() < 0.01,
        draft_returned=rng.random() < 0.15,
        is_countersigned=rng.random() < 0.4,
        rating=rating,
        on_paper=rating != "silent" and rng.random() < 0.06,
        after_bad=rng.choices(("rehandle", "explain"), (4, 1))[0],
        promise=_promise(rng, year_ago),
        adopted=rng.choices(((), ("",), ("shared",), ("shared", "")), (45, 20, 15, 20))[0],
        shown=rng.choices(
            ("published", "summary", "withheld", "recalled", ""), (62, 14, 8, 1, 15)
        )[0],
        slow=rng.choices((0, 10, 30), (88, 8, 4))[0],
    )


def _promise(rng: Random, year_ago: int) -> str:
    """The older a promise, the likelier it is settled."""
    if year_ago > 2:
        return rng.choice(("kept", "kept", "kept", "given_up", "kept"))
    settled = ("kept", "kept", "kept", "given_up", "open")
    running = ("open", "open", "reported", "claimed", "kept")
    return rng.choice(settled if year_ago > 1 else (*running, "kept") if year_ago else running)


# one of each: every state of the five machines, at the step where somebody has to act
SHOWCASES: tuple[tuple[str, Fate], ...] = (
    ("draft", Fate(stop="born")),
    ("cosigning", Fate(invites=True, stop="cosign_2")),
    ("cosigned", Fate(invites=True, stop="submit")),
    ("submitted", Fate(stop="submit")),
    ("in_review", Fate(stop="review")),
    ("reviewers_named", Fate(panel=True, stop="name_reviewers")),
    ("opinion_given", Fate(panel=True, stop="give_review_opinion")),
    ("sent_back", Fate(is_returned=True, stop="send_back")),
    ("filed", Fate(stop="file")),
    ("split_drafted", Fate(is_listed=True, stop="propose_units")),
    ("units_asked", Fate(is_listed=True, stop="consult_units")),
    ("list_submitted", Fate(is_listed=True, stop="submit_split")),
    ("declined", Fate(verdict="decline")),
    ("forwarded", Fate(verdict="convert")),
    ("withdrawn", Fate(verdict="withdraw")),
    ("withdrawn_filed", Fate(verdict="withdraw_filed")),
    ("withdrawn_assigned", Fate(verdict="withdraw_assigned")),
    ("awaiting_receipt", Fate(stop="assign")),
    ("working", Fate(stop="acknowledge")),
    ("contacted", Fate(stop="contact_1")),
    ("return_asked", Fate(unit_change="asked", stop="request_return")),
    ("kept", Fate(unit_change="kept", stop="keep_assignment")),
    ("reassigned", Fate(unit_change="reassigned", stop="reassign")),
    ("co_outstanding", Fate(co_missing=True, stop="draft_reply")),
    ("co_given", Fate(stop="give_co_opinion")),
    ("co_sent_back", Fate(co_returned=True, stop="return_co_opinion")),
    ("co_renewed", Fate(co_returned=True, stop="co_again")),
    ("contact_changed", Fate(new_contact=True, stop="name_contact")),
    ("drafting", Fate(stop="draft_reply")),
    ("extension_asked", Fate(wants_time=True, stop="request_extension")),
    ("draft_shown", Fate(is_consulted=True, stop="consult_proposer")),
    ("draft_returned", Fate(draft_returned=True, stop="return_draft")),
    ("in_approval", Fate(stop="send_for_approval")),
    ("countersigned", Fate(is_countersigned=True, stop="countersign")),
    ("endorsed", Fate(stop="endorse")),
    ("pre_review", Fate(is_key=True, stop="ask_office_review")),
    ("pre_reviewed", Fate(is_key=True, stop="pass_office_review")),
    ("issued", Fate(stop="issue")),
    ("partly_delivered", Fate(stop="deliver_first")),
    ("delivered", Fate(stop="deliver")),
    ("rated_well", Fate(stop="rate")),
    ("rated_on_paper", Fate(on_paper=True, rating="BASICALLY", stop="register_rating")),
    ("called_back", Fate(on_paper=True, call_back="confirmed", stop="call_back")),
    ("not_their_word", Fate(on_paper=True, call_back="differs", stop="call_back")),
    ("corrected", Fate(is_wrong=True, stop="replace_reply")),
    ("correction_sent", Fate(is_wrong=True, stop="deliver_corrected")),
    ("dissatisfied", Fate(rating="DISSATISFIED", stop="rate")),
    ("rehandling", Fate(rating="DISSATISFIED", stop="rehandle")),
    ("redrafting", Fate(rating="DISSATISFIED", stop="draft_again")),
    ("replied_again", Fate(rating="DISSATISFIED", stop="deliver_again")),
    ("rated_again", Fate(rating="DISSATISFIED", promise="kept")),
    ("dissatisfied_twice", Fate(rating="DISSATISFIED", second="DISSATISFIED", stop="rate_again")),
    ("settled", Fate(rating="DISSATISFIED", second="DISSATISFIED", stop="settle")),
    ("explained", Fate(rating="DISSATISFIED", after_bad="explain", stop="explain")),
    ("silent", Fate(rating="silent", stop="close_rating")),
    ("contact_disputed", Fate(is_disputed=True, stop="dispute_contact")),
    ("concluded", Fate(promise="open", shown="", stop="conclude")),
    ("followed", Fate(promise="reported", stop="report_progress")),
    ("late", Fate(promise="reported", soon_due=True, shown="")),
    ("claimed", Fate(promise="claimed", shown="", adopted=("shared",))),
    ("refused", Fate(promise="refused", shown="")),
    ("promise_kept", Fate(promise="kept", adopted=("shared", "shared"))),
    ("given_up", Fate(promise="given_up")),
    ("reviewed", Fate(shown="reviewed", promise="open")),
    ("published", Fate(shown="published", adopted=("shared",))),
    ("withheld", Fate(shown="withheld")),
    ("recalled", Fate(shown="recalled")),
    ("overdue", Fate(stop="contact_1", sheet="passed", idle=12)),
    ("due_soon", Fate(stop="contact_1", sheet="near")),
)

# what only the rules of the county provide: co-handlers and fulfilment are rated apart
COUNTY: tuple[tuple[str, Fate], ...] = (
    ("co_rated", Fate(co_rated=True, stop="co_rated")),
    ("disputed", Fate(promise="disputed", shown="")),
)
