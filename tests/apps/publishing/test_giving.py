"""The door to the public: what leaves was looked at, small numbers never do, and it is on record who opened it."""

import csv
import hashlib
import io
import json
from datetime import date
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.commands.doubting import decide_query
from sendwell.apps.outcomes.models import DataLoad, Doubt, HomeAuthority, Verdict
from sendwell.apps.partnership.models import Role
from sendwell.apps.publishing.commands import publish_data, withdraw_data
from sendwell.apps.publishing.giving.preparing import prepare
from sendwell.apps.publishing.models import DataSet, PublishedFigure, Withdrawal
from sendwell.apps.publishing.queries import public_figures, published_data
from sendwell.domain.returns.open_data.leaving import Hidden
from tests.apps.outcomes.numbers import a_local_measure, at_home, monthly, one, own, published
from tests.apps.publishing.giving import HOME, TIMELY, TITLE, an_analyst, chosen, given, with_numbers
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst():
    return with_numbers(an_analyst())


def rows_of(data_set: DataSet, ending: str) -> list[dict[str, str]]:
    archive = ZipFile(io.BytesIO(bytes(data_set.files.get(name__endswith=ending).content)))
    name = next(name for name in archive.namelist() if name.endswith(".csv") and ".meta." not in name)
    return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))


def test_a_small_number_is_in_no_file_and_no_figure(analyst):
    data_set = given(analyst)

    hidden = data_set.figures.get(period="2026-10")
    assert (hidden.value, hidden.numerator, hidden.denominator, hidden.symbol) == (None, None, None, "c")
    assert [row["symbol"] for row in rows_of(data_set, "csv.zip") if row["period"] == "2026-10"] == ["c"]


def test_what_was_published_before_leaves_with_whose_it_is(analyst):
    (measure,) = given(analyst).told["measures"]

    assert measure["whose"] == ["Published by the department", "The area’s own"]
    assert measure["source"]


def test_the_files_of_a_real_authority_pass_the_departments_screening():
    analyst = an_analyst(an_area())
    HomeAuthority.objects.create(area=analyst.area, code="885")
    published(analyst, [one(value, str(year), place="885", of=1000) for year, value in ((2023, 40), (2024, 45))])
    a_local_measure(analyst, "Families", period_kind="Calendar year")

    assert given(analyst).told["faults"] == []


def test_the_description_tells_the_hash_of_the_table(analyst):
    archive = ZipFile(io.BytesIO(bytes(given(analyst).files.get(name__endswith="csv.zip").content)))
    (resource,) = json.loads(archive.read("datapackage.json"))["resources"]

    assert resource["hash"] == f"sha256:{hashlib.sha256(archive.read(resource['path'])).hexdigest()}"


def test_every_file_says_under_which_licence_it_is_given(analyst):
    data_set = given(analyst)
    archives = [ZipFile(io.BytesIO(bytes(file.content))) for file in data_set.files.all()]
    described = json.loads(archives[-1].read("datapackage.json")) if len(archives) else {}
    page = Client().get(reverse("public_data_set", args=[analyst.area.slug, data_set.name])).content.decode()

    assert described["licenses"][0]["name"] == "OGL-UK-3.0"
    assert all(b"Open Government Licence v3.0" in archive.read("licence.txt") for archive in archives)
    assert 'rel="license" href="https://www.nationalarchives.gov.uk' in page


def test_subtracting_an_edition_from_one_that_left_before_gives_no_small_number_away(analyst):
    groups = {"ehc_plan": (10, 30), "no_sen": (40, 100)}
    own(
        analyst,
        [one(43 / 130 * 100, of=130), *(one(value, of=of, group=group) for group, (value, of) in groups.items())],
    )
    first = given(analyst)
    own(analyst, [one(46 / 130 * 100, of=130), one(20, of=30, group="ehc_plan")])  # six of thirty, not three
    withdraw_data(data_set=first, why="A number was wrong.", by=analyst)
    prepared = prepare(analyst.area, chosen())
    year = {one.figure.group: one.hidden for one in prepared.leaving if one.figure.period == "2025"}

    assert first.figures.get(period="2025", group="no_sen").symbol == "c"
    assert year == {"all": None, "ehc_plan": Hidden.BEFORE, "no_sen": Hidden.BEFORE}


def test_an_areas_own_measure_is_described_in_its_files(analyst):
    key = a_local_measure(analyst).key
    own(analyst, monthly([50, 60], measure=key, of=100))
    data_set = given(analyst, chosen(TITLE, key))

    assert [measure["name"] for measure in data_set.told["measures"]] == ["Families with a named contact"]
    assert len(rows_of(data_set, "ees.zip")) == 2


def test_what_an_analyst_hides_is_not_available_outside(analyst):
    load = DataLoad.objects.first()
    doubt = Doubt.objects.create(
        load=load, area=analyst.area, measure=TIMELY, period="2026-09", level="Local authority", place=HOME, group="all"
    )
    decide_query(doubt=doubt, verdict=Verdict.HIDE, note="Typed twice.", by=analyst)

    assert given(analyst).figures.get(period="2026-09").symbol == "x"


