"""Every rule of the return, as data."""

from sendwell.domain.returns.sen2.rules.active import ACTIVE
from sendwell.domain.returns.sen2.rules.assessments import ASSESSMENTS
from sendwell.domain.returns.sen2.rules.every import EVERY
from sendwell.domain.returns.sen2.rules.header import HEADER
from sendwell.domain.returns.sen2.rules.model import Basis, Check, Level, Rule
from sendwell.domain.returns.sen2.rules.person import PERSON
from sendwell.domain.returns.sen2.rules.plans import PLANS
from sendwell.domain.returns.sen2.rules.requests import REQUESTS

__all__ = ["RULES", "Basis", "Check", "Level", "Rule", "rule_named"]

RULES: tuple[Rule, ...] = tuple(
    sorted((*HEADER, *PERSON, *REQUESTS, *ASSESSMENTS, *PLANS, *ACTIVE, *EVERY), key=lambda rule: rule.id)
)


def rule_named(name: str) -> Rule:
    """The rule of that name, whatever its capitals. Raises KeyError."""
    for rule in RULES:
        if rule.id.lower() == name.strip().lower():
            return rule
    raise KeyError(name)
