"""The tables of cases, gathered where Django looks for them."""

from jianyan.cases.models.buffer import DraftBuffer
from jianyan.cases.models.case import (
    Assignment,
    Case,
    Checkpoint,
    Line,
    Part,
    Point,
    Series,
    Signatory,
    Text,
)
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
)

__all__ = [
    "PARTS",
    "Adoption",
    "Assignment",
    "Case",
    "Checkpoint",
    "Commitment",
    "Contact",
    "Delivery",
    "Disclosure",
    "DraftBuffer",
    "Line",
    "Part",
    "Point",
    "Rating",
    "Response",
    "Round",
    "Series",
    "Signatory",
    "Text",
]