def test_nothing_is_public_until_a_person_publishes_it(analyst):
    prepare(analyst.area, chosen())

    assert (published_data(analyst.area), public_figures().count()) == ([], 0)
    assert Client().get(f"/data/{analyst.area.slug}/plans-in-time/").status_code == 404


def test_what_is_published_is_what_was_seen(analyst):
    seen = prepare(analyst.area, chosen()).sha256
    own(analyst, monthly([99], last=date(2026, 11, 30), of=100))

    with pytest.raises(Refused, match="have changed since you looked"):
        publish_data(chosen=chosen(), seen=seen, by=analyst)


def test_the_same_title_is_the_next_edition_and_the_one_before_stays_on_record(analyst):
    first = given(analyst)
    own(analyst, monthly([61], last=date(2026, 11, 30), of=100))
    second = given(analyst)

    assert (second.edition, second.replaces) == (2, first)
    assert {figure.data_set_id for figure in public_figures()} == {second.pk}
    assert DataSet.objects.count() == 2


def test_the_same_figures_are_not_published_twice(analyst):
    given(analyst)

    with pytest.raises(Refused, match="Nothing differs"):
        given(analyst)


def test_where_everything_would_be_hidden_nothing_is_published():
    analyst = with_numbers(an_analyst(), months=(3, 2), years=())

    with pytest.raises(Refused, match="No number would be left"):
        given(analyst)


def test_what_is_withdrawn_is_gone_for_everybody_and_on_record_who_did_it_and_why(analyst):
    data_set = given(analyst)
    withdraw_data(data_set=data_set, why="The months were wrong.", by=analyst)

    assert (published_data(analyst.area), public_figures().count()) == ([], 0)
    assert Client().get(reverse("public_data_set", args=[analyst.area.slug, data_set.name])).status_code == 404
    assert Withdrawal.objects.get().by == analyst
    assert PublishedFigure.objects.exists()


def test_what_was_withdrawn_can_be_published_again(analyst):
    withdraw_data(data_set=given(analyst), why="Too early.", by=analyst)

    assert [one.title for one in published_data(given(analyst).area)] == [TITLE]


def test_a_set_is_withdrawn_once_and_an_old_edition_never(analyst):
    first = given(analyst)
    own(analyst, monthly([61], last=date(2026, 11, 30), of=100))
    given(analyst)

    with pytest.raises(Refused, match="later edition"):
        withdraw_data(data_set=first, why="Wrong.", by=analyst)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ANALYST, Role.PROGRAMME_MANAGER)])
def test_only_the_analyst_and_the_programme_manager_publish(role):
    with pytest.raises(PermissionDenied):
        publish_data(chosen=chosen(), seen="", by=a_person(an_area(), role))


def test_nobody_withdraws_the_data_of_another_area(analyst):
    with pytest.raises(PermissionDenied):
        withdraw_data(data_set=given(analyst), why="Because.", by=an_analyst(an_area("Saltmarsh")))


def test_a_person_sees_exactly_what_would_leave_and_publishes_it(analyst):
    client = Client()
    client.force_login(analyst.user)
    asked = {"title": TITLE, "measures": TIMELY, "levels": "Local authority", "licence": "CC-BY-4.0"}
    page = client.get(reverse("prepare_data", args=[analyst.area.slug]), asked)
    sent = {**asked, "seen": page.context["prepared"].sha256}
    answer = client.post(reverse("publish_data", args=[analyst.area.slug]), sent, follow=True)

    assert "3 of 4 figures" in page.content.decode()
    assert "a small number of children" in page.content.decode()
    assert "Everybody can read it now." in answer.content.decode()
    assert DataSet.objects.get().told["licence"]["name"] == "CC-BY-4.0"


def test_everybody_reads_a_public_page_and_its_files_without_signing_in(analyst):
    data_set = given(analyst)
    address = reverse("public_data_set", args=[analyst.area.slug, data_set.name])
    page = Client().get(address)
    file = Client().get(f"{address}{data_set.name}-csv.zip")

    assert "52.0%" in page.content.decode()
    assert file.content == bytes(data_set.files.get(name__endswith="csv.zip").content)
    assert TITLE in Client().get(reverse("public_data")).content.decode()


def test_a_public_page_asks_as_much_of_a_large_set_as_of_a_small_one(analyst, django_assert_max_num_queries):
    own(analyst, monthly([50] * 60, measure="annual_review_on_time", of=100))
    data_set = given(analyst, chosen(TITLE, TIMELY, "annual_review_on_time"))

    for address in (reverse("public_data_set", args=[analyst.area.slug, data_set.name]), reverse("public_data")):
        with django_assert_max_num_queries(6):
            assert Client().get(address, {"page": "2\x00"}).status_code == 200


def test_an_area_without_numbers_is_told_what_to_do_first():
    analyst = a_person(at_home(an_area()), Role.ANALYST)
    client = Client()
    client.force_login(analyst.user)

    assert "No number is loaded yet" in client.get(reverse("prepare_data", args=[analyst.area.slug])).content.decode()
