"""New plans within 20 weeks, by month and for whom: counted as the measures of the catalogue count."""

from datetime import date

import pytest
import time_machine

from sendwell.apps.casework.models import Case
from sendwell.apps.casework.pathway.timeliness import UNKNOWN, Asked, as_rows, issued_by, timeliness
from sendwell.apps.partnership.models import Role
from tests.apps.casework.issuing import a_load, events, plans
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def load():
    with time_machine.travel("2026-03-02 09:00", tick=False):
        area = an_area()
        yield a_load(area, a_person(area, Role.CASE_MANAGER))


def found(load, **asked):
    return timeliness(issued_by(load.area, TODAY), Asked(**asked))


def test_a_plan_on_the_last_day_of_week_20_is_in_time_and_one_a_day_later_is_not(load):
    plans(load, date(2026, 1, 20), True, True, False, True)
    month = found(load).months[0]
    assert (month.period.code, month.numerator, month.denominator, month.value) == ("2026-01", 3, 4, 75)


def test_cases_with_an_exception_count_in_one_figure_and_not_in_the_other(load):
    plans(load, date(2026, 1, 20), True, False)
    plans(load, date(2026, 1, 20), False, excepted=True)
    assert [found(load, exceptions=each).months[0].denominator for each in ("without", "with")] == [2, 3]


def test_the_month_that_runs_does_not_count_until_it_is_over(load):
    plans(load, date(2026, 2, 28), True)
    plans(load, date(2026, 3, 1), False)
    assert [month.period.code for month in found(load).months] == ["2026-02"]


def test_a_plan_of_which_the_request_is_not_known_counts_nowhere(load):
    plans(load, date(2026, 1, 20), True)
    unknown = Case.objects.create(area=load.area, key="f" * 64, stage="plan", first_load=load)
    events([unknown], "final_plan_sent", [date(2026, 1, 20)])
    assert found(load).months[0].denominator == 1


def test_a_plan_that_left_the_extract_still_counts_in_its_month(load):
    plans(load, date(2026, 1, 20), True, gone_in=load)
    assert found(load).months[0].denominator == 1


def test_a_breakdown_hides_small_numbers_and_what_they_could_be_worked_out_from(load):
    plans(load, date(2026, 1, 20), *[True] * 20, *[False] * 30, need="autism")
    plans(load, date(2026, 1, 20), *[True] * 15, *[False] * 5, need="speech")
    plans(load, date(2026, 1, 20), *[True] * 2, *[False] * 12, need="hearing")
    shown = {line.group: line for line in found(load, by="need").lines}
    assert shown["hearing"].count is None
    assert shown["hearing"].share is None
    assert None in (shown["autism"].count, shown["speech"].count)  # else the area's sum would give it away


def test_a_group_says_whether_it_stands_apart_by_more_than_chance(load):
    plans(load, date(2026, 1, 20), *[True] * 60, *[False] * 40, team="North")
    plans(load, date(2026, 1, 20), *[True] * 10, *[False] * 90, team="South")
    plans(load, date(2026, 1, 20), *[True] * 7, *[False] * 13)
    lines = found(load, by="team").lines
    assert [line.group for line in lines] == ["North", "South", UNKNOWN]
    assert [line.words.split()[0] for line in lines] == ["higher", "lower", "as"]


def test_a_group_alone_is_drawn_by_quarter_with_its_small_numbers_hidden(load):
    for month in (1, 2, 3):
        plans(load, date(2025, month, 20), *[True] * 5, *[False] * 5, locality="North")
    plans(load, date(2025, 4, 20), True, True, locality="North")
    points = {point.period.code: point.value for point in found(load, by="locality", group="North").months}
    assert points == {"202425Q4": 50, "202526Q1": None}


def test_the_file_holds_both_figures_and_no_number_that_the_page_hides(load):
    plans(load, date(2026, 1, 20), *[True] * 2, *[False] * 30, need="autism", team="North")
    rows = as_rows(issued_by(load.area, TODAY))
    assert {row[0] for row in rows[1:]} == {Asked(each).measure.name for each in ("with", "without")}
    assert [row[5] for row in rows if row[1] == "Team"] == ["c", "c"]


@pytest.mark.parametrize("role", [Role.CASE_MANAGER, Role.ANALYST])
def test_the_page_answers_draws_and_gives_its_numbers(load, client, role):
    for month in range(1, 13):
        plans(load, date(2025, month, 20), *[True] * 6, *[False] * 6, need="=autism()")
    client.force_login(a_person(load.area, role).user)
    here = f"/{load.area.slug}/cases/timeliness/"
    text = client.get(f"{here}?exceptions=with&by=need").content.decode()
    assert "50.0% in December 2025: within expected variation" in text
    assert client.get(f"{here}trend.svg?narrow").content.startswith(b"<svg")
    assert "'=autism()" in client.get(f"{here}data.csv").content.decode()
    assert client.get(f"{here}?exceptions=no&by=nothing&group=none").status_code == 200
