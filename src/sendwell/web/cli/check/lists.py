"""Annex A lists on the terminal: checked, or made from a return."""

import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

from sendwell.domain.returns.annex_a import Found, Lists, UnreadableLists, check_lists, list_from_return, read_lists
from sendwell.domain.returns.annex_a import write_workbook as write
from sendwell.domain.returns.annex_a.from_sen2 import NOT_IN_A_RETURN
from sendwell.domain.returns.annex_a.schema import UNVERIFIED, List
from sendwell.domain.returns.sen2.reading import OpenReturn
from sendwell.domain.returns.sen2.rules import Level


def check_annex_a(paths: list[Path], on: date, examples: int) -> int:
    """Check the lists in the files as drawn on a day; the exit status."""
    missing = [str(path) for path in paths if not path.is_file()]
    if missing:
        print(f"There is no such file: {', '.join(missing)}. Check the name.", file=sys.stderr)
        return 2
    try:
        lists = read_lists((path.name, path.read_bytes()) for path in paths)
    except UnreadableLists as unreadable:
        print("This can’t be read as Annex A lists.", *unreadable.problems, sep="\n- ", file=sys.stderr)
        return 2
    found = check_lists(lists, on)
    _tell_what_was_read(lists)
    _tell_problems(found, examples)
    print(f"\n{UNVERIFIED}")
    return 1 if any(one.level is Level.ERROR for one in found) else 0


def write_annex_a(opened: OpenReturn, path: Path) -> None:
    """Write List 1 from a return, as a workbook; List 2 is left empty, for a return knows nothing of it."""
    drawn_on = opened.collection.survey_day
    notes = (
        "List 1 comes from a SEN2 return. “First issued” is the start of the current plan, which may be a later one.",
        f"A return does not hold: {', '.join(NOT_IN_A_RETURN)}; nor List 2. Fill them in from the case system.",
    )
    write({List.PLANS: list_from_return(opened)}, path, drawn_on, notes)


def _tell_what_was_read(lists: Lists) -> None:
    for sheet in lists.sheets:
        print(f"{sheet.which}: {len(sheet.lines):,} children in {sheet.where}")
        for written, heading in sheet.headings.items():
            print(f"  “{written}” was taken for “{heading}”" if written != heading else f"  “{heading}”")
        if sheet.not_used:
            print(f"  Not understood and not used: {', '.join(sheet.not_used)}")
    for note in lists.notes:
        print(f"  {note}")


def _tell_problems(found: list[Found], examples: int) -> None:
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in found:
        groups[one.rule, one.what].append(one)
    errors = sum(one.level is Level.ERROR for one in found)
    print(f"\n{errors:,} errors, {len(found) - errors:,} queries")
    for (rule, what), these in groups.items():
        first = these[0]
        print(f"\n{rule} {first.level}, {len(these):,}: {what}\n  Why: {first.why}\n  Mend: {first.mend}")
        for one in these[:examples]:
            print(f"    {one.where}{f': {one.shown}' if one.shown else ''}")
