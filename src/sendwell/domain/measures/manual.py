"""The page of the manual about measures, printed from the catalogue."""

from collections.abc import Iterator
from itertools import groupby

from sendwell.domain.measures.catalogue import all_measures
from sendwell.domain.measures.groups import group_name, names
from sendwell.domain.measures.measure import Measure, Unit

_HEAD = """\
# Measures

This page is printed from the catalogue that the service uses (`make docs`). A measure is a row of a file in
`src/sendwell/domain/measures/catalogue/`; an area adds its own in the product, with the area before its key
(`fenmoor.portage_visits`). What nobody has held against its source is marked so.
"""


def measures_page() -> str:
    """The page, as Markdown."""
    lines = [_HEAD]
    for topic, measures in groupby(all_measures(), key=lambda measure: measure.topic):
        lines += [f"## {topic}", "", *(line for measure in measures for line in _measure(measure))]
    return "\n".join(lines)


def _measure(measure: Measure) -> Iterator[str]:
    of = f" ÷ {measure.denominator}" if measure.denominator else ""
    number = f" ({measure.indicator})" if measure.indicator else ""
    yield f"### {measure.name}"
    yield ""
    yield f"`{measure.key}`{number}. {measure.definition}"
    yield ""
    yield f"- **Counted:** {measure.numerator}{of}; {_unit(measure)}"
    yield f"- **Better:** {_BETTER[measure.polarity]}"
    yield f"- **Source:** {measure.source} ({', '.join(measure.source_kinds)})"
    yield f"- **Told by:** {', '.join(measure.periods).lower()}; {', '.join(measure.levels).lower()}{_since(measure)}"
    yield f"- **Groups:** {', '.join(map(group_name, measure.groups))}{_breakdowns(measure)}"
    yield f"- **Owner:** {measure.owner}"
    yield from (f"- **Break in {one.period}:** {one.why}" for one in measure.breaks)
    yield from (f"- **Beware:** {caveat}" for caveat in measure.caveats)
    if measure.unverified:
        yield f"- **Not verified:** {measure.unverified}"
    yield ""


_BETTER = {"high": "higher", "low": "lower", "none": "neither; context only"}


def _unit(measure: Measure) -> str:
    places = f"{measure.decimals} decimal {'place' if measure.decimals == 1 else 'places'}"
    return "a count" if measure.unit is Unit.COUNT else f"in {measure.unit}, {places}"


def _since(measure: Measure) -> str:
    return f"; since {measure.since}" if measure.since else ""


def _breakdowns(measure: Measure) -> str:
    said = ", ".join(names("breakdowns")[one].lower() for one in measure.breakdowns)
    return f"; by {said}" if said else ""
