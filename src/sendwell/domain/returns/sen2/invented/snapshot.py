"""What one return or extract says of the invented authority's cases."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sendwell.domain.returns.sen2.invented.cases import NEVER, NO_SCHOOL, Cases, Flags
from sendwell.domain.returns.sen2.invented.children import (
    ETHNICITIES,
    FORENAMES,
    NEEDS,
    SURNAMES,
    Children,
    Days,
    Numbers,
    upns,
)
from sendwell.domain.returns.sen2.invented.schools import AUTHORITY, NEXT_AUTHORITY, SCHOOLS
from sendwell.domain.returns.sen2.schema import MODULES
from sendwell.domain.returns.sen2.years import YEARS

_NUMBERS = [school.number for school in SCHOOLS]
_SCHOOLS = len(SCHOOLS)


@dataclass(slots=True)
class Snapshot:
    """The state on the day `until`, with the activity of the days from `since`."""

    children: Children
    cases: Cases
    since: date
    until: date
    year: int
    _keys: Numbers = field(init=False)

    def __post_init__(self) -> None:
        first, last = _day(self.since), _day(self.until)
        cases = self.cases
        known = cases.received <= last
        open_request = known & (cases.decided > last)
        open_assessment = known & ~open_request & (cases.outcome == "Y") & (cases.assessed > last)
        decided_now = known & (cases.decided >= first) & (cases.decided <= last)
        assessed_now = known & (cases.assessed >= first) & (cases.assessed <= last)
        planned = known & (cases.assessed_outcome == "Y") & (cases.assessed <= last)
        kept = planned & (cases.ceased >= first)
        chosen = open_request | open_assessment | decided_now | assessed_now | kept
        self._keys = np.flatnonzero(chosen).astype(np.int64)
        self.cases = cases.of(self._keys)

    def tables(self) -> dict[str, pa.Table]:
        """Every module of the return."""
        return {
            "sen2": self._header(),
            "person": self._person(),
            "requests": self._requests(),
            "assessment": self._assessment(),
            "namedplan": self._named_plan(),
            "plandetail": self._settings("plandetail", self._planned),
            "activeplans": self._active_plans(),
            "placementdetail": self._settings("placementdetail", self._active),
            "senneed": self._needs(),
        }

    @property
    def _last(self) -> int:
        return _day(self.until)

    @property
    def _planned(self) -> Flags:
        return np.asarray((self.cases.assessed_outcome == "Y") & (self.cases.assessed <= self._last))

    @property
    def _active(self) -> Flags:
        return self._planned & (self.cases.ceased > self._last)

    @property
    def _request_is_history(self) -> Flags:
        return np.asarray((self.cases.decided < _day(self.since)) | (self.cases.moved_in & self._planned))

    @property
    def _assessment_is_history(self) -> Flags:
        return np.asarray((self.cases.assessed < _day(self.since)) | (self.cases.moved_in & self._planned))

    def _header(self) -> pa.Table:
        year = YEARS[self.year]
        row = {
            "sen2tableid": "1",
            "collection": "SEN2",
            "year": str(self.year),
            "referencedate": year.survey_day.isoformat(),
            "sourcelevel": "L",
            "lea": AUTHORITY,
            "softwarecode": "Invented",
            "release": "1",
            "serialno": "1",
            "datetime": f"{year.survey_day.isoformat()}T09:00:00",
            "dmo": "Y",
            "dco": "Y",
            **({"dsco": "Y"} if self.year >= 2025 else {}),
        }
        return pa.table({name: [value] for name, value in row.items()})

    def _person(self) -> pa.Table:
        who = np.unique(self.cases.child)
        of = self.children
        without = of.without_upn[who]
        sex = {"gendercurrent": _chosen(("1", "2"), of.is_girl[who])}
        if self.year >= 2024:
            sex = {"sex": _chosen(("M", "F"), of.is_girl[who])}
        return pa.table(
            {
                "persontableid": _text(who + 1),
                "sen2tableid": _chosen(("1",), np.zeros(len(who), dtype=np.int64)),
                "surname": _chosen(SURNAMES, of.surname[who]),
                "forename": _chosen(FORENAMES, of.forename[who]),
                "personbirthdate": _dates(of.born[who]),
                **sex,
                "ethnicity": _chosen(ETHNICITIES, of.ethnicity[who]),
                "postcode": _chosen([f"FM{n} {n % 9 + 1}ZZ" for n in range(1, 40)], who % 39),
                "upn": _only(pa.array(upns(who + 1)), ~without),
                "uniquelearnernumber": pa.nulls(len(who), pa.string()),
                "upnunknown": _only(_chosen(("UN1",), np.zeros(len(who), dtype=np.int64)), without),
            }
        )

    def _requests(self) -> pa.Table:
        cases, history = self.cases, self._request_is_history
        is_open = cases.decided > self._last
        outcome = np.where(history, "H", np.where(is_open, "A", cases.outcome))
        dated = ~history & ~is_open & (cases.outcome != "W")
        columns = {
            "requeststableid": _text(self._keys + 1),
            "persontableid": _text(cases.child + 1),
            "receiveddate": _only(_dates(cases.received), ~(history & self._assessment_is_history)),
            "requestsource": _text(cases.source),
            "rya": _flags(np.zeros(len(self._keys), dtype=bool)),
            "requestoutcomedate": _only(_dates(cases.decided), dated),
            "requestoutcome": pa.array(outcome),
            "requestmediation": _flags(cases.mediation & dated),
            "requesttribunal": _flags(cases.tribunal & dated),
            "exported": pa.nulls(len(self._keys), pa.string()),
        }
        return self._collected("requests", columns)

    def _assessment(self) -> pa.Table:
        cases, history = self.cases, self._assessment_is_history
        is_open = cases.assessed > self._last
        outcome = np.where(history, "H", np.where(is_open, "A", cases.assessed_outcome))
        dated = ~history & ~is_open & (cases.assessed_outcome != "W")
        none = _flags(np.zeros(len(self._keys), dtype=bool))
        columns = {
            "assessmenttableid": _text(self._keys + 1),
            "requeststableid": _text(self._keys + 1),
            "assessmentoutcome": pa.array(outcome),
            "assessmentoutcomedate": _only(_dates(cases.assessed), dated),
            "assessmentmediation": none,
            "assessmenttribunal": none,
            "othermediation": none,
            "othertribunal": none,
            "week20": _flags(cases.exception & dated),
        }
        here = (cases.outcome == "Y") & (cases.decided <= self._last)
        return self._collected("assessment", columns).filter(pa.array(here))

    def _named_plan(self) -> pa.Table:
        cases = self.cases
        ended = cases.ceased <= self._last
        columns = {
            "namedplantableid": _text(self._keys + 1),
            "assessmenttableid": _text(self._keys + 1),
            "startdate": _dates(cases.assessed),
            "planres": pa.nulls(len(self._keys), pa.string()),
            "planwbp": pa.nulls(len(self._keys), pa.string()),
            "pb": _flags(cases.personal_budget),
            "oa": _flags(np.zeros(len(self._keys), dtype=bool)),
            "dp": pa.nulls(len(self._keys), pa.string()),
            "ceasedate": _only(_dates(cases.ceased), ended),
            "ceasereason": _only(_text(cases.cease_reason), ended),
        }
        return self._collected("namedplan", columns).filter(pa.array(self._planned))

    def _settings(self, module: str, here: Flags) -> pa.Table:
        cases, where = self.cases, self.cases.school
        college = np.array([school.is_college for school in SCHOOLS] + [False] * len(NO_SCHOOL))[where]
        unit = np.array([school.has_unit for school in SCHOOLS] + [False] * len(NO_SCHOOL))[where]
        resourced = np.array([school.has_resourced for school in SCHOOLS] + [False] * len(NO_SCHOOL))[where]
        third = cases.child % 3 == 0
        number = _chosen([*_NUMBERS, *NO_SCHOOL], where)
        at_school = where < _SCHOOLS
        columns = {
            f"{module}tableid": _text(self._keys + 1),
            f"{MODULES[module].parent}tableid": _text(self._keys + 1),
            "urn": _only(number, at_school & ~college),
            "ukprn": _only(number, college),
            "sensetting": _only(number, ~at_school),
            "sensettingother": _only(_chosen(("taught at home by a tutor",), where * 0), where >= _SCHOOLS),
            "placementrank": _chosen(("1",), np.zeros(len(where), dtype=np.int64)),
            "senunitindicator": _flags(unit & third),
            "resourcedprovisionindicator": _flags(resourced & third),
            "entrydate": _dates(cases.assessed),
            "leavingdate": pa.nulls(len(where), pa.string()),
            "res": pa.nulls(len(where), pa.string()),
            "wbp": pa.nulls(len(where), pa.string()),
        }
        return self._collected(module, columns).filter(pa.array(here))

    def _active_plans(self) -> pa.Table:
        cases = self.cases
        met, decided, outcome = self._last_review()
        due, final = self._phase_transfer()
        arrived = cases.moved_in & (cases.assessed >= _day(self.since))
        draft = np.where((outcome == "A") & (decided != NEVER), decided, NEVER).astype(np.int32)
        columns = {
            "activeplanstableid": _text(self._keys + 1),
            "requeststableid": _text(self._keys + 1),
            "transferla": _only(_chosen((NEXT_AUTHORITY,), np.zeros(len(met), dtype=np.int64)), arrived),
            "reviewmeeting": _dates(met),
            "reviewoutcome": _only(pa.array(outcome), decided != NEVER),
            "lastreview": _dates(decided),
            "reviewdraft": _dates(draft),
            "phasetransferduedate": _dates(due),
            "phasetransferfinaldate": _dates(final),
        }
        return self._collected("activeplans", columns).filter(pa.array(self._active))

    def _last_review(self) -> tuple[Days, Days, NDArray[np.str_]]:
        """Of each case the last review held: its meeting, its decision where sent by now, its outcome."""
        held = self.cases.met <= self._last
        which = np.where(held, np.arange(held.shape[1]), -1).max(axis=1)
        row = np.arange(len(which))
        met = np.where(which >= 0, self.cases.met[row, which], NEVER).astype(np.int32)
        decided = self.cases.review_decided[row, which]
        sent = (which >= 0) & (decided <= self._last)
        return met, np.where(sent, decided, NEVER).astype(np.int32), self.cases.review_outcome[row, which]

    def _phase_transfer(self) -> tuple[Days, Days]:
        """Year 6 by 15 February and year 11 by 31 March of the year of activity; four in five are in time."""
        year = self.until.year
        age = (_day(date(year - 1, 8, 31)) - self.children.born[self.cases.child]) // 365.25
        due = np.select([age == 10, age == 15], [_day(date(year, 2, 15)), _day(date(year, 3, 31))], NEVER)
        due = np.where((due <= self._last) & (self.cases.assessed < due), due, NEVER)
        late = np.where(self.cases.child % 5 == 0, 20, -7)
        final = np.where(due + late <= self._last, due + late, NEVER)
        return due.astype(np.int32), final.astype(np.int32)

    def _needs(self) -> pa.Table:
        of, child = self.children, self.cases.child
        active = np.flatnonzero(self._active)
        second = active[of.second_need[child[active]] >= 0]
        row = np.concatenate([active, second])
        rank = np.concatenate([np.ones(len(active), dtype=np.int64), np.full(len(second), 2)])
        need = np.where(rank == 1, of.first_need[child[row]], of.second_need[child[row]])
        names = [name if name != "DS" or self.year >= 2025 else "OTH" for name in NEEDS]
        return pa.table(
            {
                "senneedtableid": _text((self._keys[row] + 1) * 2 + rank - 1),
                "activeplanstableid": _text(self._keys[row] + 1),
                "sentype": _chosen(names, need),
                "sentyperank": _text(rank),
            }
        )

    def _collected(self, module: str, columns: dict[str, pa.Array]) -> pa.Table:
        """The columns that the return of the year has."""
        items = {item.column for item in MODULES[module].items_of(self.year)}
        keys = {f"{module}tableid", f"{MODULES[module].parent}tableid"}
        return pa.table({name: column for name, column in columns.items() if name in items | keys})


def _dates(days: Days) -> pa.Array:
    """ISO dates, empty where it never was."""
    return pa.array(days, mask=days == NEVER).cast(pa.date32()).cast(pa.string())


def _text(numbers: Numbers) -> pa.Array:
    return pa.array(numbers).cast(pa.string())


def _flags(flags: Flags) -> pa.Array:
    return _chosen(("0", "1"), flags)


def _chosen(words: tuple[str, ...] | list[str], which: Numbers | Flags) -> pa.Array:
    return pa.array(words).take(pa.array(which.astype(np.int32)))


def _only(column: pa.Array, where: Flags) -> pa.Array:
    return pc.if_else(pa.array(where), column, None)


def _day(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()
