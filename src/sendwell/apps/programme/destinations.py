"""What accepted words of an inspection report become here: findings, priorities and key dates."""

from sendwell.apps.evidence.destinations import register
from sendwell.apps.evidence.models import Statement, StatementKind
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands.findings import add_finding, remove_finding
from sendwell.apps.programme.commands.key_dates import keep_date
from sendwell.apps.programme.models import Inspection, KeyDate

PRIORITIES = (StatementKind.PRIORITY_ACTION, StatementKind.SIGNIFICANT_WEAKNESS, StatementKind.IMPROVEMENT)
FINDINGS = (StatementKind.NEED, StatementKind.STRENGTH)


def register_all() -> None:
    """Tell the review of papers where findings and dates go."""
    register(
        kinds=PRIORITIES,
        name="a finding and a priority in the plan",
        receive=receive_finding,
        withdraw=withdraw_finding,
    )
    register(kinds=FINDINGS, name="a finding", receive=receive_finding, withdraw=withdraw_finding)
    register(kinds=[StatementKind.DATE], name="a key date", receive=receive_date, withdraw=withdraw_date)


def receive_finding(statement: Statement, by: Person) -> None:
    """A finding joins the programme that its report started; before that it waits, accepted, for the start."""
    inspection = Inspection.objects.filter(report=statement.document_id).first()
    if inspection:
        add_finding(inspection, statement)


def withdraw_finding(statement: Statement, by: Person) -> None:
    """Take a finding out of the programme. Raises Refused where an action answers it already."""
    remove_finding(statement)


def receive_date(statement: Statement, by: Person) -> None:
    """Keep the date in sight. Raises Refused where it gives no day."""
    keep_date(statement)


def withdraw_date(statement: Statement, by: Person) -> None:
    """Take the date out of sight. Nothing hangs on it."""
    for key_date in KeyDate.objects.filter(statement=statement):
        key_date.delete()
