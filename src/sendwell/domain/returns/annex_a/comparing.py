"""Corrected lists against those before: each problem as a keyed hash that says nothing of the child."""

from collections import Counter
from collections.abc import Iterable

from sendwell.domain.returns.annex_a.checking import Found
from sendwell.domain.returns.sen2.comparing import Mark, mark_hash


def marks_of_lists(found: Iterable[Found], secret: bytes) -> list[Mark]:
    """A mark for each problem, to be matched by `sen2.comparing.compare`. The same secret must be used for both."""
    times: Counter[tuple[str, str]] = Counter()
    marks = []
    for one in found:
        of_whom = one.who or one.what
        times[one.rule, of_whom] += 1
        marks.append(Mark(one.rule, (mark_hash(secret, one.rule, of_whom, str(times[one.rule, of_whom])),)))
    return marks
