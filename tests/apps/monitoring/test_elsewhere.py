"""Areas told the same, and how they stood at their next inspection: by the reports that the installation holds."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from sendwell.apps.evidence.commands import take_in
from sendwell.apps.evidence.models import Document, StatementKind
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.monitoring.commands.outcomes import load_outcomes
from sendwell.apps.monitoring.elsewhere.reports import (
    next_inspections,
    outcomes_of,
    reports_held,
    stood_by_tables,
    went,
)
from sendwell.apps.monitoring.elsewhere.told import Wanted, told_elsewhere
from sendwell.apps.outcomes.models import HomeAuthority, Neighbour
from sendwell.domain.frameworks.outcome_tables import AreaOutcome
from tests.apps.governance.test_pages import shown, signed_in
from tests.apps.monitoring.visiting import a_visited_plan, today
from tests.apps.programme.plans import a_report, a_statement
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db
SAID = "Children and young people wait too long for an autism assessment and for therapy."


@pytest.fixture
def world():
    return a_visited_plan()


def a_report_of(place, began="2023-05-01", published="2023-07-01", outcome="widespread_failings", said=SAID, by=None):
    by = by or a_manager(an_area("Elsewhere"))
    dates = {"start": began, "end": began}
    report = a_report(by.area, by, local_area=place, dates=dates, outcome=outcome)
    Document.objects.filter(pk=report.pk).update(published_on=published, title=f"Report of {place}")
    if said:
        a_statement(report, StatementKind.NEED, said)
    return report


def told(world, **wanted):
    return told_elsewhere(world.area, Wanted(**wanted), reports_held(world.area, today()), today())


def places(found):
    return [row.report.place for row in found.told]


def test_an_area_told_the_same_is_found_with_its_words_and_how_it_stood_next(world):
    a_report_of("Trafford")
    a_report_of("Trafford", "2026-01-12", "2026-03-01", "inconsistent", said="")
    found = told(world, priority=world.priority)
    [row] = found.told
    assert (row.findings[0].words, row.following.words, row.went) == (
        SAID, "Inconsistent experiences and outcomes", "better"
    )  # fmt: skip
    assert found.words == "1 other area was told so. 1 area inspected again since: 1 better."


def test_where_no_later_report_is_held_that_is_said(world):
    a_report_of("Trafford")
    assert "shows how any of them stood" in told(world).words
    assert "England has 15" in told(world).coverage


def test_a_report_that_another_area_has_not_published_yet_stays_its_own(world):
    a_report_of("Trafford", published=None)
    a_report_of("Surrey", published=date(2100, 1, 1))
    assert places(told(world)) == []
    a_report_of("Bury", published=None, by=world.manager)
    assert places(told(world)) == ["Bury"]


def test_the_same_report_given_by_two_areas_counts_once(world):
    for _ in range(2):
        a_report_of("Trafford")
    mark = Document.objects.filter(title="Report of Trafford").first().sha256
    Document.objects.filter(title="Report of Trafford").update(sha256=mark)
    assert places(told(world)) == ["Trafford"]


def test_the_area_is_never_compared_with_itself(world):
    a_report_of("Fenmoor")
    HomeAuthority.objects.create(area=world.area, code="358")
    a_report_of("Trafford")
    assert places(told(world)) == []


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ({"outcome": "inconsistent"}, ["Surrey"]),
        ({"theme": "waiting_times"}, ["Surrey", "Trafford"]),
        ({"theme": "transitions"}, []),
        ({"region": "E12000008"}, ["Surrey"]),
    ],
)
def test_reports_are_chosen_by_outcome_theme_and_region(world, wanted, kept):
    a_report_of("Trafford")
    a_report_of("Surrey", outcome="inconsistent")
    assert sorted(places(told(world, **wanted))) == kept


def test_neighbours_are_those_of_the_newest_list(world):
    HomeAuthority.objects.create(area=world.area, code="831")
    Neighbour.objects.create(authority="831", neighbour="358", rank=1, of_list="2024")
    a_report_of("Trafford")
    a_report_of("Surrey")
    assert places(told(world, neighbours=True)) == ["Trafford"]


def test_a_letter_of_the_framework_before_stands_in_its_own_words(world):
    by = a_manager(an_area("Elsewhere"))
    dates = {"start": "2018-05-01", "end": "2018-05-05"}
    facts = {"local_area": "Trafford", "dates": dates, "outcome": None, "written_statement_of_action_required": True}
    letter = a_report(by.area, by, kind="inspection_letter", **facts)
    Document.objects.filter(pk=letter.pk).update(published_on="2018-07-01")
    a_report_of("Trafford")
    first, second = sorted(reports_held(world.area, today())[1:], key=lambda one: one.began)
    assert first.words == "Written Statement of Action required"
    assert next_inspections([first, second]) == {first.document: second}
    assert went(first, second) == ""


def test_the_page_shows_the_words_and_opens_no_page_of_another_area(world):
    report = a_report_of("Trafford")
    page = shown(world.manager, "elsewhere")
    assert SAID in page
    assert f"/papers/{report.pk}/" not in page
    assert outcomes_of(reports_held(world.area, today())) == [
        ("widespread_failings", "Widespread and/or systemic failings")
    ]


def test_an_address_that_asks_for_what_there_is_not_shows_everything(world):
    a_report_of("Trafford")
    client = signed_in(world.manager)
    answer = client.get(f"/{world.area.slug}/visits/elsewhere/?theme=nonsense&priority=9999999999999999999999")
    assert "Trafford" in answer.content.decode()


REAL = {  # what a careful reader finds on the front pages of three published reports
    "bury-2024-05-07.pdf": ("Bury", "E12000002", "widespread_failings"),
    "surrey-2023-11-24.pdf": ("Surrey", "E12000008", "inconsistent"),
    "worcestershire-2024-07-15.pdf": ("Worcestershire", "E12000005", "widespread_failings"),
}


def test_real_reports_are_known_by_area_region_and_outcome_and_compared_by_their_words(
    world, shared, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    giver = a_manager(an_area("Elsewhere"))
    for name in REAL:
        content = ContentFile((shared / "corpus" / "inspections" / name).read_bytes(), name=name)
        with django_capture_on_commit_callbacks(execute=True):
            take_in(file=content, by=giver)
    Document.objects.filter(area=giver.area).update(published_on=date(2024, 12, 1))
    held = [one for one in reports_held(world.area, today()) if not one.own]
    assert sorted((one.place, one.region, one.outcome) for one in held) == sorted(REAL.values())
    like = told(world, priority=world.priority)
    assert like.told
    assert all(row.findings for row in like.told)


def by_tables(world, *rows, **wanted):
    """What is told when a published table with these rows is loaded."""
    load_outcomes(outcomes=[AreaOutcome(*row) for row in rows], table="inspections.csv", by=world.manager)
    held = reports_held(world.area, today())
    return told_elsewhere(world.area, Wanted(**wanted), [*held, *stood_by_tables(held)], today())


TRAFFORD = "358"


def test_a_published_table_tells_how_an_area_stood_before_and_since(world):
    found = by_tables(
        world, (TRAFFORD, date(2019, 5, 13), "statement"), (TRAFFORD, date(2021, 6, 1), "revisit_sufficient")
    )
    first = found.told[0]
    assert (first.report.place, first.following.outcome, first.findings) == ("Trafford", "revisit_sufficient", [])
    assert found.words.startswith("1 other area is known here. ")
    assert "1 “revisited: sufficient progress in every weakness”" in found.words
    assert "from published tables 2 inspections of 1" in found.coverage


def test_an_inspection_of_which_a_report_or_another_table_tells_is_told_once(world):
    a_report_of("Trafford", "2023-05-01")
    days = (date(2023, 7, 24), date(2025, 11, 3), date(2026, 1, 20))
    found = by_tables(world, *((TRAFFORD, on, "inconsistent") for on in days))
    assert sorted(row.report.began for row in found.told) == [date(2023, 5, 1), date(2025, 11, 3)]


def test_tables_hold_no_findings_so_a_theme_is_asked_of_reports_alone(world):
    assert by_tables(world, (TRAFFORD, date(2019, 5, 13), "statement"), theme="waiting_times").told == []


def test_the_same_table_loaded_twice_adds_nothing(world):
    row = AreaOutcome(TRAFFORD, date(2019, 5, 13), "statement")
    assert [load_outcomes(outcomes=[row], table="a.csv", by=world.manager) for _ in range(2)] == [1, 0]
    with pytest.raises(Refused, match="no inspection"):
        load_outcomes(outcomes=[], table="a.csv", by=world.manager)


def test_a_table_is_given_on_its_page_and_what_is_wrong_in_it_is_said_by_row(world):
    client = signed_in(world.manager)
    address = f"/{world.area.slug}/visits/elsewhere/load/"
    lines = ["old_la_code,local_authority,outcome_grade,inspection_start_date", "358,trafford,7,01/02/24"]
    page = client.post(address, {"file": ContentFile("\n".join(lines), "list.csv")}).content.decode()
    assert "list.csv, row 2, column outcome_grade" in page
    lines[1] = "358,trafford,2.0,01/02/24"
    assert client.post(address, {"file": ContentFile("\n".join(lines), "list.csv")}).status_code == 302
    assert "Trafford" in client.get(f"/{world.area.slug}/visits/elsewhere/").content.decode()
