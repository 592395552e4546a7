"""The critical chain: the actions, each waiting for the one before, that together set when the last of them can end."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work: its key, its days where it has them, and the keys of the tasks that it waits for."""

    key: int
    starts_on: date | None = None
    due_on: date | None = None
    waits_for: tuple[int, ...] = ()

    @property
    def days(self) -> int:
        """The days of work in it, its first and last included; 1 where it lacks a day or they contradict each other."""
        if self.starts_on is None or self.due_on is None:
            return 1
        return max(1, (self.due_on - self.starts_on).days + 1)


@dataclass(frozen=True, slots=True)
class Chain:
    """Tasks in the order of the work, each waiting for the one before it; `days` are the days of work in all of them.

    They are not the days from its beginning to its end: work that waits may stand still in between, or overlap.
    """

    keys: tuple[int, ...] = ()
    days: int = 0


@dataclass(frozen=True, slots=True)
class _Way:
    """The best chain that ends at a task, told by its last step."""

    key: int
    before: "_Way | None"
    days: int
    links: int


_NOWHERE = _Way(0, None, 0, 0)
_Measure = Callable[[_Way], tuple[int, int]]


def critical_chain(tasks: Iterable[Task], ending: Iterable[int] | None = None) -> Chain:
    """The longest chain, in days of work, that ends at the task due last; give only what is still to be done.

    With `ending`, only these tasks count as an end; what they wait for may be any task. Tasks that wait for each other
    in a circle are taken as if one of them did not. Empty where no task that may be the end has a due date.

    >>> long = Task(1, date(2026, 1, 1), date(2026, 3, 31))
    >>> short = Task(2, date(2026, 3, 1), date(2026, 3, 31))
    >>> critical_chain([long, short, Task(3, date(2026, 4, 1), date(2026, 5, 31), waits_for=(1, 2))]).keys
    (1, 3)
    """
    known = {task.key: task for task in tasks}
    ends = [task for task in _ends(known, ending) if task.due_on]
    if not ends:
        return Chain()
    last = max(task.due_on for task in ends if task.due_on)
    return _best_chain(known, [task.key for task in ends if task.due_on == last], _length)


def longest_wait(tasks: Iterable[Task], ending: Iterable[int] | None = None) -> Chain:
    """The chain of the most tasks that wait for one another, wherever it ends; among those, the most days of work.

    Empty where no task waits for another.
    """
    known = {task.key: task for task in tasks}
    found = _best_chain(known, [task.key for task in _ends(known, ending)], _links)
    return found if len(found.keys) > 1 else Chain()


def _ends(known: Mapping[int, Task], ending: Iterable[int] | None) -> list[Task]:
    return [known[key] for key in sorted(known if ending is None else set(ending) & set(known))]


def _length(way: _Way) -> tuple[int, int]:
    return (way.days, way.links)


def _links(way: _Way) -> tuple[int, int]:
    return (way.links, way.days)


def _best_chain(known: Mapping[int, Task], ends: list[int], measure: _Measure) -> Chain:
    """The best of the best chains that end at each of `ends`."""
    ways: dict[int, _Way] = {}
    for key in _in_order(known):
        # What is not there yet would close a circle: every other predecessor comes before its successor.
        before = max((ways[one] for one in known[key].waits_for if one in ways), key=measure, default=_NOWHERE)
        ways[key] = _Way(key, before, before.days + known[key].days, before.links + 1)
    best = max((ways[key] for key in ends), key=measure, default=_NOWHERE)
    return Chain(tuple(_keys_back(best))[::-1], best.days)


def _keys_back(way: _Way) -> Iterator[int]:
    while way.before is not None:
        yield way.key
        way = way.before


def _in_order(known: Mapping[int, Task]) -> Iterator[int]:
    """The keys, each after those it waits for; circles are entered at their lowest key. Deep chains do no harm."""
    begun: set[int] = set()
    for first in sorted(known):
        way = [] if first in begun else [(first, iter(known[first].waits_for))]
        begun.add(first)
        while way:
            here, ahead = way[-1]
            following = next((key for key in ahead if key in known and key not in begun), None)
            if following is None:
                way.pop()
                yield here
            else:
                begun.add(following)
                way.append((following, iter(known[following].waits_for)))
