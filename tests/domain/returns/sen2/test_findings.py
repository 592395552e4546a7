"""Problems one by one, masked, downloadable, and matched with those of the corrected file."""

import csv
import io

import pytest

from sendwell.domain.returns.sen2.checking import check_return
from sendwell.domain.returns.sen2.comparing import compare, marks_of
from sendwell.domain.returns.sen2.findings import all_findings, findings, write_findings
from sendwell.domain.returns.sen2.invented import invented_authority, with_mess
from sendwell.domain.returns.sen2.reading import open_return, open_tables
from sendwell.domain.returns.sen2.rules import Level, rule_named
from sendwell.domain.returns.sen2.writing import write_xml
from tests.domain.returns.sen2.small import person_with_a_plan, set_to, tables_of

SECRET = b"kept by the area"
WRONG_UPN = "A990000000001"  # its letter should be N


def checked_persons(*spoils):
    persons = []
    for number, spoil in enumerate(spoils):
        persons.append(person_with_a_plan(number))
        spoil(persons[-1])
    return check_return(open_tables(tables_of(persons)))


@pytest.fixture(scope="module")
def messy():
    tables = with_mess(invented_authority(plans=200, seed=9).return_of(2026), share=0.2, seed=9)
    with open_tables(tables) as opened:
        yield check_return(opened)


def test_a_problem_names_its_record_by_row_and_keys_and_shows_what_stands_there():
    checked = checked_persons(set_to("person"), set_to("requests", requestoutcomedate="2025-03-01"))
    (finding,) = findings(checked, rule_named("SW207"))
    assert finding.where == "requests, row 3: request 1 of person 1"
    assert finding.shown == "ReceivedDate 2025-03-03; RequestOutcomeDate 2025-03-01"


@pytest.mark.parametrize(
    ("rule", "spoil", "secret"),
    [
        ("SW102", set_to("person", personbirthdate="2026-02-01"), "2026-02-01"),
        ("SW105", set_to("person", upn=WRONG_UPN), WRONG_UPN),
        ("SW108", set_to("person", sex="ASHBYCROFT"), "ASHBYCROFT"),
        ("SF07", set_to("namedplan", startdate="Ada Ashbycroft"), "Ashbycroft"),
        ("SF11", set_to("requests", rya="Ashbycroft"), "Ashbycroft"),
    ],
)
def test_what_names_a_child_is_hidden_even_where_columns_have_slipped(rule, spoil, secret):
    checked = checked_persons(spoil)
    (finding,) = findings(checked, rule_named(rule))
    out = io.StringIO()
    write_findings(checked, out)
    assert "(hidden, " in finding.shown
    assert secret not in finding.shown + out.getvalue()


def test_errors_come_before_queries_and_all_are_counted(messy):
    levels = [group.rule.level for group in messy.groups]
    assert levels == sorted(levels, key=[Level.ERROR, Level.QUERY].index)
    assert sum(1 for _ in all_findings(messy)) == messy.count(Level.ERROR) + messy.count(Level.QUERY)


def test_problems_can_be_read_a_page_at_a_time(messy):
    rule = rule_named("SW108")
    whole = list(findings(messy, rule))
    pages = [one for after in range(0, len(whole), 3) for one in findings(messy, rule, most=3, after=after)]
    assert len(whole) > 3
    assert pages == whole


def test_the_download_has_a_line_for_each_problem_and_no_cell_that_runs():
    checked = checked_persons(set_to("requests", requestsource="=1+1"))
    out = io.StringIO()
    write_findings(checked, out)
    (row,) = csv.DictReader(out.getvalue().splitlines())
    assert (row["level"], row["rule"], row["values"]) == ("error", "SW108", "'=1+1")


def test_mended_problems_and_new_ones_are_told_apart():
    wrong = set_to("namedplan", startdate=None)
    before = marks_of(checked_persons(wrong, wrong, set_to("person")), SECRET)
    after = marks_of(checked_persons(set_to("person"), wrong, set_to("person", ethnicity=None)), SECRET)
    assert str(compare(before, after)) == "1 mended, 1 new, 1 still there"


def test_problems_are_known_again_when_all_keys_have_changed(tmp_path):
    persons = [person_with_a_plan(number) for number in (5, 6, 7)]
    for person in persons:
        person["senneed"][0]["sentype"] = "XX"
    with open_tables(tables_of(persons)) as opened:
        before = marks_of(check_return(opened), SECRET)
    with open_tables(tables_of(persons[1:])) as opened:
        path = write_xml(opened, tmp_path / "return.xml")
    with open_return([path]) as opened:
        after = marks_of(check_return(opened), SECRET)
    assert str(compare(before, after)) == "1 mended, 0 new, 2 still there"


def test_a_mark_says_nothing_of_the_child_without_the_secret():
    checked = checked_persons(set_to("person", sex="X"))
    (one,) = marks_of(checked, SECRET)
    (other,) = marks_of(checked, b"another secret")
    assert set(one.hashes).isdisjoint(other.hashes)


def test_a_file_compared_with_itself_is_all_still_there(messy):
    marks = marks_of(messy, SECRET)
    found = compare(marks, marks)
    assert (found.mended.total(), found.new.total(), found.still.total()) == (0, 0, len(marks))
