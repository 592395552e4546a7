"""What the numbers say of impact. The app above that has numbers registers itself, so that none is known here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Action, Priority


@dataclass(frozen=True, slots=True)
class Moving:
    """One measure that should move: what was aimed at, what its numbers say, and where to see them.

    `url` is that of its page, `picture` that of its chart, and `alternative` the words that tell the same; both are
    empty where there is no number. `of` is the number of the action that aims at it, or empty for the priority itself.
    """

    measure: str
    aim: str
    sentence: str
    reasons: tuple[str, ...]
    rating: str
    url: str
    picture: str
    alternative: str
    remove: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Felt:
    """The impact that the numbers support ("" where no measure is named), measure by measure.

    `add` is the address at which another measure is named; empty where this person may not.
    """

    rating: str
    moving: tuple[Moving, ...]
    add: str = ""


@dataclass(frozen=True, slots=True)
class _Numbers:
    of_actions: Callable[[Area, Sequence[Action]], dict[int, Felt]]
    of_priority: Callable[[Area, Priority], Felt]
    may_add: Callable[[Person], bool]


_numbers: list[_Numbers] = []


def register(
    *,
    of_actions: Callable[[Area, Sequence[Action]], dict[int, Felt]],
    of_priority: Callable[[Area, Priority], Felt],
    may_add: Callable[[Person], bool],
) -> None:
    """Say what the numbers support: of actions by their keys, of a priority, and who may name a measure."""
    _numbers.append(_Numbers(of_actions, of_priority, may_add))


def of_actions(area: Area, actions: Sequence[Action]) -> dict[int, Felt]:
    """What the numbers say of each action, by its key. The number of queries does not grow with the actions."""
    found: dict[int, Felt] = {}
    for numbers in _numbers:
        found |= numbers.of_actions(area, actions)
    return found


def of_priority(area: Area, priority: Priority) -> Felt | None:
    """What the numbers say of a priority, with all that its actions aim at; None where no app has numbers."""
    return next((numbers.of_priority(area, priority) for numbers in _numbers), None)


def may_add(person: Person) -> bool:
    """True of whoever may name a measure that should move."""
    return any(numbers.may_add(person) for numbers in _numbers)
