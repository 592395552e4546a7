"""The two Annex A lists that area SEND inspections ask for: children with EHC plans, children on SEN support."""

from sendwell.domain.returns.annex_a.checking import Found, check_lists
from sendwell.domain.returns.annex_a.comparing import marks_of_lists
from sendwell.domain.returns.annex_a.from_sen2 import list_from_return
from sendwell.domain.returns.annex_a.reading import Lists, UnreadableLists, read_lists
from sendwell.domain.returns.annex_a.rules import RULES, Rule
from sendwell.domain.returns.annex_a.writing import write_csv, write_workbook

__all__ = [
    "RULES",
    "Found",
    "Lists",
    "Rule",
    "UnreadableLists",
    "check_lists",
    "list_from_return",
    "marks_of_lists",
    "read_lists",
    "write_csv",
    "write_workbook",
]
