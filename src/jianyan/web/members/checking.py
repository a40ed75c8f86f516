"""提交前检查 — the list of the form check in words, and what a place asks of a text."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jianyan.advice import form_check
from jianyan.advice.form_check import Asked, Checked
from jianyan.people.models import Office
from jianyan.rules import packs
from jianyan.web.members.forms import Writing

_GROUND = gettext_lazy("“%(words)s” may fall under “%(ground)s” (%(article)s); such texts are not taken up. Look at it once more.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list, as it is read."""

    said: str
    is_good: bool


def asked_by(office: Office) -> Asked:
    """The office's own limit of length goes before that of its rule text."""
    pack = packs.load(office.rules)
    own = office.settings.get("writing", {}).get("text_most", 0)
    return Asked(pack.ground, pack.grounds_article, int(own) or pack.text_most)


def found(form: Writing, office: Office) -> list[Checked]:
    """On a form that was read; what is wrong by itself is said at its field."""
    said = form.cleaned_data
    return form_check.check(
        said.get("title", ""),
        said.get("situation", ""),
        form.points(),
        asked_by(office),
        analysis=said.get("analysis", ""),
    )


def lines(checked: list[Checked], asked: Asked) -> list[Line]:
    return [Line(_said(one, asked), one.is_good) for one in checked]


def sign(checked: list[Checked]) -> str:
    """What was shown, so that it is shown once and then passed."""
    return " ".join(f"{one.code}:{one.words}" for one in checked if not one.is_good)


def _said(one: Checked, asked: Asked) -> str:
    good, remark = {
        "one_matter": (_("One matter"), _matters(one)),
        "situation": (
            _("The situation is described"),
            _("The situation is missing: say what you saw, where and since when."),
        ),
        "advice": (
            _("There is advice, point by point"),
            _("There is no advice yet: write at least one concrete point."),
        ),
        "length": (
            _("The length is within the limit (%(of)s characters)"),
            _("The text is longer than asked for (%(of)s characters). Shorten it, or put details into an attachment."),
        ),
        "ground": (_("Nothing points to a ground for not taking it up"), _GROUND),
        "personal_data": (
            _("No identity card or telephone number in the text"),
            _("There is an identity card or telephone number in the text (%(words)s). The text goes to the units and may be published: take it out."),
        ),
    }[one.code]  # fmt: skip
    filled = {
        "of": one.words,
        "words": _hidden(one),
        "ground": one.ground,
        "article": asked.article,
    }
    return str(good if one.is_good else remark) % filled


def _matters(one: Checked) -> str:
    if one.words:
        return _("The title seems to hold several matters (“%(words)s”). One suggestion for one matter is answered sooner; write the others apart.")  # fmt: skip
    return _("There are many points. If they are for several matters, write one suggestion for each.")  # fmt: skip


def _hidden(one: Checked) -> str:
    return f"{one.words[:3]}…" if one.code == "personal_data" else one.words
