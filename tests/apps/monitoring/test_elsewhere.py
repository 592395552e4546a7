"""Areas told the same, and how they stood at their next inspection: by the reports that the installation holds."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from sendwell.apps.evidence.commands import take_in
from sendwell.apps.evidence.models import Document, StatementKind
from sendwell.apps.monitoring.elsewhere.reports import next_inspections, outcomes_of, reports_held, went
from sendwell.apps.monitoring.elsewhere.told import Wanted, told_elsewhere
from sendwell.apps.outcomes.models import HomeAuthority, Neighbour
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
    assert found.words == "1 other area was told so. 1 area inspected again by a report held here: 1 better."


def test_where_no_later_report_is_held_that_is_said(world):
    a_report_of("Trafford")
    assert "do not show how any of them stood" in told(world).words
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
