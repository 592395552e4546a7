"""The funnel of an area's schools: hidden schools are not in it, so nothing of them leaves with the picture."""

from typing import Any

import numpy as np

from sendwell.apps.outcomes.pictures import WIDE, Picture
from sendwell.apps.outcomes.pictures.named import INSIDE, OUTSIDE
from sendwell.apps.outcomes.pictures_of import unit_words
from sendwell.apps.outcomes.queries.schools import Schools
from sendwell.domain.measures import Chance, Measure
from sendwell.domain.statistics import STRICT, USUAL, Significance, funnel_of_proportions, funnel_of_ratios

STEPS = 40  # points of each line
MOST_NAMED = 6  # schools; more names would lie on each other


def funnel_of(measure: Measure, schools: Schools | None, width: int = WIDE) -> Picture | None:
    """The schools by size and number; None where chance can't be judged or too few have a number."""
    scale = measure.unit.scale
    if schools is None or schools.whole is None or scale is None or measure.chance is Chance.NONE:
        return None
    sized = [school for school in schools.shown if school.children]
    if len(sized) < 2:
        return None
    outside = schools.outside
    far = [school for school in outside if school.standing in (Significance.HIGH_99_8, Significance.LOW_99_8)]
    named = {school.place.code for school in far[:MOST_NAMED]} if width > 500 else set()
    data = {
        "unit": unit_words(measure),
        "whole": schools.whole,
        "schools": [
            {
                "children": school.children,
                "value": school.value,
                "who": OUTSIDE if school in outside else INSIDE,
                "name": school.place.name if school.place.code in named else "",
            }
            for school in sized
        ],
        "lines": _lines(measure, schools.whole / scale, max(school.children or 0 for school in sized), scale),
    }
    title = f"{measure.name} by school, {schools.period}"
    words = f"{title}. {len(outside)} of {len(sized)} schools stand out from the whole by more than chance explains."
    return Picture("funnel", title, words, data, width)


def _lines(measure: Measure, whole: float, largest: int, scale: int) -> list[dict[str, Any]]:
    sizes = np.linspace(max(largest / STEPS, 5), largest * 1.05, STEPS)
    made: list[dict[str, Any]] = []
    for confidence in (USUAL, STRICT):
        if measure.chance is Chance.PROPORTION:
            lower, upper = funnel_of_proportions(whole, sizes, confidence)
        else:
            lower, upper = (limit * whole for limit in funnel_of_ratios(np.maximum(sizes * whole, 1e-9), confidence))
        for side, limit in (("lower", lower), ("upper", upper)):
            made += [
                {"children": float(size), "value": float(value) * scale, "line": f"{side} {confidence}"}
                for size, value in zip(sizes, limit, strict=True)
            ]
    return made
