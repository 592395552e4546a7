"""A pack that was issued stays what it was; what was wrong in it is put right in another edition, old beside new."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.programme.models import Action
from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.pdf import to_pdf
from sendwell.apps.publishing.paper.tree import Document, Section, Table, words_of
from sendwell.apps.publishing.paper.word import to_word
from sendwell.apps.publishing.reading import as_read
from sendwell.apps.publishing.sealing import is_as_issued, seal
from tests.apps.publishing.plans import World, a_world_in_trouble

pytestmark = pytest.mark.django_db
WHY = "The therapists were counted twice."


def forms_of(pack: Pack) -> tuple[str, bytes, bytes]:
    pack = Pack.objects.select_related("corrected_by").get(pk=pack.pk)
    paper, dated = as_read(pack), pack.issued_at.date()
    return to_html(paper), to_pdf(paper, "https://s.example", dated), to_word(paper, "https://s.example", dated)


def everything_changes(world: World) -> None:
    for action in Action.objects.all():
        world.update(action, "blue", "All of it is done.", days_ago=-300)
    Action.objects.update(title="Another title", due_on=world.today)
    world.term("ICB", "Another board")
    world.body.name = "Renamed board"
    world.body.save()


def corrected(world: World, **fields) -> tuple[Pack, Pack]:
    """A pack, and the edition that corrects it after something of the first action was mended."""
    first = world.issue()
    action = Action.objects.get(title="Hire two therapists")
    for name, value in (fields or {"title": "Hire one therapist"}).items():
        setattr(action, name, value)
    action.save()
    return first, world.issue(why=WHY)


def section(paper: Document, heading: str) -> Section:
    return next(found for found in paper.sections if found.heading == heading)


def old_beside_new(pack: Pack) -> list[list[str]]:
    found = section(from_json(pack.content), "What this edition corrects")
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    return [[words_of(cell) for cell in row.cells] for row in table.rows]


def test_a_pack_made_again_years_later_has_the_same_figures_the_same_bytes_and_the_same_fingerprint():
    world = a_world_in_trouble()
    pack = world.issue()
    before = forms_of(pack)
    everything_changes(world)
    with time_machine.travel(datetime.combine(world.today + timedelta(days=900), time(10), UTC)):
        assert forms_of(pack) == before
        pack.refresh_from_db()
        assert seal(pack) == pack.sha256


@pytest.mark.parametrize("field", ["content", "ratings", "meeting_on", "issued_at", "decide"])
def test_a_pack_that_was_changed_behind_the_services_back_no_longer_has_its_fingerprint(field):
    world = a_world_in_trouble()
    pack = world.issue()
    changed = {
        "content": {**pack.content, "version": 2},
        "ratings": {**pack.ratings, "1": "blue"},
        "meeting_on": pack.meeting_on + timedelta(days=1),
        "issued_at": pack.issued_at + timedelta(microseconds=1),
        "decide": ["Nothing"],
    }
    Pack.objects.filter(pk=pack.pk).update(**{field: changed[field]})
    pack.refresh_from_db()
    assert not is_as_issued(pack)


def test_two_packs_never_share_a_fingerprint():
    world = a_world_in_trouble()
    assert world.issue().sha256 != world.issue(audience="public").sha256


def test_a_correction_says_what_was_wrong_and_shows_old_beside_new():
    _, second = corrected(a_world_in_trouble())
    words = to_html(from_json(second.content))
    assert "Edition 2: it corrects the one issued before" in words
    assert WHY in words
    where, old, new = next(row for row in old_beside_new(second) if "late by 12 days" in row[1])
    assert "In two minutes" in where
    assert (old, new) == (
        "Action 1.1: Hire two therapists: late by 12 days",
        "Action 1.1: Hire one therapist: late by 12 days",
    )


def test_only_what_differs_is_told_and_not_how_far_off_dates_have_come_meanwhile():
    world = a_world_in_trouble()
    first = world.issue()
    world.today += timedelta(days=3)
    Action.objects.filter(title="Train caseworkers").update(title="Train all caseworkers")
    second = world.issue(first.meeting_on, why=WHY)
    assert all("rain" in old or "rain" in new for _, old, new in old_beside_new(second))


def test_numbers_of_the_body_stay_where_they_were():
    first, second = (from_json(pack.content) for pack in corrected(a_world_in_trouble()))
    kept = [found.number for found in first.sections if found.number.isdigit()]
    assert [found.number for found in second.sections if found.number.isdigit()][: len(kept)] == kept


def test_both_editions_stay_and_the_first_says_on_its_first_page_that_it_was_corrected():
    first, second = corrected(a_world_in_trouble())
    html, pdf, word = forms_of(first)
    assert f"What was wrong in this edition: {WHY}" in html
    assert html.index("This edition was corrected") < html.index("In two minutes")
    assert "This edition was corrected" not in forms_of(second)[0]
    assert is_as_issued(Pack.objects.get(pk=first.pk))
    assert pdf[:4] == b"%PDF"
    assert word[:2] == b"PK"


def test_a_pack_is_not_issued_again_without_a_word_of_what_was_wrong():
    world = a_world_in_trouble()
    world.issue()
    with pytest.raises(Refused, match="Say what was wrong in it") as refused:
        world.issue(None, "Whether to go on")
    assert refused.value.field == "why"


def test_a_correction_in_which_nothing_differs_is_refused():
    world = a_world_in_trouble()
    world.issue()
    with pytest.raises(Refused, match="nothing to correct"):
        world.issue(why=WHY)


def test_a_correction_of_a_correction_tells_its_own_differences_alone():
    world = a_world_in_trouble()
    corrected(world)
    Action.objects.filter(title="Train caseworkers").update(title="Train all caseworkers")
    third = world.issue(why="A title was wrong.")
    assert third.edition == 3
    assert not any("therapist" in words for row in old_beside_new(third) for words in row)


def test_a_pack_in_another_form_for_the_same_meeting_corrects_nothing():
    world = a_world_in_trouble()
    world.issue()
    assert world.issue(audience="scrutiny").edition == 1


def test_no_edition_is_corrected_twice():
    world = a_world_in_trouble()
    first, second = corrected(world)
    second.pk, second.edition = None, 9
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(force_insert=True)
    assert first.corrected_by.edition == 2
