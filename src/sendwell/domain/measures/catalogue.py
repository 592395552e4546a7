"""The catalogue: every row of every file in `catalogue/`, a file for each topic. A new indicator is a new row."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from sendwell.domain.measures.checking import measure_from
from sendwell.domain.measures.measure import Measure
from sendwell.domain.problems import Problem


@cache
def all_measures() -> tuple[Measure, ...]:
    """Every measure of the catalogue, topic by topic, in the order in which they are written."""
    folder = files("sendwell.domain.measures") / "catalogue"
    papers = sorted((paper for paper in folder.iterdir() if paper.name.endswith(".toml")), key=lambda paper: paper.name)
    return tuple(measure for paper in papers for measure in measures_in(paper.read_text(encoding="utf-8")))


@cache
def _by_key() -> dict[str, Measure]:
    return {measure.key: measure for measure in all_measures()}


def measure_named(key: str, local: Iterable[Measure] = ()) -> Measure:
    """The measure with this key, of the catalogue or among an area's own. Raises KeyError if there is none."""
    found = _by_key().get(key) or next((measure for measure in local if measure.key == key), None)
    if found is None:
        raise KeyError(f"There is no measure “{key}”. Add a row for it to a file in domain/measures/catalogue.")
    return found


def measures_in(text: str) -> list[Measure]:
    """The measures written in `text` (TOML): a topic, what its measures share (`shared`), a [[measure]] each.

    Raises ValueError with every problem, a line each, if a row does not hold.
    """
    data = tomllib.loads(text)
    shared: dict[str, Any] = {"topic": data["topic"], **data.get("shared", {})}
    read = [measure_from(shared | row) for row in data["measure"]]
    problems: list[Problem] = [problem for one in read if isinstance(one, list) for problem in one]
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return [one for one in read if isinstance(one, Measure)]
