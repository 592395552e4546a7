"""Returns for their pages."""

from dataclasses import dataclass

from django.db.models import QuerySet

from sendwell.apps.partnership.models import Area
from sendwell.apps.returns.checking import last_years
from sendwell.apps.returns.models import KeptReturn, Kind
from sendwell.domain.measures import Measure, measure_named
from sendwell.domain.returns.sen2.rules import Rule, rule_named


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One rule with the number of its problems."""

    rule: Rule
    count: int

    @property
    def shown(self) -> str:
        """The number as it is read."""
        return f"{self.count:,}"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One measure: what this return would give, and what last year's gave."""

    measure: Measure
    value: str
    of: str
    last: str


def returns_of(area: Area, kind: str = Kind.SEN2) -> QuerySet[KeptReturn]:
    """Every return, or set of lists, that the area brought, the latest first."""
    return (
        KeptReturn.objects.filter(area=area, kind=kind)
        .select_related("brought_by", "deleted_by")
        .order_by("-brought_at")
    )


def group_lines(kept: KeptReturn) -> list[GroupLine]:
    """The rules that found something, errors first."""
    return [GroupLine(rule_named(name), count) for name, count in kept.found.get("groups", ())]


def figure_lines(kept: KeptReturn) -> tuple[KeptReturn | None, list[FigureLine]]:
    """Last year's return where it is kept, and every figure beside it."""
    last = last_years(kept)
    before = last.found["figures"] if last else {}
    lines = [
        FigureLine(measure_named(key), _value(**counts), _of(**counts), _value(**before[key]) if key in before else "")
        for key, counts in kept.found["figures"].items()
    ]
    return last, lines


def _value(numerator: int, denominator: int | None) -> str:
    if denominator is None:
        return f"{numerator:,}"
    return f"{100 * numerator / denominator:.1f}%" if denominator else "None to count"


def _of(numerator: int, denominator: int | None) -> str:
    return "" if denominator is None else f"{numerator:,} of {denominator:,}"
