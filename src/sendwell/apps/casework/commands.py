"""Every change of the caseload: an extract is loaded, whole or not at all; a case is opened, and that is remembered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from sendwell.apps.casework.keys import key_of
from sendwell.apps.casework.models import OPEN_STAGES, Case, CaseEvent, CaseLoad, CaseOpened
from sendwell.apps.casework.permissions import may_open_cases
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.clocks import Event
from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.caseload import HISTORY, CaseRecord, caseload_problems, cases_of
from sendwell.domain.returns.sen2.reading import OpenReturn

AT_ONCE = 1_000  # rows in one statement
MOST_RENUMBERED = 0.05  # share of known cases whose day of receipt may be another than before
KEYS_CHANGED = Problem(
    "The keys of requests",
    "They do not lead to the cases loaded before, so that every case would seem new.",
    "Export with the keys that the case system keeps from week to week, and check that it is your own area’s extract.",
)


class ExtractRefused(Refused):
    """An extract of which nothing was loaded; `problems` say why, all at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = problems
        super().__init__("Nothing was loaded, and the caseload is as it was. What is wrong stands below.")


@dataclass(slots=True)
class _Known:
    case: Case
    events: dict[Event, int]  # with the number of the row


@command
def load_cases(*, extract: OpenReturn, sha256: str, by: Person) -> CaseLoad:
    """Take an extract of the area's whole caseload: new cases are added, known ones brought up to date by their key.

    What the extract leaves out because it lies before its period stays. Raises PermissionDenied, or ExtractRefused with
    every problem; then nothing changes.
    """
    require(may_open_cases(by))
    if problems := caseload_problems(extract, timezone.localdate()):
        raise ExtractRefused(problems)
    area = Area.objects.select_for_update().get(pk=by.area_id)
    said = {key_of(area, record.reference): record for record in cases_of(extract)}
    known = _known(area)
    if _is_renumbered(said, known):
        raise ExtractRefused([KEYS_CHANGED])
    return _write(said, known, CaseLoad(area=area, sha256=sha256, given_by=by, cases=len(said)))


@command
def open_case(*, case: Case, by: Person) -> CaseOpened:
    """Remember that `by` opens the page of a case. Raises PermissionDenied."""
    require(may_open_cases(by) and case.area_id == by.area_id)
    return CaseOpened.objects.create(case=case, person=by)


def _known(area: Area) -> dict[str, _Known]:
    events: dict[int, dict[Event, int]] = defaultdict(dict)
    for row in CaseEvent.objects.filter(case__area=area):
        events[row.case_id][row.as_event()] = row.pk
    return {case.key: _Known(case, events[case.pk]) for case in Case.objects.filter(area=area)}


def _is_renumbered(said: Mapping[str, CaseRecord], known: Mapping[str, _Known]) -> bool:
    """True where the keys of this extract are not those of the ones before: none is known, or they mean other cases."""
    both = [(_received(said[key].events), _received(known[key].events)) for key in said.keys() & known.keys()]
    if known and said and not both:
        return True
    dated = [(now, before) for now, before in both if now and before]
    return sum(now != before for now, before in dated) > max(2, MOST_RENUMBERED * len(dated))


def _received(events: Iterable[Event]) -> object:
    return next((event.on for event in events if event.kind == "request_received"), None)


def _write(said: Mapping[str, CaseRecord], known: Mapping[str, _Known], load: CaseLoad) -> CaseLoad:
    new = said.keys() - known.keys()
    changed = [key for key in said.keys() & known.keys() if _differs(known[key], said[key])]
    gone = [one.case for key, one in known.items() if key not in said and one.case.gone_in_id is None]
    closed = [
        key for key in changed if known[key].case.stage in OPEN_STAGES and said[key].stage.value not in OPEN_STAGES
    ]
    load.new, load.changed, load.closed, load.gone = len(new), len(changed), len(closed), len(gone)
    load.save()
    for case in gone:
        case.gone_in = load
    _add({key: said[key] for key in sorted(new)}, load)
    _bring_up_to_date([(known[key], said[key]) for key in changed])
    Case.objects.bulk_update(gone, ["gone_in"], AT_ONCE)
    return load


def _add(said: Mapping[str, CaseRecord], load: CaseLoad) -> None:
    cases = [
        Case(area=load.area, key=key, stage=one.stage, need=one.need, setting=one.setting, first_load=load)
        for key, one in said.items()
    ]
    Case.objects.bulk_create(cases, AT_ONCE)
    rows = [row for case in cases for row in _rows(case, set(said[case.key].events))]
    CaseEvent.objects.bulk_create(rows, AT_ONCE)


def _bring_up_to_date(pairs: Sequence[tuple[_Known, CaseRecord]]) -> None:
    added: list[CaseEvent] = []
    dropped: list[int] = []
    for one, record in pairs:
        one.case.stage, one.case.need, one.case.setting, one.case.gone_in = *_facts(one, record), None
        now = _events(one, record)
        added += _rows(one.case, now - one.events.keys())
        dropped += [row for event, row in one.events.items() if event not in now]
    Case.objects.bulk_update([one.case for one, _ in pairs], ["stage", "need", "setting", "gone_in"], AT_ONCE)
    for first in range(0, len(dropped), AT_ONCE):
        CaseEvent.objects.filter(pk__in=dropped[first : first + AT_ONCE]).delete()
    CaseEvent.objects.bulk_create(added, AT_ONCE)


def _rows(case: Case, events: set[Event]) -> list[CaseEvent]:
    return [CaseEvent(case=case, kind=event.kind, on=event.on, about=event.about) for event in events]


def _differs(one: _Known, record: CaseRecord) -> bool:
    case = one.case
    stands = (case.stage, case.need, case.setting)
    return bool(case.gone_in_id) or stands != _facts(one, record) or one.events.keys() != _events(one, record)


def _facts(one: _Known, record: CaseRecord) -> tuple[str, str, str]:
    """The stage, need and setting; a return says need and setting of plans alone, so of others they stay as known."""
    return record.stage.value, record.need or one.case.need, record.setting or one.case.setting


def _events(one: _Known, record: CaseRecord) -> set[Event]:
    """What the extract says, and what it leaves out as history."""
    said = set(record.events)
    if not record.is_history:
        return said
    kinds = {event.kind for event in said}
    return said | {event for event in one.events if event.kind in HISTORY - kinds}
