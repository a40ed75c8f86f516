"""识读结果 — what was read out of one document: fields with how sure each is and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jianyan.exchange.documents.parts import Place

DOUBTFUL = 0.8  # below this a person should look twice
VERSION = "2"  # of the understanding; that of the recogniser stands beside it

# fields in the order of the form that a person checks
FIELDS = (
    "title", "proposers", "cosigners", "group", "number", "session", "period", "submitted_on",
    "category", "wished_units", "publish_consent", "reply_wanted", "text", "situation", "points",
)  # fmt: skip
CONTACT = ("phone", "email", "workplace", "address")


@dataclass(frozen=True, slots=True)
class Found:
    """One field: its value, how sure it is, where it stands, and by what it was known."""

    value: str
    score: float
    page: int = 0
    line: int = 0
    why: str = ""

    @property
    def is_doubtful(self) -> bool:
        return self.score < DOUBTFUL

    def as_json(self) -> dict[str, Any]:
        return {
            "value": self.value,
            "score": round(self.score, 3),
            "page": self.page,
            "line": self.line,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the machine proposes for one document; `contact` is kept apart."""

    method: str
    fields: Mapping[str, Found]
    contact: Mapping[str, str] = field(default_factory=dict)
    pages: int = 0
    notes: tuple[str, ...] = ()
    unsure: tuple[tuple[Place, str, float], ...] = ()
    version: str = VERSION

    def value(self, name: str) -> str:
        found = self.fields.get(name)
        return found.value if found else ""

    def as_json(self) -> dict[str, Any]:
        """Without the contact data, which is never mixed with the rest."""
        return {
            "method": self.method,
            "version": self.version,
            "pages": self.pages,
            "notes": list(self.notes),
            "fields": {name: found.as_json() for name, found in self.fields.items()},
            "unsure": [
                {"page": place.page, "line": place.line, "text": text, "score": round(score, 3)}
                for place, text, score in self.unsure
            ],
        }


def of_json(data: Mapping[str, Any], contact: Mapping[str, str]) -> Reading:
    """The reading that was kept."""
    return Reading(
        method=data.get("method", ""),
        version=data.get("version", ""),
        pages=data.get("pages", 0),
        notes=tuple(data.get("notes", ())),
        fields={name: Found(**found) for name, found in data.get("fields", {}).items()},
        unsure=tuple(
            (Place(one["page"], one["line"]), one["text"], one["score"])
            for one in data.get("unsure", ())
        ),
        contact=dict(contact),
    )
