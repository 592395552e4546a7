"""When each rule of `rules.toml` holds: one pure function for each key, giving the facts that its words name.

Each gives a dictionary for every time that it holds (two missed milestones are two reasons), and nothing otherwise.
Whatever is said to be done is asked only for what shows it, and for milestones that nobody says were reached.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from sendwell.domain.assurance.facts import DeliveryFacts, WaitedFor

Named = Mapping[str, str]
Holds = Callable[[DeliveryFacts, date, int], Iterable[Named]]


def _no_owner(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if _running(facts, today) and not facts.has_owner:
        yield {"nobody": "Nobody answers for it."}
    elif _running(facts, today) and facts.owner_has_left:
        yield {"nobody": "The person who answered for it has left."}


def _long_overdue(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if _late(facts, today) > days:
        yield _lateness(facts.due_on, today)


def _overdue_without_next_step(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if 0 < _late(facts, today) <= days and not facts.says_next_step:
        yield _lateness(facts.due_on, today)


def _overdue(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if 0 < _late(facts, today) <= days and facts.says_next_step:
        yield _lateness(facts.due_on, today)


def _milestone_missed(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    for point in facts.milestones:
        if point.reached_on is None and point.due_on < today:
            yield {"milestone": point.wording, **_lateness(point.due_on, today)}


def _blocked(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    for other, late in _waiting(facts, today):
        if other.rating == "red" or late > days:
            yield {"other": other.title, "how": _how(other, late)}


def _waits_for_late(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    for other, late in _waiting(facts, today):
        if other.rating != "red" and late <= days and (other.rating == "amber" or late > 0):
            yield {"other": other.title, "how": _how(other, late)}


def _waits_too_long(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    for other, _ in _waiting(facts, today):
        if facts.due_on and other.due_on and other.due_on > facts.due_on:
            yield {"other": other.title, "other_due": _day(other.due_on)}


def _due_soon_and_waiting(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if _due_within(facts, today, days):
        yield from ({"other": other.title, "due": _day(facts.due_on)} for other, _ in _waiting(facts, today))


def _due_soon_and_unshown(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if _running(facts, today) and _due_within(facts, today, days) and not facts.evidence:
        yield {"due": _day(facts.due_on)}


def _no_due_date(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if _running(facts, today) and facts.due_on is None:
        yield {}


def _silent(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    since = facts.updated_on or facts.starts_on
    if not _running(facts, today) or (since and (today - since).days <= days):
        return
    if facts.updated_on:
        yield {"silence": f"The last update is {_days((today - facts.updated_on).days)} old."}
    elif facts.starts_on:
        yield {"silence": f"It started on {_day(facts.starts_on)} and there is no update yet."}
    else:
        yield {"silence": "There is no update yet."}


def _done_unshown(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if facts.said_done and not facts.evidence:
        yield {}


def _done_unverified(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if facts.said_done and facts.evidence and not facts.evidence_verified:
        yield {}


def _not_started(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if not facts.said_done and facts.starts_on and facts.starts_on > today:
        yield {"starts": _day(facts.starts_on)}


def _on_course(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if _running(facts, today) and facts.due_on and facts.due_on >= today:
        yield {"due": _day(facts.due_on)}


def _done_and_verified(facts: DeliveryFacts, today: date, days: int) -> Iterator[Named]:
    if facts.said_done and facts.evidence and facts.evidence_verified:
        yield {}


def _running(facts: DeliveryFacts, today: date) -> bool:
    """Begun, as far as its dates say, and not said to be done."""
    return not facts.said_done and not (facts.starts_on and facts.starts_on > today)


def _late(facts: DeliveryFacts, today: date) -> int:
    """Days past its date; 0 for what is said to be done, has no date or is due today or later."""
    if facts.said_done or facts.due_on is None:
        return 0
    return max(0, (today - facts.due_on).days)


def _due_within(facts: DeliveryFacts, today: date, days: int) -> bool:
    return facts.due_on is not None and 0 <= (facts.due_on - today).days <= days


def _waiting(facts: DeliveryFacts, today: date) -> Iterator[tuple[WaitedFor, int]]:
    """The unfinished actions that a running one waits for, each with the days by which it is late."""
    if _running(facts, today):
        for other in facts.waits_for:
            if not other.finished:
                yield other, max(0, (today - other.due_on).days) if other.due_on else 0


def _how(other: WaitedFor, late: int) -> str:
    rated = f"rated {other.rating}" if other.rating in ("amber", "red") else ""
    lateness = f"late by {_days(late)}" if late else ""
    return " and ".join(said for said in (rated, lateness) if said)


def _lateness(due_on: date | None, today: date) -> Named:
    return {"due": _day(due_on), "late": _days((today - due_on).days)} if due_on else {}


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


HOLDS: Mapping[str, Holds] = {
    "no_owner": _no_owner,
    "long_overdue": _long_overdue,
    "overdue_without_next_step": _overdue_without_next_step,
    "blocked": _blocked,
    "overdue": _overdue,
    "milestone_missed": _milestone_missed,
    "waits_for_late": _waits_for_late,
    "waits_too_long": _waits_too_long,
    "due_soon_and_waiting": _due_soon_and_waiting,
    "due_soon_and_unshown": _due_soon_and_unshown,
    "no_due_date": _no_due_date,
    "silent": _silent,
    "done_unshown": _done_unshown,
    "done_unverified": _done_unverified,
    "not_started": _not_started,
    "on_course": _on_course,
    "done_and_verified": _done_and_verified,
}
