"""All measures by key: the statistics' table of contents."""

from jianyan.statistics.measure import Measure
from jianyan.statistics.measures import (
    adoption,
    contact,
    intake,
    leading,
    outcome,
    punctuality,
    satisfaction,
)

MEASURES: dict[str, Measure] = {
    measure.key: measure
    for module in (intake, leading, punctuality, outcome, contact, satisfaction, adoption)
    for measure in module.MEASURES
}
