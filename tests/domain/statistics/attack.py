"""Whoever wants to know: uses every shown count, how the table adds up, and that no count is below nought."""

from collections.abc import Mapping, Sequence, Set

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


def ranges_of_editions(
    editions: Sequence[tuple[Mapping[Key, float], Set[Key]]], totals: Sequence[Mapping[str, str]], *, small: int = 5
) -> dict[tuple[Key, float], tuple[float, float]]:
    """The least and the most that each small count of any edition can be, to whoever kept all of them.

    An edition is the true counts, and which were shown. The attacker even knows which counts were corrected between
    editions: one that was not is one and the same unknown, and known as soon as any edition showed it.
    """
    place: dict[tuple[Key, float], int] = {}
    for cells, _ in editions:
        for count in cells.items():
            place.setdefault(count, len(place))
    rows, right = [], []
    for cells, shown in editions:
        for total, parts in sums_of(set(cells), totals):
            row = np.zeros(len(place))
            row[place[total, cells[total]]] = -1
            for part in parts:
                row[place[part, cells[part]]] += 1
            rows.append(row)
            right.append(0.0)
        for key in shown:
            rows.append(np.eye(len(place))[place[key, cells[key]]])
            right.append(float(cells[key]))
    found = {}
    for (key, number), at in place.items():
        if 0 < number < small:
            ends = []
            for sign in (1, -1):
                goal = np.zeros(len(place))
                goal[at] = sign
                answer = linprog(goal, A_eq=np.array(rows), b_eq=right, method="highs")
                assert answer.status != 2, "the editions contradict each other"
                ends.append(-sign * np.inf if answer.fun is None else sign * answer.fun)
            found[key, number] = (ends[0], ends[1])
    return found
