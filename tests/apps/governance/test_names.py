"""When two names mean the same body or the same person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.governance.names import body_key, person_meant
from sendwell.apps.partnership.models import Person

PEOPLE = [
    Person(name="Ann Lee", job_title="Director of Children’s Services"),
    Person(name="Bo Lee", job_title="Head of Service"),
    Person(name="Cy Ray", job_title="Head of Service"),
]


@pytest.mark.parametrize(
    "other",
    ["the SEND improvement board", "SEND Improvement Board.", "Send  Improvement–Board", "The SEND Improvement Board:"],
)
def test_a_body_is_known_by_its_name_whatever_the_case_and_punctuation(other):
    assert body_key(other) == body_key("SEND Improvement Board")


@pytest.mark.parametrize("other", ["SEND Improvement Board B", "SEND Board", "Improvement Board SEND"])
def test_another_name_is_another_body(other):
    assert body_key(other) != body_key("SEND Improvement Board")


@given(st.text())
def test_the_key_of_a_name_is_its_own_key(name):
    assert body_key(body_key(name)) == body_key(name)


@pytest.mark.parametrize(
    "named",
    ["Ann Lee", "ann lee", "Cllr Ann Lee", "Director of Children's Services", "the Director of Children’s Services",
     "Ann Lee, Director of something else"],
)  # fmt: skip
def test_a_person_is_meant_by_full_name_or_job_title(named):
    assert person_meant(named, PEOPLE) is PEOPLE[0]


@pytest.mark.parametrize("named", ["Head of Service", "Lee", "A Lee", "the Council", "", "Mr", ","])
def test_nobody_is_guessed(named):
    assert person_meant(named, PEOPLE) is None
