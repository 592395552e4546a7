"""Figures as a page shows them, a line each: the same for whoever looks before they leave and for everybody after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from sendwell.domain.measures import PeriodKind, Symbol, Unit, group_name, period, value_words
from sendwell.domain.measures.measure import rounded

LINES = 20  # of a page of figures: on a phone each is a card
SIGNS = {
    Symbol.SUPPRESSED: "c: hidden, because few children are counted or others could be worked out",
    Symbol.NOT_AVAILABLE: "x: not available",
    Symbol.NOT_APPLICABLE: "z: does not apply",
    Symbol.LOW: "low: rounds to nought, but is not nought",
}


class Figure(Protocol):
    """A figure, kept or about to leave."""

    @property
    def measure(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def period_kind(self) -> Any: ...
    @property
    def group(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...
    @property
    def symbol(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in words: `value` is the number or the sign, `counts` what of how many, `why` the reason of a sign."""

    measure: str
    period: str
    place: str
    group: str
    value: str
    counts: str
    why: str


def lines(figures: Iterable[tuple[Figure, str, str]], measures: list[dict[str, Any]]) -> Iterator[Line]:
    """Figures, each with the name of its place and why it is hidden, in words; `measures` as a data set tells them."""
    known = {measure["key"]: measure for measure in measures}
    for figure, place, why in figures:
        told = known[figure.measure]
        when = period(PeriodKind(figure.period_kind), figure.period).words
        value = str(figure.symbol)
        if figure.value is not None:
            value = value_words(figure.value, Unit(told["unit"]), told["decimals"])
        reason = why or SIGNS.get(Symbol(figure.symbol), "")
        yield Line(told["name"], when, place, group_name(figure.group), value, _counts(figure), reason)


def _counts(figure: Figure) -> str:
    above, below = (rounded(each, 0) if each is not None else "" for each in (figure.numerator, figure.denominator))
    return f"{above} of {below}" if above and below else above or (below and f"of {below}")
