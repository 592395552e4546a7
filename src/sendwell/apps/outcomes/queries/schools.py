"""The schools of an area beside each other, with small numbers hidden so that no child can be worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sendwell.apps.outcomes.models import Observation, Place
from sendwell.apps.outcomes.places import Home
from sendwell.apps.outcomes.queries.series import observations_for
from sendwell.domain.measures import Chance, Level, Measure, PeriodKind, period
from sendwell.domain.returns.open_data.leaving import hidden_schools
from sendwell.domain.statistics import Significance, significance_of_proportions, significance_of_ratios

SORTS = ("name", "value", "phase", "locality")


@dataclass(frozen=True, slots=True)
class School:
    """A school with its number. `value` is None where it is hidden or not known; `hidden` says which."""

    place: Place
    value: float | None
    children: int | None
    hidden: bool
    standing: Significance | None


@dataclass(frozen=True)
class Schools:
    """The schools of an area in the latest period that they have numbers for. `whole` is the value of all together."""

    period: str
    schools: list[School]
    whole: float | None

    @property
    def shown(self) -> list[School]:
        """Those that have a number to show."""
        return [school for school in self.schools if school.value is not None]

    @property
    def hidden(self) -> int:
        """How many are hidden because their numbers are small."""
        return sum(school.hidden for school in self.schools)

    @property
    def outside(self) -> list[School]:
        """Those that stand out from the whole by more than chance."""
        return [school for school in self.shown if school.standing not in (None, Significance.NONE)]

    def choices(self, of: str) -> list[str]:
        """The phases or localities that there are, for choosing among them."""
        return sorted({str(getattr(school.place, of)) for school in self.schools} - {""})

    def chosen(self, phase: str, locality: str, sort: str) -> list[School]:
        """Those of a phase and a locality (all where empty), in the order asked for; hidden ones last by value."""
        found = [
            school
            for school in self.schools
            if phase in ("", school.place.phase) and locality in ("", school.place.locality)
        ]
        by_name = sorted(found, key=lambda school: school.place.name)
        if sort == "value":
            return sorted(by_name, key=lambda school: -(school.value if school.value is not None else -1e300))
        return sorted(by_name, key=lambda school: str(getattr(school.place, sort))) if sort in SORTS else by_name


def has_schools(home: Home, measure: Measure) -> bool:
    """True if a number of a school of the area is loaded. One query."""
    return observations_for(home.area, area=home.area, level=Level.SCHOOL, measure=measure.key).exists()


def groups_with_schools(home: Home, measure: Measure) -> list[str]:
    """The groups of children that a number of a school is loaded for, in the order of the measure. One query."""
    rows = observations_for(home.area, area=home.area, level=Level.SCHOOL, measure=measure.key)
    there = set(rows.order_by().values_list("group", flat=True).distinct())
    return [group for group in measure.groups if group in there]


def schools_of(home: Home, measure: Measure, group: str) -> Schools | None:
    """The schools of an area for a group of children; None where no number of a school is loaded. Three queries."""
    rows = observations_for(home.area, area=home.area, level=Level.SCHOOL, measure=measure.key)
    latest = rows.order_by("-ends_on").first()
    if latest is None:
        return None
    of_period = list(rows.filter(period=latest.period, period_kind=latest.period_kind))
    return schools_among(of_period, school_places(home), measure, group)


def school_places(home: Home) -> dict[str, Place]:
    """The schools that an area knows, by their code. One query."""
    return {place.code: place for place in Place.objects.filter(area=home.area, level=Level.SCHOOL)}


def schools_among(
    of_period: Sequence[Observation], places: Mapping[str, Place], measure: Measure, group: str
) -> Schools | None:
    """The schools beside each other, from all that is loaded of a measure for one period; None without any."""
    held = {(row.place, row.group): row for row in of_period if row.place in places}
    own = [row for (_, name), row in held.items() if name == group]
    if not own:
        return None
    hidden = hidden_schools(held.values(), measure, group).schools
    shown = [row for row in own if row.place not in hidden and row.value is not None]
    standing = _standing(measure, shown)
    schools = [_school(places[row.place], row, row.place in hidden, standing.get(row.place)) for row in own]
    when = period(PeriodKind(own[0].period_kind), own[0].period).words
    return Schools(when, schools, _whole(measure, own))


def _standing(measure: Measure, rows: Sequence[Observation]) -> dict[str, Significance]:
    """Where each school lies in the funnel, of those whose counts are known."""
    counted = [row for row in rows if row.numerator is not None and row.denominator]
    if len(counted) < 2 or measure.chance is Chance.NONE:
        return {}
    above, below = [row.numerator or 0 for row in counted], [row.denominator or 0 for row in counted]
    if measure.chance is Chance.PROPORTION:
        words = significance_of_proportions(above, below)
    else:
        rate = sum(above) / sum(below)
        words = significance_of_ratios(above, [max(number * rate, 1e-9) for number in below])
    return {row.place: Significance(str(word)) for row, word in zip(counted, words, strict=True)}


def _school(place: Place, row: Observation, hidden: bool, standing: Significance | None) -> School:
    value = None if hidden else row.value
    children = None if hidden or row.denominator is None else round(row.denominator)
    return School(place, value, children, hidden, standing if value is not None else None)


def _whole(measure: Measure, rows: Sequence[Observation]) -> float | None:
    counted = [row for row in rows if row.numerator is not None and row.denominator]
    if not counted:
        return None
    return measure.value_of(sum(row.numerator or 0 for row in counted), sum(row.denominator or 0 for row in counted))
