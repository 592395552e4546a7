"""Nothing enters the programme unconfirmed; what was confirmed can be taken back while nothing depends on it."""

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.evidence import commands, destinations
from sendwell.apps.evidence.models import GlossaryTerm, StatementKind, StatementState
from sendwell.apps.evidence.queries import glossary_of, unexplained_of, without_doubts
from sendwell.apps.mechanisms.history import changes_of
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from tests.apps.evidence.papers import one, paper, read
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def strengths(monkeypatch):
    """A destination of strengths that keeps what it is given, and gives it back unless told not to."""

    class Kept(list):
        in_use = False

        def withdraw(self, statement, by):
            if self.in_use:
                raise Refused("An action rests on it.")
            self.remove(statement)

    kept = Kept()
    monkeypatch.setattr(destinations, "_destinations", [])
    destinations.register(
        kinds=["strength"],
        name="a finding",
        receive=lambda statement, by: kept.append(statement),
        withdraw=kept.withdraw,
    )
    return kept


def test_nothing_goes_anywhere_before_a_person_accepts_it(manager, strengths):
    document = read(manager)
    assert strengths == []
    accepted = commands.accept(statement=one(document, StatementKind.STRENGTH), by=manager)
    assert strengths == [accepted]
    assert (accepted.state, accepted.decided_by) == (StatementState.ACCEPTED, manager)


def test_a_statement_is_accepted_once(manager):
    statement = one(read(manager), StatementKind.STRENGTH)
    commands.accept(statement=statement, by=manager)
    with pytest.raises(Refused, match=f"decided already by {manager}"):
        commands.accept(statement=statement, by=manager)


def test_where_its_destination_refuses_it_a_statement_is_not_accepted(manager, monkeypatch):
    def refuse(statement, by):
        raise Refused("The plan is closed.")

    monkeypatch.setattr(destinations, "_destinations", [])
    destinations.register(kinds=["strength"], name="x", receive=refuse, withdraw=refuse)
    statement = one(read(manager), StatementKind.STRENGTH)
    with pytest.raises(Refused, match="The plan is closed"):
        commands.accept(statement=statement, by=manager)
    statement.refresh_from_db()
    assert statement.state == StatementState.PROPOSED


def test_all_of_one_kind_without_doubts_are_accepted_together(manager, strengths):
    document = read(manager)
    commands.accept_all(statements=without_doubts(document, StatementKind.STRENGTH), by=manager)
    assert len(strengths) == 2


def test_what_is_doubtful_is_not_accepted_together_with_the_rest(manager):
    document = read(manager, paper(doubts=("It runs over a page.",)))
    assert not without_doubts(document, StatementKind.NEED)


def test_a_rejected_statement_keeps_the_reason_and_goes_nowhere(manager, strengths):
    rejected = commands.reject(statement=one(read(manager), StatementKind.STRENGTH), by=manager, reason="A heading.")
    assert rejected.details["rejected_because"] == "A heading."
    assert strengths == []


def test_an_accepted_statement_can_be_opened_again(manager, strengths):
    accepted = commands.accept(statement=one(read(manager), StatementKind.STRENGTH), by=manager)
    opened = commands.reopen(statement=accepted, by=manager)
    assert opened.state == StatementState.PROPOSED
    assert strengths == []


def test_a_statement_on_which_something_rests_stays_accepted(manager, strengths):
    accepted = commands.accept(statement=one(read(manager), StatementKind.STRENGTH), by=manager)
    strengths.in_use = True
    with pytest.raises(Refused, match="An action rests on it"):
        commands.reopen(statement=accepted, by=manager)
    accepted.refresh_from_db()
    assert accepted.state == StatementState.ACCEPTED


def test_an_accepted_acronym_is_in_the_glossary_with_its_source(manager):
    document = read(manager)
    statement = document.statements.get(kind=StatementKind.ACRONYM, details__acronym="ICB")
    commands.accept(statement=statement, by=manager)
    term = glossary_of(manager.area).get()
    assert (term.expansion, term.statement) == ("integrated care board", statement)


def test_an_acronym_that_no_paper_explains_is_proposed_with_the_meaning_it_has_in_the_field(manager):
    read(manager)
    (statement,) = unexplained_of(manager.area)
    assert statement.details["expansion"] == "Assess, plan, do, review"
    commands.accept(statement=statement, by=manager)
    assert unexplained_of(manager.area) == []


def test_an_acronym_without_an_expansion_cannot_be_accepted(manager):
    statement = one(read(manager), StatementKind.ACRONYM)
    statement.details["expansion"] = ""
    statement.save()
    with pytest.raises(Refused, match="Say what it stands for"):
        commands.accept(statement=statement, by=manager)


def test_an_acronym_opened_again_leaves_the_glossary(manager):
    accepted = commands.accept(statement=one(read(manager), StatementKind.ACRONYM), by=manager)
    commands.reopen(statement=accepted, by=manager)
    assert not GlossaryTerm.objects.exists()


def test_nobody_but_the_programme_manager_of_the_area_decides(manager):
    statement = one(read(manager), StatementKind.STRENGTH)
    for person in (a_person(manager.area, Role.ADVISER, Role.ANALYST), a_manager(an_area("Saltmere"))):
        with pytest.raises(PermissionDenied):
            commands.accept(statement=statement, by=person)


def test_history_says_who_decided(manager):
    accepted = commands.accept(statement=one(read(manager), StatementKind.STRENGTH), by=manager)
    change = next(change for change in changes_of(accepted) if change.what == "State")
    assert (change.who, change.before, change.after) == (manager.name, "To be confirmed", "Accepted")
