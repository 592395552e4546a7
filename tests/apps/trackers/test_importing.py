"""A tracker is imported: all of it or nothing, and only once."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands.updates import add_update
from sendwell.apps.programme.models import Action, Priority, Update
from sendwell.apps.trackers.commands import choose_columns, choose_names, take_tracker, undo_import
from sendwell.apps.trackers.exporting import plan_as_tracker
from sendwell.apps.trackers.models import LoadState
from sendwell.apps.trackers.planning.names import PERSON, key_of
from sendwell.apps.trackers.queries import plan_rows
from sendwell.apps.trackers.reading import proposal_of, tracker_of
from sendwell.domain.tracker import read_tracker
from tests.apps.programme.plans import a_plan, an_action, an_update
from tests.apps.trackers.bringing import HEADER, LINK, ROWS, a_tracker, brought_in, imported, state_of, with_cell
from tests.domain.tracker import trackers
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found = a_manager(an_area())
    a_person(found.area, name="Asha Fenn")
    a_person(found.area, name="Tom Reed")
    return found


@pytest.fixture
def plan(manager):
    return a_plan(manager.area, manager)


def test_a_tracker_becomes_priorities_actions_and_updates(plan, manager):
    load = imported(plan, manager)
    assert (load.state, load.counts) == (
        LoadState.IMPORTED,
        {"added": 3, "changed": 0, "updates": 2, "priorities": 1},
    )
    first = Action.objects.get(title="Recruit a paediatrician")
    assert (first.owner.name, first.due_on, first.updates.get().rating) == ("Asha Fenn", date(2027, 3, 31), "amber")
    assert Action.objects.get(title="Publish waits each month").depends_on.get() == first


def test_a_priority_that_the_plan_has_is_not_added_again(plan, manager):
    imported(plan, manager)
    assert sorted(plan.priorities.values_list("title", flat=True)) == ["Hearing families", "Waiting times"]


def test_the_same_tracker_twice_changes_nothing(plan, manager):
    imported(plan, manager)
    before = state_of(plan)
    load = imported(plan, manager)
    assert load.counts == {"added": 0, "changed": 0, "updates": 0, "priorities": 0}
    assert state_of(plan) == before


def test_only_the_row_that_was_edited_changes(plan, manager):
    imported(plan, manager)
    load = imported(plan, manager, with_cell(0, "Due date", date(2027, 4, 30)))
    assert load.counts == {"added": 0, "changed": 1, "updates": 0, "priorities": 0}
    assert Action.objects.get(title="Recruit a paediatrician").due_on == date(2027, 4, 30)


def test_a_change_made_in_sendwell_is_not_undone_by_an_old_tracker(plan, manager):
    imported(plan, manager)
    action = Action.objects.get(title="Recruit a paediatrician")
    add_update(action=action, rating="red", happened="Nobody applied.", by=manager)
    imported(plan, manager)
    assert action.updates.latest().happened == "Nobody applied."


def test_a_problem_in_one_row_stops_all_of_it(plan, manager):
    load = imported(plan, manager, with_cell(1, "Due date", "31/02/2027"))
    assert load.state == LoadState.REFUSED
    assert load.problems[0][:4] == ["Sheet", 3, "Due date", "There is no 31 February 2027."]
    assert not Action.objects.exists()


def test_cells_with_problems_may_be_left_empty(plan, manager):
    load = imported(plan, manager, with_cell(1, "Due date", "31/02/2027"), leave_out=True)
    assert load.counts["added"] == 3
    assert Action.objects.get(title="Publish waits each month").due_on is None
    assert len(load.problems) == 1


def test_amber_to_green_without_evidence_is_refused_row_by_row(plan, manager):
    imported(plan, manager)
    load = imported(plan, manager, with_cell(0, "RAG", "Green"))
    assert load.state == LoadState.REFUSED
    assert load.problems[0][1] == 2
    assert "needs evidence" in load.problems[0][3]
    assert Update.objects.count() == 2


def test_amber_to_green_with_reason_and_evidence_is_taken(plan, manager):
    imported(plan, manager)
    rows = [(*ROWS[0][:5], "Green", "Two started in May", f"Minutes: {LINK}", ""), *ROWS[1:]]
    assert imported(plan, manager, a_tracker(rows)).counts["updates"] == 1
    latest = Action.objects.get(title="Recruit a paediatrician").updates.latest()
    assert (latest.rating, latest.evidence.get().link) == ("green", LINK)


def test_an_update_for_an_action_that_is_done_is_a_problem(plan, manager):
    action = an_action(plan.priorities.get(), manager, title="Recruit a paediatrician")
    an_update(action, manager, "blue")
    load = imported(plan, manager)
    assert "done (blue)" in load.problems[0][3]


def test_a_command_that_refuses_a_row_stops_all_of_it(plan, manager, monkeypatch):
    def refuse(**said):
        raise Refused("Not so.")

    monkeypatch.setattr("sendwell.apps.trackers.commands.importing.add_update", refuse)
    load = imported(plan, manager)
    assert [problem[3] for problem in load.problems] == ["Not so.", "Not so."]
    assert not Action.objects.exists()


def test_a_name_that_nobody_has_is_asked_for_and_remembered(plan, manager):
    content = with_cell(0, "Owner", "A. Fenn (SEND)")
    asha = manager.area.people.get(name="Asha Fenn")
    load = brought_in(plan, manager, content)
    choose_names(load=load, names={key_of(PERSON, "A. Fenn (SEND)"): asha.pk}, by=manager)
    again = brought_in(plan, manager, content)
    found = proposal_of(again, tracker_of(again), plan_rows(again.plan)).added[0]
    assert found.fields["owner"] == asha


def test_two_people_of_one_name_are_never_told_apart_by_guess(plan, manager):
    a_person(manager.area, name="Asha Fenn")
    imported(plan, manager)
    assert Action.objects.get(title="Recruit a paediatrician").owner is None


def test_columns_are_remembered_for_the_next_tracker_with_the_same_headings(plan, manager):
    load = brought_in(plan, manager)
    mapping = {heading: field or "" for heading, field in tracker_of(load).mapping.items()} | {"Progress": ""}
    choose_columns(load=load, mapping=mapping, by=manager)
    assert brought_in(plan, manager).mapping["Progress"] == ""


def test_a_mapping_without_an_action_or_with_one_twice_is_refused(plan, manager):
    load = brought_in(plan, manager)
    with pytest.raises(Refused, match="Choose the column that says what will be done"):
        choose_columns(load=load, mapping={"Action": ""}, by=manager)
    with pytest.raises(Refused, match="Two columns"):
        choose_columns(load=load, mapping={"Action": "action", "Progress": "action"}, by=manager)


def test_an_import_is_taken_back_whole(plan, manager):
    before = state_of(plan), Priority.objects.count()
    undo_import(load=imported(plan, manager), by=manager)
    assert (state_of(plan), Priority.objects.count()) == before


def test_an_import_that_changed_actions_is_taken_back_to_what_they_were(plan, manager):
    imported(plan, manager)
    before = state_of(plan)
    undo_import(load=imported(plan, manager, with_cell(1, "Depends on", "2.1")), by=manager)
    assert state_of(plan) == before


def test_an_import_on_which_somebody_built_stays(plan, manager):
    load = imported(plan, manager)
    action = Action.objects.get(title="Set up a parent panel")
    add_update(action=action, rating="amber", happened="Begun.", by=manager)
    with pytest.raises(Refused, match="“Set up a parent panel” was changed or updated since the import"):
        undo_import(load=load, by=manager)


def test_after_it_was_taken_back_a_tracker_can_be_imported_again(plan, manager):
    undo_import(load=imported(plan, manager), by=manager)
    assert imported(plan, manager).counts["added"] == 3


def test_the_plan_goes_out_in_the_shape_in_which_the_tracker_came(plan, manager):
    load = brought_in(plan, manager)
    mapping = {heading: field or "" for heading, field in tracker_of(load).mapping.items()}
    choose_columns(load=load, mapping=mapping, by=manager)
    imported(plan, manager)
    written = read_tracker(plan_as_tracker(plan), "out.xlsx")
    assert tuple(column.label for column in written.columns) == HEADER
    assert [row.ref for row in written.rows] == ["1.1", "1.2", "2.1"]


def test_what_goes_out_and_comes_back_changes_nothing(plan, manager):
    imported(plan, manager)
    an_action(plan.priorities.get(title="Waiting times"), manager, title="Never in a tracker")
    assert imported(plan, manager, plan_as_tracker(plan)).counts == {
        "added": 0,
        "changed": 0,
        "updates": 0,
        "priorities": 0,
    }


def test_a_longer_tracker_is_imported_in_the_background(plan, manager, django_capture_on_commit_callbacks):
    rows = [(f"R{n}", "Waiting times", f"Action number {n}", "", "", "", "", "", "") for n in range(501)]
    with django_capture_on_commit_callbacks(execute=True):
        waiting = imported(plan, manager, a_tracker(rows))
        assert waiting.state == LoadState.WAITING
        assert not Action.objects.exists()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.counts["added"]) == (LoadState.IMPORTED, 501)


def test_only_the_programme_manager_of_the_area_brings_trackers_in(plan, manager):
    load = brought_in(plan, manager)
    for stranger in (a_person(manager.area, Role.ACTION_OWNER), a_manager(an_area("Saltmarsh"))):
        with pytest.raises(PermissionDenied):
            brought_in(plan, stranger)
        with pytest.raises(PermissionDenied):
            undo_import(load=load, by=stranger)


@pytest.mark.parametrize("make", [trackers.sections_and_two_header_rows, trackers.word_tables])
def test_trackers_of_other_shapes_are_imported_too(plan, manager, make):
    load = imported(plan, manager, make(), leave_out=True)
    assert load.counts["added"] == 3
    before = state_of(plan)
    assert imported(plan, manager, make(), leave_out=True).counts["changed"] == 0
    assert state_of(plan) == before


def test_a_file_that_is_no_tracker_is_refused_in_words(plan, manager):
    with pytest.raises(Refused, match="This is a PDF"):
        brought_in(plan, manager, b"%PDF-1.7")


def test_take_tracker_keeps_nothing_of_a_file_that_is_refused(plan, manager, tmp_path):
    with pytest.raises(Refused):
        take_tracker(plan=plan, file=ContentFile(b"x", "a"), by=manager)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
