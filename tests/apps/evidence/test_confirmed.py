"""What was confirmed of a paper, in the order in which a reader asks."""

import pytest

from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.evidence.queue import confirmed_of
from sendwell.apps.evidence.words import date_said
from tests.apps.programme.plans import a_report, a_statement, accepted
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def report(manager):
    return a_report(manager.area, manager)


def test_findings_come_before_dates_and_acronyms_come_last(report, manager):
    accepted(report, manager, StatementKind.ACRONYM, acronym="EHC", expansion="education, health and care")
    accepted(report, manager, StatementKind.DATE, on="2027-05-01")
    accepted(report, manager, StatementKind.NEED)
    assert [group.kind for group in confirmed_of(report)] == ["need", "date", "acronym"]


def test_a_kind_with_many_statements_is_folded(report, manager):
    for _ in range(5):
        accepted(report, manager, StatementKind.NEED)
    assert not confirmed_of(report)[0].folded
    accepted(report, manager, StatementKind.NEED)
    assert confirmed_of(report)[0].folded


@pytest.mark.parametrize(
    ("words", "details", "said"),
    [
        ("by 1 May 2027", {"on": "2027-05-01"}, "1 May 2027"),
        ("3 to 7 May 2027", {"on": "2027-05-03", "until": "2027-05-07"}, "3 to 7 May 2027"),
        ("within about a year", {"on": "2027-05-01", "worked_out": "1 year after it"}, "about May 2027"),
        ("soon", {}, "soon"),
    ],
)
def test_a_date_is_said_no_more_exactly_than_the_paper_does(report, words, details, said):
    assert date_said(a_statement(report, StatementKind.DATE, words=words, **details)) == said
