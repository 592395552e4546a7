"""What would stand still if some of the work did, and on how few everything rests."""

from collections.abc import Iterable, Mapping


def everything_waiting_for(keys: Iterable[int], waits_for: Mapping[int, Iterable[int]]) -> set[int]:
    """The tasks that wait for any of `keys`, or for one that does, and so on; `keys` themselves are not among them.

    >>> sorted(everything_waiting_for([1], {2: [1], 3: [2], 4: [9]}))
    [2, 3]
    """
    needed_by: dict[int, list[int]] = {}
    for task, others in waits_for.items():
        for other in others:
            needed_by.setdefault(other, []).append(task)
    given = set(keys)
    found = set(given)
    to_visit = list(given)
    while to_visit:
        new = [key for key in needed_by.get(to_visit.pop(), ()) if key not in found]
        found.update(new)
        to_visit += new
    return found - given


def fewest_for_half(shares: Iterable[int]) -> int:
    """How many of the greatest shares it takes to reach half of them all; 0 where there is nothing to share.

    >>> fewest_for_half([5, 3, 1, 1]), fewest_for_half([])
    (1, 0)
    """
    ordered = sorted((share for share in shares if share > 0), reverse=True)
    total, reached = sum(ordered), 0
    for number, share in enumerate(ordered, start=1):
        reached += share
        if 2 * reached >= total:
            return number
    return 0
