"""Who keeps the register of risks, who judges a risk, and who may name one."""

from sendwell.apps.partnership.models import Person, Role
from sendwell.apps.partnership.permissions import holds, may_view_area
from sendwell.apps.risks.models import Risk

may_read_risks = may_view_area
"""Everyone with a role reads the register."""


def may_keep_risks(person: Person) -> bool:
    """The programme manager adds and changes risks, and words the scales."""
    return holds(person, Role.PROGRAMME_MANAGER)


def may_name_risk(person: Person) -> bool:
    """Whoever takes the minutes of a meeting names a risk that it spoke of, for others to judge."""
    return holds(person, Role.PROGRAMME_MANAGER, Role.CLERK)


def may_judge_some_risk(person: Person) -> bool:
    """The programme manager, and whoever owns actions, for the risks that they watch."""
    return holds(person, Role.PROGRAMME_MANAGER, Role.ACTION_OWNER)


def may_judge(person: Person, risk: Risk) -> bool:
    """The programme manager, and whoever watches the risk."""
    if risk.area_id != person.area_id:
        return False
    return may_keep_risks(person) or (risk.owner_id == person.pk and may_judge_some_risk(person))
