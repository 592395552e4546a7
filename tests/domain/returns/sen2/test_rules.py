"""Each rule: it sees what breaks it, and says nothing of a record that is right."""

import numpy as np
import pytest

from sendwell.domain.returns.sen2.checking import check_return
from sendwell.domain.returns.sen2.explaining import explained
from sendwell.domain.returns.sen2.findings import all_findings
from sendwell.domain.returns.sen2.invented import invented_authority
from sendwell.domain.returns.sen2.invented.children import upns
from sendwell.domain.returns.sen2.reading import open_tables
from sendwell.domain.returns.sen2.rules import RULES, Level, rule_named
from sendwell.domain.returns.sen2.rules.person import UPN_LETTERS
from tests.domain.returns.sen2.small import HEADER, both, person_with_a_plan, set_to, tables_of, twice, without

GOOD_UPN, SHARED_UPN, SPARE_UPN = (str(upn) for upn in upns(np.array([4001, 4002, 4003])))
EXPLAINED = {"sensettingother": "a farm"}
REVIEWED = {"reviewmeeting": "2025-09-01", "reviewoutcome": "M", "lastreview": "2025-09-20"}
OLD = both(
    set_to("requests", requestoutcome="H", requestoutcomedate=None, receiveddate=None),
    set_to("assessment", assessmentoutcome="H", assessmentoutcomedate=None),
    set_to("namedplan", startdate="2023-02-01"),
)

