"""A set of data as it would leave now: every figure, what is hidden and why, the files, how they pass the screening."""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from django.utils.text import slugify

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.outcomes.places import Home, home_of
from sendwell.apps.outcomes.queries.leaving import Away, figures_to_leave, measures_with_numbers, names_of_schools
from sendwell.apps.partnership.models import Area
from sendwell.apps.publishing.giving.before import left_before
from sendwell.apps.publishing.giving.filing import File, Filed, files_of
from sendwell.apps.publishing.models import DataSet
from sendwell.domain.measures import Observation
from sendwell.domain.returns.open_data.leaving import Hidden, Leaving
from sendwell.domain.returns.open_data.licences import USUAL, Licence


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chose to publish: under which title, with what said of it, which measures, of which places, and
    under which licence.
    """

    title: str
    about: str
    measures: tuple[str, ...]
    levels: tuple[str, ...]
    licence: Licence = USUAL

    @property
    def name(self) -> str:
        """How its address ends."""
        return slugify(self.title)[:60].strip("-") or "figures"


@dataclass(frozen=True)
class Prepared:
    """What would leave. `before` is the edition of the same name that it would replace."""

    home: Home
    chosen: Chosen
    away: list[Away]
    schools: dict[str, str]
    before: DataSet | None

    @cached_property
    def leaving(self) -> list[Leaving]:
        """Every figure, measure by measure."""
        return [one for each in self.away for one in each.leaving]

    @property
    def figures(self) -> list[Observation]:
        """Every figure as it leaves."""
        return [one.figure for one in self.leaving]

    @cached_property
    def shown(self) -> int:
        """How many figures leave with a number."""
        return sum(one.figure.value is not None for one in self.leaving)

    @cached_property
    def hidden(self) -> dict[str, int]:
        """How many are hidden, by why."""
        found = Counter(one.hidden for one in self.leaving if one.hidden)
        return {str(why): found[why] for why in Hidden if found[why]}

    @cached_property
    def filed(self) -> Filed:
        """The files, with how they pass the department's screening."""
        measures = [each.measure for each in self.away]
        names = {code: name for (_, code), name in self.home.names.items()} | self.schools
        authority_of = dict.fromkeys(self.schools, self.home.authority)
        return files_of(
            self.figures, self.chosen.name, measures, names, authority_of, (self.giver, self.chosen.licence)
        )

    @property
    def giver(self) -> str:
        """Who gives the figures away."""
        return f"{self.home.area.name} SEND partnership"

    @property
    def files(self) -> tuple[File, ...]:
        """What can be downloaded."""
        return self.filed.files

    def place_name(self, figure: Observation) -> str:
        """What the place of a figure is called."""
        return self.schools.get(figure.place) or self.home.name(figure.level, figure.place)

    @cached_property
    def told(self) -> dict[str, Any]:
        """What is said beside the figures, fit for a JSON column."""
        return {
            "licence": {**asdict(self.chosen.licence), "giver": self.giver},
            "measures": [_measure(each) for each in self.away],
            "levels": sorted({str(one.level) for one in self.figures}),
            "hidden": self.hidden,
            "left_out": [f"{counted(number, 'figure')}: {why}" for why, number in self.filed.left_out],
            "faults": list(self.filed.faults),
        }

    @cached_property
    def sha256(self) -> str:
        """The hash of every figure and all that is said of them: what is published is what was seen."""
        whole = [self.chosen.title, self.chosen.about, self.told, [asdict(one) for one in self.figures]]
        return hashlib.sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def prepare(area: Area, chosen: Chosen) -> Prepared:
    """What would leave now. The number of queries does not grow with the figures."""
    home = home_of(area)
    known = measures_with_numbers(home)
    measures = [known[key] for key in chosen.measures if key in known]
    away = figures_to_leave(home, measures, chosen.levels, left_before(area))
    before = DataSet.objects.filter(area=area, name=chosen.name).order_by("-edition").first()
    return Prepared(home, chosen, away, names_of_schools(home), before)


def _measure(each: Away) -> dict[str, Any]:
    measure, numbers = each.measure, [one.figure for one in each.leaving]
    return {
        "key": measure.key,
        "name": measure.name,
        "topic": measure.topic,
        "definition": measure.definition,
        "numerator": measure.numerator,
        "denominator": measure.denominator,
        "unit": str(measure.unit),
        "decimals": measure.decimals,
        "polarity": str(measure.polarity),
        "source": measure.source,
        "whose": list(each.whose),
        "caveats": list(measure.caveats),
        "figures": len(numbers),
        "shown": sum(one.value is not None for one in numbers),
        "hidden": sum(bool(one.hidden) for one in each.leaving),
    }
