"""The picture of one measure of a school beside similar schools: hidden schools are not in it."""

from typing import Any

from sendwell.apps.outcomes.intervals import interval
from sendwell.apps.outcomes.pictures import WIDE, Picture
from sendwell.apps.outcomes.pictures_of import unit_words
from sendwell.apps.outcomes.queries.school import Beside
from sendwell.apps.outcomes.queries.schools import School
from sendwell.domain.measures import Polarity, group_name


def similar_of(beside: Beside | None, width: int = WIDE) -> Picture | None:
    """The school among the similar ones, the best first; None where it is hidden or stands alone."""
    if beside is None or beside.own.value is None or not beside.similar or beside.together is None:
        return None
    measure, together = beside.measure, beside.together
    ordered = sorted((beside.own, *beside.similar), key=_value, reverse=measure.polarity is not Polarity.LOW)
    title = f"{measure.name}, {group_name(beside.group).lower()}, beside similar schools, {beside.schools.period}"
    place = ordered.index(beside.own) + 1
    words = f"{title}. {beside.own.place.name} is number {place} of {len(ordered)}."
    data = {
        "unit": unit_words(measure),
        "places": [_drawn(beside, one) for one in ordered],
        "benchmark": {"name": "similar schools together", "value": together},
        "words": ["this school", "similar schools"],
    }
    return Picture("neighbours", title, words, data, width)


def _value(school: School) -> float:
    return school.value if school.value is not None else 0.0


def _drawn(beside: Beside, school: School) -> dict[str, Any]:
    found = interval(beside.measure, beside.rows[school.place.code])
    return {
        "name": school.place.name,
        "value": school.value,
        "lower": found.lower if found else None,
        "upper": found.upper if found else None,
        "own": school is beside.own,
    }