CASES = [
    ("SW101", set_to("person", surname=None)),
    ("SW101", set_to("person", ethnicity=None)),
    ("SW101", set_to("person", personbirthdate=None)),
    ("SW102", set_to("person", personbirthdate="2026-02-01")),
    ("SW103a", set_to("person", personbirthdate="1999-12-31")),
    ("SW103b", set_to("person", personbirthdate="2000-06-01")),
    ("SW104", set_to("person", upnunknown=None)),
    ("SW105", set_to("person", upn="A801200001001", upnunknown=None)),
    ("SW105", set_to("person", upn="801200001001", upnunknown=None)),
    ("SW105", set_to("person", uniquelearnernumber="12345", upnunknown=None)),
    ("SW106", both(set_to("person", upn=SHARED_UPN), twice("person"))),
    ("SW107", set_to("person", upn=SPARE_UPN)),
    ("SW108", set_to("person", sex="X")),
    ("SW108", set_to("senneed", sentype="DYSLEXIA")),
    ("SW108b", set_to("person", ethnicity="White")),
    ("SW201", without("requests")),
    ("SW202", set_to("requests", receiveddate=None)),
    ("SW203", set_to("requests", receiveddate="2026-01-16")),
    ("SW203", set_to("requests", receiveddate="2016-01-16")),
    ("SW204", set_to("requests", requestoutcome=None)),
    ("SW205", set_to("requests", requestoutcomedate=None)),
    ("SW206", set_to("requests", requestoutcome="W")),
    ("SW207", set_to("requests", requestoutcomedate="2025-03-02")),
    ("SW208", set_to("requests", requestoutcomedate="2025-04-15")),
    ("SW209", set_to("requests", requestoutcomedate="2024-12-31")),
    ("SW210", set_to("requests", requesttribunal="1")),
    ("SW211", set_to("requests", requestoutcome="N")),
    ("SW212", set_to("requests", requestsource=None)),
    ("SW213", both(set_to("requests", requestoutcome="A"), twice("requests", requestoutcome="A"))),
    ("SW301", without("assessment")),
    ("SW302", twice("assessment")),
    ("SW303", set_to("assessment", assessmentoutcome="N", assessmentoutcomedate=None)),
    ("SW304", set_to("assessment", assessmentoutcomedate=None)),
    ("SW305", set_to("assessment", assessmentoutcome="A")),
    ("SW306", set_to("assessment", assessmentoutcomedate="2025-03-20")),
    ("SW307", set_to("assessment", assessmentoutcomedate="2025-07-22")),
    ("SW307", set_to("assessment", assessmentoutcomedate="2025-06-24", assessmentoutcome="N")),
    ("SW308", set_to("assessment", week20="1")),
    ("SW310a", set_to("requests", requestoutcome="H", receiveddate=None)),
    ("SW310b", set_to("requests", requestoutcome="H", requestoutcomedate=None)),
    ("SW401", without("namedplan")),
    ("SW402", set_to("namedplan", startdate=None)),
    ("SW402", set_to("namedplan", startdate="2026-01-16")),
    ("SW403", set_to("namedplan", startdate="2025-07-15")),
    ("SW404", without("plandetail")),
    ("SW405", set_to("plandetail", urn=None)),
    ("SW405", set_to("plandetail", sensetting="EHE")),
    ("SW406", twice("plandetail")),
    ("SW406", set_to("plandetail", placementrank="2")),
    ("SW407", set_to("namedplan", ceasedate="2025-10-01")),
    ("SW407", set_to("namedplan", ceasereason="9")),
    ("SW408", set_to("namedplan", ceasedate="2025-07-01", ceasereason="6")),
    ("SW408", set_to("namedplan", ceasedate="2026-02-01", ceasereason="6")),
    ("SW409a", set_to("namedplan", ceasedate="2025-10-01", ceasereason="1")),
    ("SW410", set_to("namedplan", dp="E")),
    ("SW411", set_to("placementdetail", urn=None, sensetting="OTH")),
    ("SW412", set_to("placementdetail", urn=None, sensetting="NEET")),
    ("SW412", set_to("plandetail", urn=None, sensetting="NEET")),
    ("SW501", without("activeplans")),
    ("SW502", set_to("namedplan", ceasedate="2025-10-01", ceasereason="6")),
    ("SW503a", without("placementdetail")),
    ("SW503b", both(without("placementdetail"), set_to("activeplans", transferla="991"))),
    ("SW504", set_to("placementdetail", entrydate=None)),
    ("SW504", set_to("placementdetail", leavingdate="2025-08-31")),
    ("SW505", set_to("placementdetail", placementrank="2")),
    ("SW505", set_to("placementdetail", leavingdate="2025-10-01")),
    ("SW506a", set_to("placementdetail", senunitindicator="1", resourcedprovisionindicator="1")),
    ("SW508", without("senneed")),
    ("SW508", twice("senneed")),
    ("SW508", twice("senneed", sentyperank="2")),
    ("SW508", set_to("senneed", sentyperank="2")),
    ("SW509", set_to("activeplans", **REVIEWED | {"lastreview": "2025-08-31"})),
    ("SW510", set_to("activeplans", **REVIEWED | {"lastreview": "2025-09-30"})),
    ("SW511", OLD),
    ("SW512", set_to("activeplans", reviewoutcome="M")),
    ("SW513", set_to("activeplans", **REVIEWED | {"reviewoutcome": "A"})),
    ("SW514", set_to("activeplans", phasetransferduedate="2025-02-14")),
    ("SW514", set_to("activeplans", phasetransferduedate="2025-02-15", phasetransferfinaldate="2025-02-16")),
    ("SW515", set_to("activeplans", transferla="990")),
    ("SW515", set_to("activeplans", transferla="Wash")),
    ("SW516", set_to("activeplans", **REVIEWED | {"reviewmeeting": "2026-01-16"})),
    ("SW601", set_to("placementdetail", urn=None, sensetting="NIEO", **EXPLAINED)),
    ("SF02", twice("requests", requeststableid="60")),
    ("SF04", twice("person")),
    ("SF05", set_to("person", gendercurrent="1")),
    ("SF07", set_to("namedplan", startdate="2025-02-29")),
    ("SF07", set_to("person", personbirthdate="45000")),
    ("SF09", set_to("namedplan", startdate="2001-01-01")),
    ("SF10", set_to("namedplan", startdate="2025-03-02")),
    ("SF11", set_to("requests", rya="perhaps")),
]
RIGHT = {
    "as it should be": set_to("person"),
    "with a number": set_to("person", upn=GOOD_UPN, upnunknown=None),
    "reviewed in time": set_to("activeplans", **REVIEWED),
    "of an earlier year": both(OLD, set_to("activeplans", **REVIEWED)),
    "from another authority": set_to("activeplans", transferla="991"),
    "issued on the last day of 20 weeks": both(
        set_to("assessment", assessmentoutcomedate="2025-07-21"), set_to("namedplan", startdate="2025-07-21")
    ),
}


@pytest.fixture(scope="module")
def found() -> set[tuple[str, str]]:
    """Which rule found something of which person; person n is that of case n, those from 900 are right."""
    persons = []
    for number, spoil in [*enumerate(spoil for _, spoil in CASES), *enumerate(RIGHT.values(), start=900)]:
        persons.append(person_with_a_plan(number))
        spoil(persons[-1])
    with open_tables(tables_of(persons)) as opened:
        return {(finding.rule.id, finding.person) for finding in all_findings(check_return(opened))}


@pytest.mark.parametrize(("number", "rule"), [(n, rule) for n, (rule, _) in enumerate(CASES)])
def test_the_rule_sees_what_breaks_it(found, number, rule):
    of_this = {name for name, person in found if person in (str(number), str(number + 1_000_000))}
    assert rule in of_this


