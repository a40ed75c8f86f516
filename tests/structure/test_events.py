"""Events keep their shape for ever: old journal lines are read by them."""

from scripts import shapes
from scripts.pages import events


def test_no_kept_shape_has_changed() -> None:
    assert shapes.broken() == []


def test_every_event_is_kept() -> None:
    kept = set(shapes.kept())

    assert [shape.line for shape in events.shapes() if shape.line not in kept] == []


def test_every_event_says_what_it_is_in_chinese() -> None:
    silent = [
        s.name for s in events.shapes() if not any("一" <= letter <= "鿿" for letter in s.says)
    ]

    assert [name for name in silent if name != "RolledUp"] == []


def test_fields_are_parted_outside_brackets_only() -> None:
    shape = "Rated(values: dict[str, str], on_paper: bool = False, clocks: tuple[A, ...] = ())"

    assert shapes.fields_of(shape) == [
        "values: dict[str, str]",
        "on_paper: bool = False",
        "clocks: tuple[A, ...] = ()",
    ]
