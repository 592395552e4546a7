"""The order in which a person confirms what was read in a paper: what is doubtful first, then kind by kind."""

from collections import Counter
from dataclasses import dataclass

from sendwell.apps.evidence.models import Document, Statement, StatementKind, StatementState
from sendwell.apps.evidence.queries import statements_of

MOST_UNFOLDED = 5
_ORDER = {kind: place for place, kind in enumerate(StatementKind.values)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement in the queue."""

    pk: int
    kind: str
    doubtful: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class KindWaiting:
    """The statements of one kind: how many wait, how many of those without a doubt, and how many were accepted."""

    kind: StatementKind
    waiting: int
    sure: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Queue:
    """Every statement of a paper in the order of its review; those decided keep their place."""

    entries: tuple[Entry, ...]
    kinds: tuple[KindWaiting, ...]

    @property
    def waiting(self) -> int:
        """How many statements are still to be confirmed."""
        return sum(entry.waits for entry in self.entries)

    @property
    def doubtful(self) -> int:
        """How many of those are doubtful."""
        return sum(entry.waits and entry.doubtful for entry in self.entries)

    @property
    def decided(self) -> int:
        """How many were accepted or rejected."""
        return len(self.entries) - self.waiting

    def place_of(self, pk: int) -> int:
        """The place of a statement in the queue, from 1; 0 where it is not in it."""
        return next((place for place, entry in enumerate(self.entries, start=1) if entry.pk == pk), 0)

    def beside(self, pk: int, step: int) -> int | None:
        """The statement `step` places further on, or None beyond either end."""
        place = self.place_of(pk) - 1 + step
        return self.entries[place].pk if 0 <= place < len(self.entries) else None

    def next_waiting(self, after: int | None = None) -> int | None:
        """The first statement that waits after the given one, or else the first of all; None where all are decided."""
        start = self.place_of(after) if after else 0
        rest = (*self.entries[start:], *self.entries[:start])
        return next((entry.pk for entry in rest if entry.waits), None)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The accepted statements of one kind."""

    kind: StatementKind
    statements: tuple[Statement, ...]

    @property
    def folded(self) -> bool:
        """True where there are so many that they would hide the kinds after them."""
        return len(self.statements) > MOST_UNFOLDED


def confirmed_of(document: Document) -> list[Confirmed]:
    """What a person accepted of a paper, kind by kind: findings before dates, acronyms last."""
    rows = list(statements_of(document).filter(state=StatementState.ACCEPTED))
    groups = ((kind, tuple(row for row in rows if row.kind == kind)) for kind in StatementKind)
    return [Confirmed(kind, found) for kind, found in groups if found]


def queue_of(document: Document) -> Queue:
    """The queue of a paper, in one query."""
    rows = statements_of(document).values_list("pk", "kind", "doubts", "state")
    entries = [Entry(pk, kind, bool(doubts), state == StatementState.PROPOSED) for pk, kind, doubts, state in rows]
    entries.sort(key=lambda entry: (not entry.doubtful, _ORDER.get(entry.kind, len(_ORDER))))
    accepted = Counter(kind for _, kind, _, state in rows if state == StatementState.ACCEPTED)
    kinds = [
        KindWaiting(
            StatementKind(kind),
            waiting=sum(entry.waits for entry in entries if entry.kind == kind),
            sure=sum(entry.waits and not entry.doubtful for entry in entries if entry.kind == kind),
            accepted=accepted[kind],
        )
        for kind in StatementKind.values
        if any(entry.kind == kind for entry in entries)
    ]
    return Queue(tuple(entries), tuple(kinds))
