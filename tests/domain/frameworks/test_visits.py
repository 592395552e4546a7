"""The kinds of visit of each framework, and the words in which they judge."""

import pytest

from sendwell.domain.frameworks import framework_named, frameworks, plan_kind, read_framework

EVERY_VISIT = [(framework, visit) for framework in frameworks().values() for visit in framework.visits]


@pytest.mark.parametrize(("framework", "visit"), EVERY_VISIT)
def test_a_visit_reaches_a_stage_that_its_kind_of_plan_has(framework, visit):
    for kind, stage in visit.stages.items():
        assert kind in framework.offers
        assert plan_kind(kind).stage(stage).key == stage


@pytest.mark.parametrize(("framework", "visit"), EVERY_VISIT)
def test_a_visit_names_its_source_and_judges_in_words_that_can_fall_short(framework, visit):
    assert visit.source
    assert visit.scale is None or {one.falls_short for one in visit.scale.judgements} == {True, False}


def test_a_revisit_judges_each_weakness_sufficient_or_not():
    scale = framework_named("local_area_send_2016").visit("revisit").scale
    assert scale.verified
    assert [one.words for one in scale.judgements] == ["Sufficient progress", "Not sufficient progress"]


def test_a_framework_whose_visit_judges_by_no_scale_of_its_own_is_refused():
    text = """
        key = "x"
        name = "X"
        paper_kind = "x"
        priorities = []
        proposed = []
        offers = []
        findings = {}
        calls_for = []
        visit = [{ key = "look", name = "L", by = "us", meaning = "", source = "s", verified = true, scale = "none" }]
    """
    with pytest.raises(ValueError, match="The visit “look” judges by “none”"):
        read_framework(text)
