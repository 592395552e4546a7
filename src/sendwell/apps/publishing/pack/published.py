"""What has changed for children, for everybody: only numbers that the area has published, as they left the house."""

from collections.abc import Iterator
from itertools import chain

from sendwell.apps.outcomes.judging import Judged
from sendwell.apps.outcomes.queries.series import Point
from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.giving.lines import SIGNS
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.outcomes import HEADING
from sendwell.apps.publishing.pack.pictures import FEWEST, figure
from sendwell.apps.publishing.paper.tree import Block, Paragraph, Row, Section, Strong, Table, runs
from sendwell.domain.measures import Measure

NONE = "No number about children is published here yet."
LATEST = 8  # numbers of each measure in its table; the published data has all
PICTURE = (
    "In each picture the band is what chance explains. Dots beyond it, or in a run that chance does not explain, are "
    "triangles where it is better and squares where it is worse."
)


def published(author: Author, plan: PlanState) -> Section:
    """Each measure that the area has published: what a careful analyst says of it, its picture, its latest numbers."""
    found = author.material.published
    if not found:
        return Section(HEADING, (Paragraph(runs(NONE)),))
    return Section(HEADING, (Paragraph(runs(PICTURE)), *chain.from_iterable(map(_measure, found))))


def _measure(judged: Judged) -> Iterator[Block]:
    measure, points = judged.measure, judged.series.points[-LATEST:]
    yield Paragraph(runs(Strong(f"{measure.name}."), f" {judged.sentence} What is counted: {measure.definition}"))
    if len(judged.series.with_values) >= FEWEST:
        yield figure(judged)
    rows = tuple(Row((runs(point.period.words), runs(_number(measure, point)))) for point in reversed(points))
    yield Table(f"{measure.name}: the latest numbers", ("When", "Number"), rows, (1, 2))


def _number(measure: Measure, point: Point) -> str:
    return measure.shown(point.value) if point.value is not None else SIGNS.get(point.symbol, "not known")
