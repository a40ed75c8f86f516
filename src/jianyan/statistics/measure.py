"""A measure (指标): a definition, and the very rows it counts, so that each figure opens its list."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from jianyan.statistics.scope import Scope

Rows = Callable[[Scope, str], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Measure:
    """One number: how it is called, what exactly it counts, of what it is a share."""

    key: str
    label: str | Promise
    definition: str | Promise
    rows: Rows
    base: str = ""  # the key of the measure it is divided by


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """数: a computed value with its base; `external` marks a declared base."""

    key: str
    kind: str
    label: str
    value: int
    base: int | None = None
    base_label: str = ""
    external: str = ""  # the source of a declared base, with its letter number

    @property
    def percent(self) -> Decimal | None:
        """Of the base, one decimal, rounded half up (四舍五入); None where there is no base."""
        return percent(self.value, self.base)


def percent(value: int, base: int | None) -> Decimal | None:
    if not base:
        return None
    return (Decimal(value) * 100 / base).quantize(Decimal("0.1"), ROUND_HALF_UP)


def count(rows: QuerySet[Any]) -> int:
    return rows.count()
