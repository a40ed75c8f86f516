"""分类参考一行: the classes that a text speaks of, below the field of a form; nothing is chosen."""

from django.utils.translation import gettext as _

from jianyan.advice.routing.classifying import classify
from jianyan.people.models import Office


def class_hint(office: Office, text: str) -> str:
    """Empty where the machine does not know, has learned nothing yet, or is switched off."""
    found = classify(text, office)
    if found is None or found.abstained:
        return ""
    said = "、".join(f"{one.name}({one.score:.0%})" for one in found.classes)
    return _("The system suggests, for reference: %(classes)s") % {"classes": said}
