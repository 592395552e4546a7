"""Rows of an extract put together: several rows can tell of one case, and rows can contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sendwell.domain.caseload import CaseRecord, Fact, Stage
from sendwell.domain.problems import Problem
from sendwell.domain.returns.case_extract.rows import Said

ONCE = ("request_received", "agreed_to_assess", "refused_to_assess", "final_plan_sent", "plan_ceased")
TELLS_STAGE = frozenset({"request_received", "final_plan_sent"})
STAGES = (
    ("request_withdrawn", Stage.WITHDRAWN),
    ("plan_ceased", Stage.ENDED),
    ("final_plan_sent", Stage.PLAN),
    ("refused_to_issue", Stage.NO_PLAN),
    ("refused_to_assess", Stage.REFUSED),
    ("agreed_to_assess", Stage.ASSESSING),
    ("request_received", Stage.UNDECIDED),
)
"""What a case has come to, by the latest step that it has."""


def across_rows(said: Sequence[Said]) -> Iterator[tuple[int, Problem]]:
    """What is wrong between rows, each with the number of the row that it is said of."""
    yield from _twice(said)
    for rows in _together(said).values():
        yield from _contradicting(rows)


def as_records(said: Sequence[Said], covers: frozenset[str]) -> Iterator[CaseRecord]:
    """A record for each case, whatever the number of its rows.

    Without a reference of the request, `reference` is empty and the child's own leads to the case.
    """
    for rows in _together(said).values():
        events = dict.fromkeys(event for row in rows for event in row.events)
        facts: dict[str, Fact] = {name: value for row in rows for name, value in row.facts.items()}
        first = rows[0]
        yield CaseRecord(
            reference=f"{first.child}/{first.request}" if first.request else "",
            child=first.child,
            stage=_stage({event.kind for event in events}) if covers >= TELLS_STAGE else None,
            events=tuple(events),
            facts=facts,
        )


def _stage(kinds: set[str]) -> Stage | None:
    return next((stage for kind, stage in STAGES if kind in kinds), None)


def _together(said: Iterable[Said]) -> dict[tuple[str, str], list[Said]]:
    found: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        if one.child:
            found[one.child, one.request].append(one)
    return found


def _twice(said: Sequence[Said]) -> Iterator[tuple[int, Problem]]:
    """One pupil number with two references: the same child twice."""
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    for one in said:
        if one.upn and one.child:
            rows[one.upn].setdefault(one.child, one.row)
    for children in rows.values():
        if len(children) > 1:
            first, *others = children.values()
            for other in others:
                what = f"It has the pupil number of row {first} and another reference: the same child stands twice."
                yield other, Problem(f"Row {other}", what, "Bring both records together in the case system.")


def _contradicting(rows: Sequence[Said]) -> Iterator[tuple[int, Problem]]:
    for kind in ONCE:
        days = {event.on: one.row for one in reversed(rows) for event in one.events if event.kind == kind}
        if len(days) > 1:
            first, *others = sorted(days.values())
            what = f"It gives another day than row {first} for a step that a case takes once."
            yield (
                others[0],
                Problem(f"Row {others[0]}", what, "Correct whichever is wrong, or add the request’s reference."),
            )
