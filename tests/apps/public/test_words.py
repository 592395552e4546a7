"""The rules of the door: names, choices, small numbers, differences. None of it needs a database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.outcomes.queries.series import Point
from sendwell.apps.public.items.choosing import Choices, chosen
from sendwell.apps.public.items.differences import differences
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.naming import Names, names_left
from sendwell.apps.public.items.numbers import HIDDEN, shown
from sendwell.apps.public.items.snapshot import Snapshot, fingerprint, from_json, to_json
from sendwell.apps.public.items.standing import REASONS
from sendwell.domain.assurance import rules
from sendwell.domain.measures import PeriodKind, Symbol
from sendwell.domain.measures.catalogue import all_measures
from sendwell.domain.measures.periods import period

NAMES = Names({"Heron Marsh": "Designated clinical officer", "Councillor Sedge Marlow": "Cabinet member"})
TODAY = date(2027, 3, 5)


def an_item(key: str = "promise-1", kind: Kind = Kind.PROMISE, **fields) -> Item:
    """A promise that is on course."""
    said = {"texts": {"name": "Answer within 10 days", "story": "Officers’ words"}, "state": "on_course"} | fields
    return Item(key, kind, **said)


def a_site(*items: Item, **texts: str) -> Snapshot:
    """The site of Fenmoor with these items."""
    return Snapshot("Fenmoor", "fenmoor", TODAY, texts, items)


@pytest.mark.parametrize(
    ("said", "public"),
    [
        ("Heron Marsh will call.", "Designated clinical officer will call."),
        ("Asked of HERON  MARSH.", "Asked of Designated clinical officer."),
        ("Cllr Marlow agreed, and Sedge Marlow signed.", "Cabinet member agreed, and Cabinet member signed."),
        (
            "The heron marsh reserve stays open to the Marshes.",
            "The Designated clinical officer reserve stays open to the Marshes.",
        ),
        ("Salt marsh and heronry.", "Salt marsh and heronry."),
    ],
)
def test_a_post_stands_where_a_name_stood(said, public):
    assert NAMES.out_of(said) == public


def test_what_looks_like_a_name_is_put_before_the_editor():
    assert names_left("Mrs Ann Bright asked. The Drive is closed.") == ["Mrs Ann Bright"]


def test_officers_words_of_what_happened_stay_inside_unless_an_editor_writes_for_the_public():
    item = an_item()
    assert chosen([item], Choices())[0].texts["story"] == ""
    written = Choices(texts={("promise-1", "story"): ("We are late.", "")})
    assert chosen([item], written)[0].texts["story"] == "We are late."


def test_what_belongs_to_something_held_back_is_held_back_with_it():
    items = [
        an_item("body-1", Kind.BODY),
        an_item("meeting-1", Kind.MEETING, of="body-1"),
        an_item("minutes-1", Kind.PAPER, of="meeting-1"),
        an_item("body-2", Kind.BODY),
    ]
    assert [item.key for item in chosen(items, Choices(shown={"body-1": False}))] == ["body-2"]


def test_a_file_that_somebody_gave_goes_out_only_where_a_person_said_so():
    file = an_item("file-1-2", Kind.FILE)
    assert chosen([file], Choices()) == []
    assert chosen([file], Choices(shown={"file-1-2": True}))


def test_nothing_leads_to_what_is_held_back():
    items = [an_item("finding-1", Kind.FINDING), an_item("priority-1", Kind.PRIORITY, links=("finding-1",))]
    assert chosen(items, Choices(shown={"finding-1": False}))[0].links == ()


TIMELINESS = next(measure for measure in all_measures() if measure.unit == "%" and measure.chance == "proportion")


def a_point(numerator: float | None, denominator: float | None, value: float | None = 50.0) -> Point:
    """A share in a month."""
    when = period(PeriodKind.MONTH, "2026-10")
    return Point(when, when.ends, value, numerator, denominator, Symbol.NONE)


@given(st.integers(0, 400), st.integers(1, 400))
def test_no_share_is_shown_that_counts_one_to_four_children_or_leaves_out_so_few(counted, beside):
    hidden = shown(TIMELINESS, a_point(counted, counted + beside)) == HIDDEN
    assert hidden == (0 < counted < 5 or 0 < beside < 5 or counted + beside < 10)


def test_a_number_that_was_hidden_before_is_said_to_be_hidden_and_one_that_is_missing_to_be_missing():
    when = period(PeriodKind.MONTH, "2026-10")
    symbols = (Symbol.SUPPRESSED, Symbol.NOT_AVAILABLE)
    points = [Point(when, when.ends, None, None, None, symbol) for symbol in symbols]
    assert [shown(TIMELINESS, point) for point in points] == [HIDDEN, "not known"]


def test_every_rule_that_the_facts_can_fail_has_words_for_families():
    assert [rule.key for rule in rules().by_key.values() if rule.mend and rule.key not in REASONS] == []


def test_a_snapshot_kept_and_read_again_is_the_same_and_has_one_fingerprint():
    site = a_site(
        an_item(facts=(("By when", "3 March"),), points=(("May", "3"),), links=("finding-1",)), contact="Call us."
    )
    assert from_json(to_json(site)) == site
    assert fingerprint(to_json(from_json(to_json(site)))) == fingerprint(to_json(site))


def test_before_anything_is_public_everything_is_new():
    assert [one.how for one in differences(None, a_site(an_item(), contact="Call us."))] == ["added", "added"]


def test_the_preview_tells_what_is_added_changed_and_taken_away_in_words():
    before = a_site(an_item(facts=(("How it stands", "On course"),)), an_item("promise-2"), contact="Call us.")
    after = a_site(an_item(facts=(("How it stands", "Late"),)), an_item("promise-3"), contact="Write to us.")
    found = {
        (one.how, one.key or one.name): [(e.what, e.before, e.after) for e in one.edits]
        for one in differences(before, after)
    }
    assert found[("changed", "promise-1")] == [("How it stands", "On course", "Late")]
    assert found[("changed", "Contact")] == [("Contact", "Call us.", "Write to us.")]
    assert ("added", "promise-3") in found
    assert ("removed", "promise-2") in found
    assert len(found) == 4


def test_another_day_is_no_difference():
    site = a_site(an_item())
    later = Snapshot("Fenmoor", "fenmoor", date(2027, 3, 9), {}, site.items)
    assert differences(site, later) == []
