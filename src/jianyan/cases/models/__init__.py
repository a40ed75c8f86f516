"""The tables of cases, gathered where Django looks for them."""

from jianyan.cases.models.approving import Approval, Consultation
from jianyan.cases.models.buffer import DraftBuffer
from jianyan.cases.models.case import (
    Assignment,
    Case,
    Line,
    Part,
    Point,
    Signatory,
    Text,
)
from jianyan.cases.models.cohandling import Activity, Difference, Routing
from jianyan.cases.models.cosigning import Invitation
from jianyan.cases.models.deciding import (
    Dispute,
    Inquiry,
    ProposedShare,
    ReviewOpinion,
)
from jianyan.cases.models.files import File, FileBody, FileKind
from jianyan.cases.models.handling import (
    Adoption,
    Commitment,
    Contact,
    Delivery,
    Disclosure,
    Rating,
    Response,
    Round,
)
from jianyan.cases.models.meeting import AssignmentMeeting, LineState, MeetingLine
from jianyan.cases.models.rating import ClassChange, FurtherRating, Meeting, Vote
from jianyan.cases.models.series import Checkpoint, Series
from jianyan.cases.models.trace import NameReading, RatingTrace

# every table that the journal rebuilds, in the order in which rows may refer to each other
PARTS: tuple[type[Part], ...] = (
    Signatory,
    Point,
    Assignment,
    Round,
    Response,
    Delivery,
    Rating,
    Contact,
    Commitment,
    Disclosure,
    Adoption,
    Routing,
    Difference,
    Activity,
    File,
    Approval,
    Consultation,
    ReviewOpinion,
    Inquiry,
    ProposedShare,
    Dispute,
    FurtherRating,
    Vote,
    Meeting,
    ClassChange,
    Invitation,
)

__all__ = [
    "PARTS",
    "Activity",
    "Adoption",
    "Approval",
    "Assignment",
    "AssignmentMeeting",
    "Case",
    "Checkpoint",
    "ClassChange",
    "Commitment",
    "Consultation",
    "Contact",
    "Delivery",
    "Difference",
    "Disclosure",
    "Dispute",
    "DraftBuffer",
    "File",
    "FileBody",
    "FileKind",
    "FurtherRating",
    "Inquiry",
    "Invitation",
    "Line",
    "LineState",
    "Meeting",
    "MeetingLine",
    "NameReading",
    "Part",
    "Point",
    "ProposedShare",
    "Rating",
    "RatingTrace",
    "Response",
    "ReviewOpinion",
    "Round",
    "Routing",
    "Series",
    "Signatory",
    "Text",
    "Vote",
]
