"""What families say, as the apps below and above hold it: what surveys found, and what families told the area.

Measures stand below, so they are asked here. What families were answered stands above, with the public site: whoever
holds it says so here when its app is ready, so that none is known here.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.series import Series, own_series
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept
from sendwell.domain.measures import Measure

KEPT = 64  # areas, in each process
EXPERIENCE = "Experience"  # the topic of the catalogue under which families, young people and professionals are asked
OF_FAMILIES = ("parent_carer_", "young_people_")  # how the keys of what families and the young say begin
ASKED_OF_ALL = "Asked of the whole area"


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that families said and what became of it, in a sentence; of one priority by its key, or of none."""

    priority: int | None
    words: str


Source = Callable[[Area], Iterable[Heard]]
_sources: list[Source] = []


@dataclass(frozen=True, slots=True)
class Families:
    """What families say of each priority by its key, and what the surveys of the whole area say."""

    by_priority: dict[int, list[str]]
    surveys: list[str]

    def of(self, priority: int) -> list[str]:
        """The sentences of a priority: what families said of it first, then what all were asked."""
        return [*self.by_priority.get(priority, ()), *self.surveys]


def register(source: Source) -> None:
    """Let `source` say what families told an area, the latest first. Called when an app is ready."""
    _sources.append(source)


@kept(KEPT)
def families_of(area: Area) -> Families:
    """All that is held of what families say, kept until something of the area changes."""
    by_priority: dict[int, list[str]] = defaultdict(list)
    for source in _sources:
        for heard in source(area):
            if heard.priority:
                by_priority[heard.priority].append(heard.words)
    return Families(dict(by_priority), _surveys(area))


def _surveys(area: Area) -> list[str]:
    known = {key: one for key, one in measures_of(area).items() if one.topic == EXPERIENCE}
    asked = [key for key in known if key.startswith(OF_FAMILIES)]
    home = home_of(area)
    if not home.authority:
        return []
    found = own_series(home, measure__in=asked, group="all")
    return [sentence for one in found.values() if (sentence := _survey(known[one.measure], one))]


def _survey(measure: Measure, series: Series) -> str:
    latest = series.latest
    if latest is None or latest.value is None:
        return ""
    of = f" of {latest.denominator:,.0f} who answered" if latest.denominator else ""
    said = f"{ASKED_OF_ALL}: {measure.name}: {measure.shown(latest.value)}{of}, {latest.period.words}"
    first = series.with_values[0]
    if first is latest or first.value is None:
        return f"{said}."
    return f"{said}; {measure.shown(first.value)} in {first.period.words}."
