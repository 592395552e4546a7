"""A SEN2 extract as a caseload: stages and days, no person, and every reason why one can't be taken."""

from datetime import date

import pytest

from sendwell.domain.caseload import CaseRecord, Stage
from sendwell.domain.clocks import Event
from sendwell.domain.returns.sen2.caseload import COVERS, caseload_problems, cases_of
from sendwell.domain.returns.sen2.invented import invented_authority
from sendwell.domain.returns.sen2.reading import open_tables
from tests.domain.returns.sen2.small import Spoil, both, person_with_a_plan, set_to, tables_of, twice, without

TODAY = date(2026, 1, 20)
BARE = both(*map(without, ("namedplan", "plandetail", "activeplans", "placementdetail", "senneed")))


def the_case(*spoils: Spoil) -> CaseRecord:
    records = person_with_a_plan(1)
    both(*spoils)(records)
    with open_tables(tables_of([records])) as extract:
        assert caseload_problems(extract, TODAY) == []
        return next(cases_of(extract))


def problems(*spoils: Spoil) -> list[str]:
    records = person_with_a_plan(1)
    both(*spoils)(records)
    with open_tables(tables_of([records])) as extract:
        return [f"{one.where}: {one.what}" for one in caseload_problems(extract, TODAY)]


def test_a_case_with_a_plan_says_what_happened_when():
    found = the_case(set_to("activeplans", reviewmeeting="2026-01-12", reviewoutcome="A", lastreview="2026-01-19"))
    assert found.stage is Stage.PLAN
    assert found.events == (
        Event(date(2025, 3, 3), "request_received"),
        Event(date(2025, 4, 4), "agreed_to_assess"),
        Event(date(2025, 7, 14), "final_plan_sent"),
        Event(date(2026, 1, 12), "review_meeting"),
        Event(date(2026, 1, 19), "decided_to_amend"),
    )
    assert (found.facts["need"], found.facts["setting"]) == ("autistic spectrum disorder", "school")


@pytest.mark.parametrize(
    ("spoil", "stage"),
    [
        (
            both(BARE, without("assessment"), set_to("requests", requestoutcome="A", requestoutcomedate=None)),
            "undecided",
        ),
        (both(BARE, set_to("assessment", assessmentoutcome="A", assessmentoutcomedate=None)), "assessing"),
        (both(BARE, without("assessment"), set_to("requests", requestoutcome="N")), "refused"),
        (both(BARE, set_to("assessment", assessmentoutcome="N")), "no_plan"),
        (both(BARE, without("assessment"), set_to("requests", requestoutcome="W")), "withdrawn"),
        (both(without("activeplans"), set_to("namedplan", ceasedate="2025-12-01")), "ended"),
    ],
)
def test_each_outcome_leads_to_its_stage(spoil, stage):
    assert the_case(spoil).stage == stage


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (set_to("requests", receiveddate="soon"), "requests, record 1: The date in receiveddate can’t be read."),
        (set_to("requests", receiveddate="2025-05-05"), "requests, record 1: It was decided before it was received."),
        (set_to("requests", requestoutcome="Z"), "requests, record 1: Its outcome is none that the return knows."),
        (
            set_to("requests", requeststableid=None),
            "requests, record 1: There is no key of the request or of its person.",
        ),
        (set_to("assessment", requeststableid="77"), "assessment, record 1: It belongs to no record of the load."),
        (set_to("namedplan", ceasedate="2026-03-01"), "namedplan, record 1: The date in ceasedate is still to come."),
        (twice("assessment"), "assessment, records 1, 2: Its request has more than one."),
    ],
)
def test_what_would_make_the_caseload_wrong_is_named(spoil, said):
    assert said in problems(spoil)


def test_the_module_of_persons_is_not_needed_and_another_missing_one_is_named():
    tables = tables_of([person_with_a_plan(1)])
    with open_tables({name: table for name, table in tables.items() if name != "person"}) as extract:
        assert caseload_problems(extract, TODAY) == []
        assert len(list(cases_of(extract))) == 1
    with open_tables({name: table for name, table in tables.items() if name != "namedplan"}) as extract:
        assert [one.where for one in caseload_problems(extract, TODAY)] == ["Not given: namedplan"]


def test_modules_of_two_exports_are_not_taken_for_one():
    with open_tables(tables_of([person_with_a_plan(1)])) as extract:
        extract.files |= {name: f"Blade-Export_0{day}-02-2026_{name}.csv" for day, name in enumerate(extract.files, 1)}
        (problem,) = caseload_problems(extract, TODAY)
        assert "exported on different days (01-02-2026, 02-02-2026" in problem.what


def test_every_request_of_an_invented_extract_becomes_one_case():
    on = date(2026, 11, 24)
    tables = invented_authority(plans=120, seed=3).extract(on, since=date(2025, 1, 1))
    with open_tables(tables) as extract:
        assert caseload_problems(extract, on) == []
        found = list(cases_of(extract))
    assert len({one.reference for one in found}) == len(found) == tables["requests"].num_rows


def test_transfers_exceptions_and_disagreements_are_told():
    found = the_case(
        set_to("activeplans", phasetransferduedate="2026-02-15", phasetransferfinaldate="2026-01-19"),
        set_to("assessment", week20="1", assessmenttribunal="1"),
    )
    assert Event(date(2026, 9, 1), "phase_transfer") in found.events
    assert Event(date(2026, 1, 19), "transfer_plan_sent") in found.events
    assert {name: found.facts[name] for name in ("excepted", "mediated", "appealed")} == {
        "excepted": True, "mediated": False, "appealed": True,
    }  # fmt: skip
    later = the_case(set_to("activeplans", phasetransferduedate="2026-03-31"))
    assert Event(date(2026, 9, 1), "transfer_to_post_16") in later.events
    assert {event.kind for event in found.events + later.events} <= COVERS
