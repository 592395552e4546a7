"""What became of authorities that ended, and where a series must not be read through."""

from dataclasses import dataclass
from datetime import date

from sendwell.domain.places.authorities import Authority, authorities, authority


@dataclass(frozen=True, slots=True)
class Break:
    """A day on which an authority's area or name changed, and what a reader must be told: figures before it are of
    the places `before`, figures from it on of the places `after`.
    """

    on: date
    before: tuple[str, ...]
    after: tuple[str, ...]
    why: str


def breaks_of(code: str) -> tuple[Break, ...]:
    """Where the series of this authority, or of those that it came from, breaks; in order of time.

    >>> breaks_of("942")[0].why
    'Cumbria ended on 31 March 2023. Its area is now Cumberland and Westmorland and Furness.'
    """
    touched = [old for old in authorities() if old.ends and (old.code == code or code in old.successors)]
    return tuple(sorted(map(_break, touched), key=lambda each: each.on))


def lives_on_in(code: str) -> tuple[str, ...]:
    """The authorities that hold the area of this one today: itself, or those that came after it.

    >>> lives_on_in("909"), lives_on_in("885")
    (('942', '943'), ('885',))
    """
    ended = authority(code)
    if not ended.successors:
        return (code,)
    return tuple(dict.fromkeys(today for after in ended.successors for today in lives_on_in(after)))


def _break(old: Authority) -> Break:
    assert old.ends is not None
    names = " and ".join(authority(after).name for after in old.successors)
    ended = f"{old.ends.day} {old.ends:%B %Y}"
    why = f"{old.name} ended on {ended}. Its area is now {'part of ' if _shared(old) else ''}{names}."
    return Break(date.fromordinal(old.ends.toordinal() + 1), (old.code,), old.successors, why)


def _shared(old: Authority) -> bool:
    """True if its one successor took over other authorities too."""
    sharers = [each for each in authorities() if set(old.successors) & set(each.successors)]
    return len(old.successors) == 1 and len(sharers) > 1
