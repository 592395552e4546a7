"""One school beside those that are similar to it: what it has of each measure, and no child who could be known."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max

from sendwell.apps.outcomes.intervals import interval
from sendwell.apps.outcomes.measures import HEADLINE, measures_of
from sendwell.apps.outcomes.models import Observation, Place
from sendwell.apps.outcomes.places import Home
from sendwell.apps.outcomes.queries.schools import School, Schools, school_places, schools_among
from sendwell.apps.outcomes.queries.series import observations_for
from sendwell.domain.measures import Level, Measure
from sendwell.domain.places.similar import SchoolProfile, similar_schools
from sendwell.domain.statistics import Comparison, compare

PLANS, SUPPORT = "ehc_prevalence", "sen_support_prevalence"  # together the share of pupils with SEN
UNUSUAL = (Comparison.BETTER, Comparison.WORSE, Comparison.HIGHER, Comparison.LOWER)


@dataclass(frozen=True)
class Beside:
    """One measure of a school beside the similar ones that have a number to show; `rows` are their observations."""

    measure: Measure
    group: str
    own: School
    similar: tuple[School, ...]
    schools: Schools
    rows: Mapping[str, Observation]

    @property
    def together(self) -> float | None:
        """The value of the similar schools as if they were one; their plain mean where counts are not known."""
        values = [school.value for school in self.similar if school.value is not None]
        counted = [row for one in self.similar if (row := self.rows[one.place.code]).numerator is not None]
        if counted and len(counted) == len(values):
            above, below = sum(row.numerator or 0 for row in counted), sum(row.denominator or 0 for row in counted)
            return self.measure.value_of(above, below)
        return sum(values) / len(values) if values else None

    @property
    def lowest(self) -> float:
        """The lowest value of the similar schools; ask only where there is one."""
        return min(school.value for school in self.similar if school.value is not None)

    @property
    def highest(self) -> float:
        """The highest value of the similar schools; ask only where there is one."""
        return max(school.value for school in self.similar if school.value is not None)

    @property
    def comparison(self) -> Comparison:
        """Whether the school differs from the similar ones together by more than chance explains."""
        found = interval(self.measure, self.rows[self.own.place.code]) if self.own.value is not None else None
        together = self.together
        if found is None or together is None:
            return Comparison.NOT_COMPARED
        return compare(found, together, self.measure.polarity)


@dataclass(frozen=True)
class SchoolPage:
    """All that the page of a school shows. `profile` says by what the similar schools were found."""

    place: Place
    profile: SchoolProfile
    similar: tuple[tuple[Place, SchoolProfile], ...]
    beside: tuple[Beside, ...]

    @property
    def compared(self) -> int:
        """How many measures could be compared."""
        return sum(one.comparison is not Comparison.NOT_COMPARED for one in self.beside)

    @property
    def unusual(self) -> list[Beside]:
        """The measures at which the school differs from the similar ones by more than chance explains."""
        return [one for one in self.beside if one.comparison in UNUSUAL]

    @property
    def shown(self) -> list[Beside]:
        """The measures of which the school has a number to show."""
        return [one for one in self.beside if one.own.value is not None]

    @property
    def hidden(self) -> list[Beside]:
        """The measures that are hidden because so few children are counted."""
        return [one for one in self.beside if one.own.hidden]

    def at(self, measure: Measure, group: str) -> Beside | None:
        """The line of a measure and group."""
        return next((one for one in self.beside if (one.measure.key, one.group) == (measure.key, group)), None)


def school_page(home: Home, code: str) -> SchoolPage | None:
    """One school beside similar ones, in the latest period of each measure; None for a school that is not known.

    Small numbers are hidden as on the page of all schools, and what is hidden does not help to find similar ones.
    """
    places = school_places(home)
    if code not in places:
        return None
    measures, rows = measures_of(home.area), _latest(home)
    found = {
        (key, group): schools
        for key in measures
        if key in rows
        for group in _groups(measures[key], rows[key])
        if (schools := schools_among(rows[key], places, measures[key], group))
    }
    profiles = _profiles(places, rows, found)
    similar = similar_schools(profiles[code], profiles.values())
    beside = [
        _beside(measures[key], group, schools, rows[key], code, [one.code for one in similar])
        for (key, group), schools in found.items()
    ]
    return SchoolPage(
        places[code],
        profiles[code],
        tuple((places[one.code], one) for one in similar),
        tuple(one for one in beside if one is not None),
    )


def _latest(home: Home) -> dict[str, list[Observation]]:
    """What is loaded of the area's schools for the latest period of each measure. Two queries."""
    rows = observations_for(home.area, area=home.area, level=Level.SCHOOL)
    newest = dict(rows.order_by().values_list("measure").annotate(Max("ends_on")))
    found: dict[str, list[Observation]] = defaultdict(list)
    for row in rows.filter(ends_on__in=set(newest.values())):
        of_measure = found[row.measure]
        if row.ends_on == newest[row.measure] and (not of_measure or of_measure[0].period_kind == row.period_kind):
            of_measure.append(row)
    return found


def _groups(measure: Measure, rows: list[Observation]) -> list[str]:
    """Whom a school's page shows of a measure: children with SEN where they are counted apart, or all."""
    there = {row.group for row in rows}
    apart = [group for group in HEADLINE if group in there and group != "all"]
    return apart or [group for group in ("all", *measure.groups) if group in there][:1]


def _profiles(
    places: Mapping[str, Place],
    rows: Mapping[str, list[Observation]],
    found: Mapping[tuple[str, str], Schools],
) -> dict[str, SchoolProfile]:
    whole = [row for key in (PLANS, SUPPORT) for row in rows.get(key, ()) if row.group == "all" and row.denominator]
    pupils = {row.place: row.denominator for row in whole}
    shares: dict[str, list[float]] = defaultdict(list)
    for key in (PLANS, SUPPORT):
        schools = found.get((key, "all"))
        for one in schools.shown if schools else ():
            shares[one.place.code].append(one.value or 0.0)
    return {
        code: SchoolProfile(code, place.phase, pupils.get(code), sum(shares[code]) if len(shares[code]) == 2 else None)
        for code, place in places.items()
    }


def _beside(
    measure: Measure, group: str, schools: Schools, rows: list[Observation], code: str, similar: list[str]
) -> Beside | None:
    by_code = {school.place.code: school for school in schools.schools}
    if code not in by_code:
        return None
    there = tuple(by_code[one] for one in similar if one in by_code and by_code[one].value is not None)
    held = {row.place: row for row in rows if row.group == group}
    return Beside(measure, group, by_code[code], there, schools, held)
