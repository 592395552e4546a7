"""Whoever wants to know: uses every shown count, how the table adds up, and that no count is below nought."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import linprog

Key = tuple[str, ...]


def sums_of(keys: set[Key], totals: Sequence[Mapping[str, str]]) -> list[tuple[Key, list[Key]]]:
    """Every total in the table and the cells that add up to it."""
    found = []
    for total in keys:
        for axis, upward in enumerate(totals):
            parts = [
                key
                for key in keys
                if key[:axis] + key[axis + 1 :] == total[:axis] + total[axis + 1 :]
                and upward.get(key[axis]) == total[axis]
            ]
            if parts:
                found.append((total, parts))
    return found


def ranges(
    shown: Mapping[Key, object], totals: Sequence[Mapping[str, str]], cells: Sequence[Key], *, whole: bool = False
) -> dict[Key, tuple[float, float]]:
    """The least and the most that each of the `cells` can be; `whole`: knowing also that counts are whole."""
    hidden = [key for key, cell in shown.items() if isinstance(cell, str)]
    place = {key: number for number, key in enumerate(hidden)}
    rows, right = [], []
    for total, parts in sums_of(set(shown), totals):
        row, known = np.zeros(len(hidden)), 0.0
        for key, sign in [(total, -1), *((part, 1) for part in parts)]:
            if key in place:
                row[place[key]] += sign
            else:
                known += sign * float(shown[key])  # type: ignore[arg-type]
        rows.append(row)
        right.append(-known)
    found = {}
    for cell in cells:
        ends = []
        for sign in (1, -1):
            goal = np.zeros(len(hidden))
            goal[place[cell]] = sign
            answer = linprog(
                goal,
                A_eq=np.array(rows) if rows else None,
                b_eq=right or None,
                method="highs",
                integrality=np.full(len(hidden), int(whole)),
            )
            assert answer.status != 2, "the shown counts contradict each other"
            ends.append(-sign * np.inf if answer.fun is None else sign * answer.fun)
        found[cell] = (ends[0], ends[1])
    return found
