"""发布 — show the reviewed text to the public; the portal gets a copy."""

from jianyan.cases.events import Published
from jianyan.cases.facts import By
from jianyan.cases.models import Disclosure
from jianyan.cases.refusal import Refused


def publish(shown: Disclosure, by: By, *, address: str = "") -> Published:
    if not shown.dossier.case.publish_consent and shown.form == "full":
        raise Refused("consent_missing")
    return Published(address.strip())
