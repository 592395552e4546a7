from datetime import date

import pytest

from sendwell.domain import reading
from sendwell.domain.reading.model import DateMeaning, DecisionLabel, Paper
from sendwell.web.demo.papers import PaperDates, cabinet_minutes, scrutiny_minutes

DATES = PaperDates(
    inspection_ended=date(2026, 1, 30),
    scrutiny_met=date(2026, 3, 5),
    cabinet_met=date(2026, 3, 24),
    plan_due=date(2026, 5, 22),
    scrutiny_meets_next=date(2026, 6, 11),
)


@pytest.fixture(scope="module")
def scrutiny() -> Paper:
    return reading.read(scrutiny_minutes(DATES), name="scrutiny.html")


@pytest.fixture(scope="module")
def cabinet() -> Paper:
    return reading.read(cabinet_minutes(DATES), name="cabinet.docx")


def test_each_paper_says_which_body_met_and_when(scrutiny, cabinet):
    assert (scrutiny.meeting.body, scrutiny.meeting.meeting_date) == (
        "Children and Families Overview and Scrutiny Committee",
        DATES.scrutiny_met,
    )
    assert (cabinet.meeting.body, cabinet.meeting.meeting_date) == ("Cabinet", DATES.cabinet_met)


def test_each_resolution_is_read_with_what_it_does(scrutiny, cabinet):
    noted, recommended, resolved = DecisionLabel.NOTED, DecisionLabel.RECOMMENDED, DecisionLabel.RESOLVED
    assert [decision.label for decision in scrutiny.decisions] == [noted, recommended, resolved]
    assert [decision.label for decision in cabinet.decisions][:2] == [DecisionLabel.APPROVED, DecisionLabel.DELEGATED]


def test_a_promise_made_to_scrutiny_has_its_owner_and_its_day(scrutiny):
    owed = {(action.owner, action.due) for action in scrutiny.actions}
    assert ("Director of Children’s Services", DATES.scrutiny_meets_next) in owed


def test_what_worried_members_is_read(scrutiny, cabinet):
    assert any("alarmed that 1,340 children" in concern.citation.words for concern in scrutiny.concerns)
    assert any("alternative provision" in concern.citation.words for concern in cabinet.concerns)


@pytest.mark.parametrize("minutes", [scrutiny_minutes, cabinet_minutes])
def test_the_day_on_which_the_plan_is_due_is_read(minutes):
    paper = reading.read(minutes(DATES))
    assert (DATES.plan_due, DateMeaning.SUBMISSION) in {(fact.on, fact.meaning) for fact in paper.dates}


@pytest.mark.parametrize("minutes", [scrutiny_minutes, cabinet_minutes])
def test_the_same_days_give_the_same_words(minutes):
    def words(content: bytes) -> str:
        return "\n".join(page.text for page in reading.read(content).pages)

    assert words(minutes(DATES)) == words(minutes(DATES))
