"""Forms in a browser: a field called as a property of its form would stand in that property's place."""

import pytest

from jianyan.web.desk.forms.base import MoveForm
from jianyan.web.desk.forms.filters import LedgerForm
from jianyan.web.desk.forms.paper import EntryForm
from jianyan.web.desk.forms.table import FORMS
from jianyan.web.members.forms import Rating, Reason, Writing

# htmx asks an element for its `form`; the script asks a form for the rest
TAKEN = {
    "form", "elements", "action", "method", "target", "name", "id", "length", "submit",
    "reset", "dataset", "matches", "isConnected", "children", "closest", "attributes",
}  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [*FORMS.values(), LedgerForm, EntryForm, Rating, Reason, Writing],
    ids=lambda f: f.__name__,
)
def test_no_field_hides_a_property_of_its_form(form: type[MoveForm]) -> None:
    assert TAKEN & set(form.base_fields) == set()
