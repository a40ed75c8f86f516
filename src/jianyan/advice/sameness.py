"""同一事项 — what a title says its matter is about: two titles that name different places are two matters."""

from jianyan.advice.places import places

Runs = frozenset[str]
SPOT = 0.55  # a name worth as much is no whole county or township


def subject(title: str) -> Runs:
    """The chief name of a title by the runs it may be called by: its first spot (桐花岭村 of 桐花岭村通村
    公路), or the last and smallest area where it names only areas (荷沼镇 of 榆塘区荷沼镇)."""
    found = list(places(title))
    spot = next((place for place in found if place.worth >= SPOT), None)
    chief = spot or (found[-1] if found else None)
    return frozenset(chief.runs) if chief else frozenset()


def elsewhere(one: Runs, other: Runs) -> bool:
    """Both name a place, and not the same."""
    return bool(one) and bool(other) and one.isdisjoint(other)
