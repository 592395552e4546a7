"""A person accepts, rejects or re-opens a statement."""

from collections.abc import Iterable

from django.utils import timezone

from sendwell.apps.evidence.destinations import destinations_of
from sendwell.apps.evidence.models import Statement, StatementKind, StatementState
from sendwell.apps.evidence.permissions import may_review_paper
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person


@command
def accept(*, statement: Statement, by: Person) -> Statement:
    """Confirm a statement: it enters the programme. Raises PermissionDenied, or Refused if it was decided already."""
    return _accepted(for_change(statement, by), by)


@command
def accept_all(*, statements: Iterable[Statement], by: Person) -> list[Statement]:
    """Confirm several statements at once: all of them or none. Raises as `accept`."""
    return [_accepted(for_change(statement, by), by) for statement in statements]


@command
def reject(*, statement: Statement, by: Person, reason: str = "") -> Statement:
    """Say that a statement was not read right, or is not needed. Raises PermissionDenied or Refused."""
    found = for_change(statement, by)
    if reason:
        found.details = {**found.details, "rejected_because": reason}
    return _decide(found, StatementState.REJECTED, by)


@command
def reopen(*, statement: Statement, by: Person) -> Statement:
    """Put an accepted or rejected statement back among those to be confirmed, and take back what it became.

    One that was split or joined comes back instead of what was made of it. Raises PermissionDenied, or Refused where
    something already depends on what it became.
    """
    found = locked(statement, by)
    if found.state == StatementState.PROPOSED:
        raise Refused("This statement is still to be confirmed.")
    if found.state == StatementState.REPLACED:
        return _undo_replacing(found, by)
    if found.state == StatementState.ACCEPTED:
        for destination in destinations_of(found.kind):
            destination.withdraw(found, by)
    found.details = {key: value for key, value in found.details.items() if key != "rejected_because"}
    return _propose(found)


def locked(statement: Statement, by: Person) -> Statement:
    """The statement as it stands now, held until the end of the transaction. Raises PermissionDenied."""
    found = Statement.objects.select_for_update(of=("self",)).select_related("document__area").get(pk=statement.pk)
    require(may_review_paper(by, found.document))
    return found


def for_change(statement: Statement, by: Person) -> Statement:
    """As `locked`, for a statement that nobody has decided yet. Raises Refused if somebody has."""
    found = locked(statement, by)
    if found.state != StatementState.PROPOSED:
        who = f" by {found.decided_by}" if found.decided_by else ""
        raise Refused(f"This statement was decided already{who}: {found.get_state_display().lower()}.")
    return found


def what_is_missing(statement: Statement) -> str:
    """What a person must say before a statement can be accepted; empty where nothing is missing."""
    if statement.kind == StatementKind.ACRONYM and not statement.details.get("expansion"):
        return "Say what it stands for before you accept it."
    if statement.kind == StatementKind.DATE and not statement.details.get("on"):
        return "Say which date it is before you accept it."
    return ""


def _accepted(statement: Statement, by: Person) -> Statement:
    if missing := what_is_missing(statement):
        raise Refused(missing)
    _decide(statement, StatementState.ACCEPTED, by)
    for destination in destinations_of(statement.kind):
        destination.receive(statement, by)
    return statement


def _decide(statement: Statement, state: StatementState, by: Person) -> Statement:
    statement.state, statement.decided_by, statement.decided_at = state, by, timezone.now()
    statement.save()
    return statement


def _propose(statement: Statement) -> Statement:
    statement.state, statement.decided_by, statement.decided_at = StatementState.PROPOSED, None, None
    statement.save()
    return statement


def _undo_replacing(statement: Statement, by: Person) -> Statement:
    made = [locked(one, by) for one in statement.made_into.all()]
    if any(one.state != StatementState.PROPOSED for one in made):
        raise Refused("What was made of this statement was decided already. Open that again first.")
    sources = {source.pk: source for one in made for source in one.made_from.all()}
    for one in made:
        one.delete()
    for source in sources.values():
        _propose(source)
    return Statement.objects.get(pk=statement.pk)
