"""What can only be checked over the whole tracker: references used twice, and which action waits for which."""

from collections.abc import Sequence
from dataclasses import replace

from sendwell.domain.problems import Problem
from sendwell.domain.tracker.model import CellProblem, TrackerRow
from sendwell.domain.tracker.refs import circles, folded_ref, refs_in


def checked(
    rows: Sequence[TrackerRow], file: str, waits_heading: str, ref_heading: str
) -> tuple[tuple[TrackerRow, ...], list[CellProblem], list[CellProblem]]:
    """The rows with `waits_for` filled in, the problems, and the doubts."""
    problems = _used_twice(rows, file, ref_heading)
    known = {folded_ref(row.ref): row.key for row in reversed(rows) if row.ref}
    linked, doubts = [], []
    for row in rows:
        keys, unknown = refs_in(row.waits_for_words, known) if row.waits_for_words else ((), ())
        linked.append(replace(row, waits_for=tuple(key for key in keys if key != row.key)))
        if row.key in keys:
            what = "The action waits for itself."
            problems.append(_at(row, file, waits_heading, what, "Name the action that it does wait for."))
        for ref in unknown:
            what = f"The tracker has no action {ref}."
            problems.append(_at(row, file, waits_heading, what, "Correct the reference, or delete it."))
        if row.waits_for_words and not keys and not unknown and len(row.waits_for_words) > len("None."):
            what = "The words name no action of the tracker, so nothing is linked."
            doubts.append(_at(row, file, waits_heading, what, "Give the reference of the action, if there is one."))
    return tuple(linked), problems + _circular(linked, file, waits_heading), doubts


def _used_twice(rows: Sequence[TrackerRow], file: str, heading: str) -> list[CellProblem]:
    first: dict[str, TrackerRow] = {}
    problems = []
    for row in rows:
        other = first.setdefault(row.key, row)
        if other is row:
            continue
        named = f"The reference {row.ref}" if row.ref else "The same action under the same priority"
        place = f"row {other.number}" + (f" of {other.sheet}" if other.sheet != row.sheet else "")
        what = f"{named} stands in {place} already."
        problems.append(_at(row, file, heading, what, "Give each action a reference of its own."))
    return problems


def _circular(rows: Sequence[TrackerRow], file: str, heading: str) -> list[CellProblem]:
    by_key = {row.key: row for row in reversed(rows)}
    problems = []
    for circle in circles({row.key: row.waits_for for row in rows}):
        names = [by_key[key].ref or by_key[key].action[:40] for key in (*circle, circle[0])]
        what = f"These actions wait for each other in a circle: {', '.join(names[:-1])} and again {names[-1]}."
        problems.append(_at(by_key[circle[0]], file, heading, what, "Take out one of the links."))
    return problems


def _at(row: TrackerRow, file: str, heading: str, what: str, mend: str) -> CellProblem:
    where = f"{file}, sheet {row.sheet}, row {row.number}" + (f", column {heading}" if heading else "")
    return CellProblem(row.sheet, row.number, heading, Problem(where, what, mend))
