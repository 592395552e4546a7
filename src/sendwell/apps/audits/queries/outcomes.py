"""What became of the outcomes in plans, by area of need and stage of education, with small numbers hidden."""

from collections import defaultdict
from dataclasses import dataclass

from sendwell.apps.audits.models import RESULTS, NeedArea, OutcomesReviewed, Phase
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures.observation import Symbol
from sendwell.domain.statistics import suppress, suppress_share
from sendwell.domain.statistics.suppression import Cell, Key

ALL = "all"


@dataclass(frozen=True, slots=True)
class OutcomeCell:
    """Children, their outcomes, and per cent achieved, in part, not and changed; None is hidden."""

    phase: str
    children: int | None
    outcomes: int | None
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An area of need, at each stage and at all of them."""

    need: str
    cells: tuple[OutcomeCell, ...]


def outcomes_together(area: Area) -> list[OutcomeRow]:
    """Each child counts in each area of need once, by the latest review. One query."""
    latest: dict[tuple[int, str], OutcomesReviewed] = {}
    for row in OutcomesReviewed.objects.filter(case__area=area).order_by("reviewed_on", "pk"):
        latest[row.case_id, row.need] = row
    cells: dict[tuple[str, str], list[OutcomesReviewed]] = defaultdict(list)
    for row in latest.values():
        cells[row.need, row.phase].append(row)
        cells[row.need, ALL].append(row)
    if not cells:
        return []
    counts: dict[Key, Cell] = {
        (need, phase): float(len(cells.get((need, phase), ())))
        for need in NeedArea.values for phase in (*Phase.values, ALL)
    }  # fmt: skip
    shown = suppress(counts, [{}, dict.fromkeys(Phase.values, ALL)]).shown
    names = [*Phase.choices, (ALL, "All stages")]
    return [
        OutcomeRow(str(label), tuple(_cell(str(name), shown[need, phase], cells[need, phase]) for phase, name in names))
        for need, label in NeedArea.choices
    ]


def _cell(phase: str, children: Cell, rows: list[OutcomesReviewed]) -> OutcomeCell:
    if isinstance(children, Symbol):
        return OutcomeCell(phase, None, None, (None,) * len(RESULTS))
    totals = [sum(getattr(row, result) for row in rows) for result in RESULTS]
    of = sum(totals)
    shares = [suppress_share(100 * number / of, number, of) if of else None for number in totals]
    return OutcomeCell(phase, int(children), of, tuple(None if isinstance(one, Symbol) else one for one in shares))
