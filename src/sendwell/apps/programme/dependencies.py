"""Which actions wait for which, and that none waits for itself."""

from collections.abc import Iterable, Mapping


def circle_through(action: int, wants: Iterable[int], waits_for: Mapping[int, Iterable[int]]) -> list[int]:
    """The way by which `action` would wait for itself if it waited for `wants`; empty where it would not.

    `waits_for` is how every other action waits today. The way begins and ends with `action`.

    >>> circle_through(1, wants=[2], waits_for={2: [3], 3: [1]})
    [1, 2, 3, 1]
    """
    came_from = {wanted: action for wanted in wants}
    to_visit = list(came_from)
    while to_visit:
        here = to_visit.pop()
        if here == action:
            return _way_back(action, came_from)
        for following in waits_for.get(here, ()):
            if following not in came_from:
                came_from[following] = here
                to_visit.append(following)
    return []


def _way_back(action: int, came_from: Mapping[int, int]) -> list[int]:
    way = [action]
    while True:
        way.append(came_from[way[-1]])
        if way[-1] == action:
            return way[::-1]
