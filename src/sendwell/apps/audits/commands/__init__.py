"""Every change of the criteria, the draws, the audits, what they lead to, and the outcomes reviewed."""

from sendwell.apps.audits.commands.auditing import (
    NotReady,
    add_mend,
    hand_in,
    remove_mend,
    save_section,
    save_words,
    start_audit,
)
from sendwell.apps.audits.commands.closing import (
    answer_mend,
    close_audit,
    moderate,
    return_to_author,
    set_grade,
)
from sendwell.apps.audits.commands.criteria import criteria_now, remove_criterion, save_criterion, save_rule
from sendwell.apps.audits.commands.drawing import draw_plans
from sendwell.apps.audits.commands.outcomes import load_outcomes, record_outcomes
from sendwell.apps.audits.commands.themes import ask_for, change_theme, make_action, raise_theme

__all__ = [
    "NotReady",
    "add_mend",
    "answer_mend",
    "ask_for",
    "change_theme",
    "close_audit",
    "criteria_now",
    "draw_plans",
    "hand_in",
    "load_outcomes",
    "make_action",
    "moderate",
    "raise_theme",
    "record_outcomes",
    "remove_criterion",
    "remove_mend",
    "return_to_author",
    "save_criterion",
    "save_rule",
    "save_section",
    "save_words",
    "set_grade",
    "start_audit",
]
