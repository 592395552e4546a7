"""A newer version of a paper against the older one, statement by statement and word by word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sendwell.apps.evidence.models import Document, Statement, StatementState
from sendwell.apps.evidence.queries import statements_of
from sendwell.apps.mechanisms.words import counted

SAME_STATEMENT = 0.5  # share of words by which two wordings are versions of one statement
COLOURS = {"changed": "yellow", "gone": "red", "added": "green", "same": "grey"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed (`how` is ""), or that only one version has ("gone", "added")."""

    words: str
    how: str


@dataclass(frozen=True, slots=True)
class Change:
    """One statement as it was and as it is; either may be missing. `how`: "changed", "gone", "added" or "same"."""

    how: str
    old: Statement | None
    new: Statement | None
    old_runs: tuple[Run, ...] = ()
    new_runs: tuple[Run, ...] = ()

    @property
    def kind(self) -> str:
        """What the statement is, in words."""
        statement = self.new or self.old
        return statement.get_kind_display() if statement else ""

    @property
    def colour(self) -> str:
        """The colour of the tag that says what happened; the word says it too."""
        return COLOURS[self.how]


def compared(older: Document, newer: Document) -> list[Change]:
    """Every statement of either version, in the order of the newer; what is gone comes last."""
    old, new = (list(statements_of(one).exclude(state=StatementState.REJECTED)) for one in (older, newer))
    pairs = _pairs(old, new)
    changes = [_change(pairs.get(statement.pk), statement) for statement in new]
    kept = {statement.pk for statement in pairs.values()}
    return changes + [_change(statement, None) for statement in old if statement.pk not in kept]


def summary(changes: Sequence[Change]) -> str:
    """How many statements were added, are gone, changed and stayed, in a sentence."""
    count = Counter(change.how for change in changes)
    new = f"{counted(count['added'], 'statement')} added, {count['gone']} gone, {count['changed']} changed"
    return f"{new}; {count['same']} {'is' if count['same'] == 1 else 'are'} the same."


def word_runs(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Two wordings, each cut into the words that both have and those that only it has.

    >>> [run.words for run in word_runs("by March 2026", "by July 2026")[1] if run.how == "added"]
    ['July']
    """
    one, other = old.split(), new.split()
    left, right = [], []
    for how, i, j, m, n in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        left += _run(one[i:j], "" if how == "equal" else "gone")
        right += _run(other[m:n], "" if how == "equal" else "added")
    return tuple(left), tuple(right)


def _pairs(old: Sequence[Statement], new: Sequence[Statement]) -> dict[int, Statement]:
    """For each new statement, by key, the old one that it is a version of: the most alike first."""
    scored = sorted(_likenesses(old, new), key=lambda found: -found[0])
    pairs: dict[int, Statement] = {}
    taken: set[int] = set()
    for _, before, after in scored:
        if after.pk not in pairs and before.pk not in taken:
            pairs[after.pk] = before
            taken.add(before.pk)
    return pairs


def _likenesses(old: Sequence[Statement], new: Sequence[Statement]) -> Iterator[tuple[float, Statement, Statement]]:
    words = {statement.pk: statement.words.casefold().split() for statement in (*old, *new)}
    for after in new:
        matcher = SequenceMatcher(None, b=words[after.pk], autojunk=False)
        for before in old:
            if before.kind != after.kind:
                continue
            matcher.set_seq1(words[before.pk])
            if matcher.quick_ratio() >= SAME_STATEMENT and (ratio := matcher.ratio()) >= SAME_STATEMENT:
                yield ratio, before, after


def _change(old: Statement | None, new: Statement | None) -> Change:
    if old is None or new is None:
        return Change("added" if new else "gone", old, new, _whole(old, "gone"), _whole(new, "added"))
    if old.words.casefold() == new.words.casefold():
        return Change("same", old, new, _whole(old, ""), _whole(new, ""))
    return Change("changed", old, new, *word_runs(old.words, new.words))


def _whole(statement: Statement | None, how: str) -> tuple[Run, ...]:
    return (Run(statement.words, how),) if statement else ()


def _run(words: list[str], how: str) -> list[Run]:
    return [Run(" ".join(words), how)] if words else []