@pytest.mark.parametrize(("number", "what"), list(enumerate(RIGHT, start=900)))
def test_no_rule_says_anything_of_a_record_that_is_right(found, number, what):
    assert {name for name, person in found if person == str(number)} == set(), what


def rules_broken(tables, **knowing) -> set[str]:
    with open_tables(tables, **knowing) as opened:
        return {group.rule.id for group in check_return(opened).groups}


@pytest.mark.parametrize(
    ("rule", "header"),
    [
        ("SW001", HEADER | {"lea": "Fenmoor"}),
        ("SW001", HEADER | {"referencedate": "2026-01-16"}),
        ("SW002", HEADER | {"dsco": None}),
    ],
)
def test_the_header_is_checked(rule, header):
    assert rules_broken(tables_of([person_with_a_plan(1)], header)) == {rule}


def test_a_record_that_belongs_to_nobody_is_found_and_not_dropped():
    person = person_with_a_plan(1)
    person["senneed"].append({"senneedtableid": "7", "activeplanstableid": "99", "sentype": "HI", "sentyperank": "1"})
    with open_tables(tables_of([person])) as opened:
        (finding,) = [one for one in all_findings(check_return(opened)) if one.rule.id == "SF03"]
        assert (finding.module, finding.key) == ("senneed", "7")


def test_a_missing_module_is_named_and_what_needs_it_is_not_asked():
    tables = tables_of([person_with_a_plan(1)])
    del tables["assessment"]
    with open_tables(tables) as opened:
        checked = check_return(opened)
    assert [group.rule.id for group in checked.groups] == ["SF01"]
    assert "module 3 (assessment)" in {need for rule in checked.not_asked for need in rule.needs}
    assert not checked.validates


def test_two_years_files_mixed_are_named():
    persons = [person_with_a_plan(number) for number in range(3)]
    for person in persons:
        person["requests"][0] |= {"receiveddate": "2024-03-04", "requestoutcomedate": "2024-04-05"}
    assert "SF08" in rules_broken(tables_of(persons))


def test_too_many_exceptions_and_other_reasons_are_queried():
    persons = [person_with_a_plan(number) for number in range(3)]
    for person in persons[:2]:
        set_to("assessment", week20="1")(person)
        both(set_to("namedplan", ceasedate="2025-11-01", ceasereason="9"), without("activeplans"))(person)
    assert {"SW309", "SW409b"} <= rules_broken(tables_of(persons))


def test_a_caseload_far_from_last_years_is_queried():
    with open_tables(tables_of([person_with_a_plan(1)])) as opened:
        assert {group.rule.id for group in check_return(opened, last_year_plans=2).groups} == {"SW602"}
        assert not check_return(opened, last_year_plans=1).groups


def test_an_item_of_a_later_year_is_queried_and_its_rules_are_not_asked():
    tables = tables_of([person_with_a_plan(1)], HEADER | {"year": "2024", "referencedate": "2024-01-18"})
    with open_tables(tables) as opened:
        checked = check_return(opened)
        fields = {f.fields[0].name for f in all_findings(checked) if f.rule.id == "SF05"}
    assert fields == {"RequestSource", "DSCO"}
    assert "SW212" not in {group.rule.id for group in checked.groups}


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027])
def test_a_return_without_mistakes_validates_in_every_year(year):
    with open_tables(invented_authority(plans=150, seed=5).return_of(year)) as opened:
        assert check_return(opened).validates


def test_every_rule_of_the_reconstruction_is_here(shared):
    import re

    published = set(re.findall(r"^\| (SW\d{3}) ", (shared / "domain" / "sen2.md").read_text(), re.MULTILINE))
    assert published == {rule.id[:5] for rule in RULES if rule.id.startswith("SW")}


def test_every_rule_can_be_explained_with_its_source_and_what_is_not_verified():
    for rule in RULES:
        parts = dict(explained(rule))
        assert all(parts[name] for name in ("What", "Why it matters", "How to mend it", "Source")), rule.id
        assert "not at hand" in parts["Verified"]


def test_the_rule_on_codes_lists_them_with_the_years_in_which_they_are_taken():
    parts = dict(explained(rule_named("SW108")))
    assert "DS Down syndrome (from 2025)" in parts["Codes of SENtype"]


def test_a_rule_is_found_whatever_its_capitals():
    assert rule_named(" sw307 ").level is Level.QUERY
    with pytest.raises(KeyError):
        rule_named("SW999")


def test_the_check_letter_is_that_of_the_sum_of_the_digits():
    total = sum(place * int(digit) for place, digit in enumerate(GOOD_UPN[1:], start=2))
    assert UPN_LETTERS[total % 23] == GOOD_UPN[0]
