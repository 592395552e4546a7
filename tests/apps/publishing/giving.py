"""Sets of data, invented and published, for the tests of the door to the public."""

from collections.abc import Sequence

from sendwell.apps.partnership.models import Area, Person, Role
from sendwell.apps.publishing.commands import publish_data
from sendwell.apps.publishing.giving.preparing import Chosen, prepare
from sendwell.apps.publishing.models import DataSet
from sendwell.domain.measures import Level
from tests.apps.outcomes.numbers import HOME, TIMELY, at_home, monthly, one, own, published
from tests.support.factories import a_person, an_area

TITLE = "Plans in time"
WHOLE = (str(Level.AUTHORITY),)
SMALL, LARGE = (3.0, 100), (50.0, 100)  # per cent, of how many


def an_analyst(area: Area | None = None) -> Person:
    """The analyst of an area that has its authority."""
    return a_person(area or at_home(an_area()), Role.ANALYST)


def with_numbers(analyst: Person, months: Sequence[float] = (50, 52, 3), years: Sequence[float] = (40,)) -> Person:
    """The analyst, whose area has months of its own and years that were published, each a percentage of 100."""
    own(analyst, monthly(list(months), of=100))
    published(analyst, [one(value, str(2020 + at), of=1000) for at, value in enumerate(years)])
    return analyst


def chosen(title: str = TITLE, *measures: str, levels: Sequence[str] = WHOLE, about: str = "") -> Chosen:
    """What is chosen for publishing."""
    return Chosen(title, about, measures or (TIMELY,), tuple(levels))


def given(analyst: Person, what: Chosen | None = None) -> DataSet:
    """A set of data looked through and published."""
    what = what or chosen()
    return publish_data(chosen=what, seen=prepare(analyst.area, what).sha256, by=analyst)


__all__ = ["HOME", "LARGE", "SMALL", "TIMELY", "TITLE", "an_analyst", "chosen", "given", "with_numbers"]
