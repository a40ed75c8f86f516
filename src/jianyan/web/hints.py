"""疑似涉密字样 — a form asks about words that hint at secrets before anything of it is stored (S08)."""

from collections.abc import Mapping
from typing import Any

from django import forms

from jianyan import doors
from jianyan.cases import secrecy
from jianyan.cases.refusal import Refused

BETWEEN = "、"
NAMES = ("passed", "looked_through")  # the words shown, and that their writer has looked at them


def passed(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The words of which the writer said that they touch no secret."""
    return tuple(data.get("passed", "").split(BETWEEN)) if data.get("looked_through") else ()


class Hinted(forms.Form):
    """Asks once for each word; parts/_hints.html shows them."""

    @property
    def hint_words(self) -> str:
        if not self.is_bound:
            return str((self.initial or {}).get("passed", ""))
        said = (value for name, value in self.data.items() if self._is_typed(name, value))
        return BETWEEN.join(secrecy.hints(*said))

    @property
    def hints_passed(self) -> bool:
        """Whether nothing is left to ask."""
        known = passed(self.data if self.is_bound else self.initial or {})
        return set(self.hint_words.split(BETWEEN)) <= set(known)

    def _is_typed(self, name: str, value: Any) -> bool:
        return name in self.fields and isinstance(value, str)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.hint_words and not self.hints_passed:
            self.add_error(None, doors.sentence(Refused("secrecy_hint", words=self.hint_words)))
        return cleaned
