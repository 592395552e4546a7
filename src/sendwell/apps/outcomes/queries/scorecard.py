"""The scorecard of an area: every measure that it has a number for, with what that number means."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.outcomes.comparing import AGO, Against, against, gap
from sendwell.apps.outcomes.judging import Judged, judged
from sendwell.apps.outcomes.measures import headline_group, measures_of
from sendwell.apps.outcomes.models import Annotation, MeasureOwner, Target
from sendwell.apps.outcomes.places import Home, home_of
from sendwell.apps.outcomes.queries.series import Series, SeriesKey, own_series, peers_at
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.domain.measures import Level, Measure
from sendwell.domain.statistics import PointType

KEPT = 64  # areas, in each process


@dataclass(frozen=True)
class Row:
    """One measure of the scorecard."""

    judged: Judged
    against: list[Against]
    gap: str
    owner: MeasureOwner | None

    @property
    def measure(self) -> Measure:
        return self.judged.measure

    @property
    def coverage(self) -> str:
        """How many of its periods have a number: what is missing is never drawn as nought."""
        points = self.judged.series.points
        first, last = points[0].period, points[-1].period
        there = len(self.judged.series.with_values)
        whole = max(last.place - first.place + 1, there)
        return f"{there} of {counted(whole, str(self.judged.series.kind).lower())}"


@dataclass(frozen=True)
class Scorecard:
    """The measures of an area, topic by topic, and how many are better, worse, or as expected.

    `known` are all measures that it can have a number for, `marks` what was written on its charts.
    """

    home: Home
    topics: list[tuple[str, list[Row]]]
    known: Mapping[str, Measure]
    marks: Sequence[Annotation]

    @property
    def home_name(self) -> str:
        """What the authority is called."""
        return self.home.name(Level.AUTHORITY, self.home.authority)

    @property
    def rows(self) -> list[Row]:
        return [row for _, rows in self.topics for row in rows]

    def counted(self, kind: PointType | None) -> int:
        """How many measures vary so; None counts those with too few numbers."""
        return sum(row.judged.variation is kind for row in self.rows)

    @property
    def worse(self) -> int:
        return self.counted(PointType.CONCERN)

    @property
    def better(self) -> int:
        return self.counted(PointType.IMPROVEMENT)

    @property
    def expected(self) -> int:
        return self.counted(PointType.COMMON_CAUSE)

    @property
    def too_few(self) -> int:
        return self.counted(None)


@kept(KEPT)
def scorecard_of(area: Area) -> Scorecard | None:
    """The scorecard of an area; None where it has no authority yet. Shared by all who ask until something changes."""
    home = home_of(area)
    return scorecard(home) if home.authority else None


def scorecard(home: Home) -> Scorecard:
    """Every measure that the area's authority has a number for. The number of queries does not grow with them."""
    area = home.area
    measures, found = measures_of(area), own_series(home)
    shown = headlines(measures, found)
    targets, marks = targets_of(area), list(Annotation.objects.filter(area=area))
    owners = {row.measure: row for row in MeasureOwner.objects.filter(area=area).select_related("person")}
    peers = peers_at(home, periods_asked(shown.values()))
    rows = [
        Row(
            one := judged(measure, series, targets.get(measure.key), marks),
            against(one, home, peers),
            gap(one, found.get((measure.key, home.authority, "all", series.kind))),
            owners.get(measure.key),
        )
        for measure, series in ((measures[key], series) for key, series in shown.items())
    ]
    topics: dict[str, list[Row]] = {}
    for row in rows:
        topics.setdefault(row.measure.topic, []).append(row)
    return Scorecard(home, list(topics.items()), measures, marks)


def headlines(measures: dict[str, Measure], found: dict[SeriesKey, Series]) -> dict[str, Series]:
    """The series that each measure shows first, in the order of the measures.

    Where there are months and years, the one whose latest number is the newest.
    """
    shown: dict[str, Series] = {}
    of_measure: dict[str, list[Series]] = defaultdict(list)
    for one in found.values():
        of_measure[one.measure].append(one)
    for key, measure in measures.items():
        candidates = [one for one in of_measure[key] if one.latest]
        for group in dict.fromkeys((headline_group(measure), *measure.groups)):
            of_group = [one for one in candidates if one.group == group]
            if of_group:
                shown[key] = max(of_group, key=_newness)
                break
    return shown


def targets_of(area: Area) -> dict[str, Target]:
    """The target in force of each measure: its latest version."""
    return {target.measure: target for target in Target.objects.filter(area=area).order_by("at", "pk")}


def _newness(series: Series) -> tuple[date, int]:
    assert series.latest is not None
    return series.latest.ends_on, len(series.points)


def periods_asked(series: Iterable[Series]) -> list[tuple[str, str, str]]:
    """The measure, group and period of the latest numbers, for which others are asked."""
    return [(one.measure, one.group, point.period.code) for one in series for point in one.with_values[-AGO:]]
