"""Outcomes loaded from an extract: asked once, whole or not at all, by keys alone."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sendwell.apps.audits.commands import load_outcomes
from sendwell.apps.audits.models import OutcomesReviewed
from sendwell.apps.casework.commands import ExtractRefused
from sendwell.apps.casework.extracts.commands import choose_columns, take_extract
from sendwell.apps.casework.keys import key_of
from sendwell.apps.casework.models import About, CaseExtract
from sendwell.apps.mechanisms.refused import Refused
from sendwell.domain.returns.case_extract.outcomes import OUTCOMES
from tests.apps.audits.plans import Team, a_case

pytestmark = pytest.mark.django_db
HEADS = "Person ID,Review date,Key stage,Need,Status"
DAY = date(2026, 3, 14)


def taken(team: Team, *rows: str) -> CaseExtract:
    content = ContentFile("\n".join((HEADS, *rows)).encode(), name="outcomes.csv")
    return take_extract(file=content, about=About.OUTCOMES, by=team.manager)


def given(team: Team, *rows: str) -> CaseExtract:
    extract = taken(team, *rows)
    choose_columns(extract=extract, mapping=OUTCOMES.guessed(HEADS.split(",")), by=team.manager)
    return extract


def of_child(team: Team, child: str):
    return a_case(team.area, child_key=key_of(team.area, child))


def test_outcomes_are_recorded_at_the_case_of_the_child_and_the_file_is_let_go():
    team = Team()
    case = of_child(team, "7")
    extract = given(team, "7,14/03/2026,KS2,SEMH,Met", "7,14/03/2026,KS2,SEMH,Not met")
    assert load_outcomes(extract=extract, by=team.manager) == 1
    row = OutcomesReviewed.objects.get(case=case)
    assert (row.reviewed_on, row.phase, row.need, row.achieved, row.not_achieved) == (DAY, "primary", "semh", 1, 1)
    assert not CaseExtract.objects.exists()


def test_what_was_recorded_of_the_same_plan_and_day_gives_way():
    team = Team()
    of_child(team, "7")
    for rows in (["7,14/03/2026,KS2,SEMH,Met", "7,14/03/2026,KS2,SLCN,Met"], ["7,14/03/2026,KS2,SEMH,Changed"]):
        load_outcomes(extract=given(team, *rows), by=team.manager)
    assert OutcomesReviewed.objects.get().changed == 1


def test_one_reference_that_is_not_known_keeps_all_from_being_recorded():
    team = Team()
    of_child(team, "7")
    extract = given(team, "7,14/03/2026,KS2,SEMH,Met", "8,14/03/2026,KS2,SEMH,Met")
    with pytest.raises(ExtractRefused) as refused:
        load_outcomes(extract=extract, by=team.manager)
    assert [problem.where for problem in refused.value.problems] == ["Row 3"]
    assert not OutcomesReviewed.objects.exists()


def test_columns_are_asked_for_once_and_must_say_what_is_needed():
    team = Team()
    extract = taken(team, "7,14/03/2026,KS2,SEMH,Met")
    mapping = {"Person ID": "child", "Review date": "reviewed_on", "Need": "need", "Status": "result"}
    with pytest.raises(Refused, match="stage of education"):
        choose_columns(extract=extract, mapping=mapping, by=team.manager)
    given(team, "7,14/03/2026,KS2,SEMH,Met")
    assert taken(team, "9,14/03/2026,KS2,SEMH,Met").mapping["Status"] == "result"


def test_only_who_runs_the_audits_loads_outcomes():
    team = Team()
    extract = given(team, "7,14/03/2026,KS2,SEMH,Met")
    with pytest.raises(PermissionDenied):
        load_outcomes(extract=extract, by=team.first)
    assert default_storage.exists(extract.stored_as)
