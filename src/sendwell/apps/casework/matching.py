"""An extract set beside the cases that are known: new ones are added, known ones brought up to date, by their key."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sendwell.apps.casework.keys import key_of
from sendwell.apps.casework.models import OPEN_STAGES, Case, CaseEvent, CaseLoad
from sendwell.apps.partnership.models import Area
from sendwell.domain.caseload import FLAGS, TEXTS, CaseRecord, Fact
from sendwell.domain.clocks import Event
from sendwell.domain.returns.sen2.caseload import HISTORY

AT_ONCE = 1_000  # rows in one statement
MOST_RENUMBERED = 0.05  # share of known cases whose day of receipt may be another than before
FACTS = ("stage", *TEXTS, *FLAGS)
REVIEWS = frozenset({"review_meeting", "decided_to_maintain", "decided_to_amend", "decided_to_cease"})
ANOTHER_REVIEW = timedelta(days=183)
UPDATED = (*FACTS, "child_key", "gone_in")


@dataclass(slots=True)
class Known:
    """A case as it stands, and its events with the numbers of their rows."""

    case: Case
    events: dict[Event, int]


@dataclass(frozen=True)
class Matched:
    """What an extract says beside what is known, each by the key of its case.

    `covers` are the kinds of events that the extract tells of: others that are known stay. `whole`: what it leaves out
    is no longer in the caseload.
    """

    area: Area
    said: Mapping[str, CaseRecord]
    known: Mapping[str, Known]
    covers: frozenset[str]
    whole: bool

    @cached_property
    def new(self) -> list[str]:
        """Keys of cases that were not known."""
        return sorted(self.said.keys() - self.known.keys())

    @cached_property
    def changed(self) -> list[str]:
        """Keys of known cases of which the extract says something else."""
        return sorted(key for key in self.said.keys() & self.known.keys() if self._differs(key))

    @cached_property
    def gone(self) -> list[Case]:
        """Known cases that the extract should hold and does not."""
        if not self.whole:
            return []
        return [one.case for key, one in self.known.items() if key not in self.said and one.case.gone_in_id is None]

    @property
    def closed(self) -> int:
        """How many cases were open before and no longer are."""
        return sum(
            self.known[key].case.stage in OPEN_STAGES and str(self.facts_of(key)["stage"]) not in OPEN_STAGES
            for key in self.changed
        )

    @property
    def is_renumbered(self) -> bool:
        """True where the keys are not those of the extracts before: none is known, or they mean other cases."""
        both = [
            (_received(self.said[key].events), _received(self.known[key].events))
            for key in self.said.keys() & self.known.keys()
        ]
        if self.known and self.said and not both:
            return True
        dated = [(now, before) for now, before in both if now and before]
        return sum(now != before for now, before in dated) > max(2, MOST_RENUMBERED * len(dated))

    def facts_of(self, key: str) -> dict[str, Fact]:
        """Stage and facts of a case: what the extract tells, and of what it does not tell what is known."""
        record, known = self.said[key], self.known.get(key)
        told: dict[str, Fact] = {**record.facts, **({"stage": record.stage.value} if record.stage else {})}
        return {name: told.get(name, getattr(known.case, name)) for name in FACTS} if known else told

    def events_of(self, key: str) -> set[Event]:
        """What happened: what the extract says, and what is known that it says nothing of or leaves out as history.

        Of reviews a return tells the latest alone, so that one of half a year or more before it stays as well.
        """
        record, known = self.said[key], self.known.get(key)
        said = set(record.events)
        if known is None:
            return said
        left_out = HISTORY - {event.kind for event in said} if record.is_history else frozenset()
        reviewed = min((event.on for event in said if event.kind in REVIEWS), default=date.min)
        earlier = reviewed - ANOTHER_REVIEW if reviewed > date.min else date.min
        return said | {
            event
            for event in known.events
            if event.kind not in self.covers
            or event.kind in left_out
            or (event.kind in REVIEWS and event.on <= earlier)
        }

    def _differs(self, key: str) -> bool:
        one = self.known[key]
        stands = {name: getattr(one.case, name) for name in FACTS}
        back = bool(one.case.gone_in_id) and self.whole
        return back or stands != self.facts_of(key) or one.events.keys() != self.events_of(key)


def match(
    area: Area,
    records: Iterable[CaseRecord],
    covers: frozenset[str],
    whole: bool,
    key_for: Callable[[CaseRecord], str] | None = None,
) -> Matched:
    """Set an extract beside the cases of the area, by the keys of references or as `key_for` tells. Two queries."""
    said = {key_for(record) if key_for else key_of(area, record.reference): record for record in records}
    return Matched(area, said, _known(area), covers, whole)


def write(matched: Matched, load: CaseLoad) -> CaseLoad:
    """Write what is new and what changed. Call it within the transaction of a command."""
    load.cases, load.closed = len(matched.said), matched.closed
    load.new, load.changed, load.gone = len(matched.new), len(matched.changed), len(matched.gone)
    load.save()
    _add(matched, load)
    _bring_up_to_date(matched)
    for case in matched.gone:
        case.gone_in = load
    Case.objects.bulk_update(matched.gone, ["gone_in"], AT_ONCE)
    return load


def _known(area: Area) -> dict[str, Known]:
    events: dict[int, dict[Event, int]] = defaultdict(dict)
    rows = CaseEvent.objects.filter(case__area=area).values_list("case_id", "pk", "on", "kind", "about")
    for case, pk, on, kind, about in rows:
        events[case][Event(on, kind, about=about)] = pk
    return {case.key: Known(case, events[case.pk]) for case in Case.objects.filter(area=area)}


def _received(events: Iterable[Event]) -> object:
    return next((event.on for event in events if event.kind == "request_received"), None)


def _add(matched: Matched, load: CaseLoad) -> None:
    cases = [
        Case(
            area=matched.area,
            key=key,
            child_key=key_of(matched.area, matched.said[key].child),
            first_load=load,
            **matched.facts_of(key),
        )
        for key in matched.new
    ]
    Case.objects.bulk_create(cases, AT_ONCE)
    rows = [row for case in cases for row in _rows(case, matched.events_of(case.key))]
    CaseEvent.objects.bulk_create(rows, AT_ONCE)


def _bring_up_to_date(matched: Matched) -> None:
    added: list[CaseEvent] = []
    dropped: list[int] = []
    for key in matched.changed:
        one, now = matched.known[key], matched.events_of(key)
        for name, value in matched.facts_of(key).items():
            setattr(one.case, name, value)
        one.case.child_key = key_of(matched.area, matched.said[key].child)
        one.case.gone_in = None if matched.whole else one.case.gone_in
        one.case.save(update_fields=UPDATED)  # twenty times as fast as so many rows in one statement
        added += _rows(one.case, now - one.events.keys())
        dropped += [row for event, row in one.events.items() if event not in now]
    for first in range(0, len(dropped), AT_ONCE):
        CaseEvent.objects.filter(pk__in=dropped[first : first + AT_ONCE]).delete()
    CaseEvent.objects.bulk_create(added, AT_ONCE)


def _rows(case: Case, events: Sequence[Event] | set[Event]) -> list[CaseEvent]:
    return [CaseEvent(case=case, kind=event.kind, on=event.on, about=event.about) for event in events]
