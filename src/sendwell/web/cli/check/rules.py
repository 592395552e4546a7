"""Rules on the terminal: one explained, or all in a list."""

import sys

from sendwell.domain.returns.sen2.explaining import explained
from sendwell.domain.returns.sen2.rules import RULES, rule_named
from sendwell.domain.returns.sen2.schema import UNVERIFIED


def explain(name: str) -> int:
    """Print what the rule is, why it matters, how to mend what breaks it, and where it comes from."""
    try:
        rule = rule_named(name)
    except KeyError:
        print(f"There is no rule {name}. `sendwell check --rules` lists them all.", file=sys.stderr)
        return 2
    print(rule.id)
    for heading, text in explained(rule):
        print(f"  {heading}: {text}")
    return 0


def list_rules() -> int:
    """Print every rule in a line."""
    for rule in RULES:
        print(f"{rule.id:7} {rule.level:6} {rule.what}")
    print(f"\n{len(RULES)} rules. {UNVERIFIED}")
    return 0
