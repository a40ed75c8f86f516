"""All measures by key: the statistics' table of contents."""

from jianyan.statistics.measure import Measure
from jianyan.statistics.measures import (
    adoption,
    afterwards,
    contact,
    intake,
    leading,
    outcome,
    punctuality,
    satisfaction,
)

MEASURES: dict[str, Measure] = {
    measure.key: measure
    for module in (
        intake,
        leading,
        punctuality,
        outcome,
        contact,
        satisfaction,
        afterwards,
        adoption,
    )
    for measure in module.MEASURES
}
