"""Where a confirmed statement goes. The apps above say so when they are ready, so that this one needs to know none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sendwell.apps.evidence.models import Statement
from sendwell.apps.partnership.models import Person

Receive = Callable[[Statement, Person], object]
Withdraw = Callable[[Statement, Person], None]


@dataclass(frozen=True, slots=True)
class Destination:
    """A place that statements of some kinds go to once a person has accepted them.

    `name` follows "It becomes": "a priority in the plan". `receive` and `withdraw` run in the transaction that accepts
    or re-opens the statement, and may raise Refused with the sentence to show; then nothing is changed.
    """

    kinds: frozenset[str]
    name: str
    receive: Receive
    withdraw: Withdraw


_destinations: list[Destination] = []


def register(*, kinds: Iterable[str], name: str, receive: Receive, withdraw: Withdraw) -> None:
    """Send accepted statements of `kinds` (StatementKind values) to `receive`. Called when an app is ready.

    `receive` is given the statement, accepted already, and the person who accepted it. `withdraw` undoes it when the
    statement is opened again, and raises Refused where something already depends on what it became.
    """
    _destinations.append(Destination(frozenset(kinds), name, receive, withdraw))


def destinations_of(kind: str) -> list[Destination]:
    """The places that an accepted statement of `kind` goes to, in the order in which they were registered."""
    return [destination for destination in _destinations if kind in destination.kinds]


def becomes(kind: str) -> str:
    """What an accepted statement of `kind` becomes, in words: "a finding and a priority in the plan"."""
    names = [destination.name for destination in destinations_of(kind)]
    return " and ".join(names) or "a statement that can be cited anywhere"
