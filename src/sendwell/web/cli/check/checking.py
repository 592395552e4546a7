"""A return checked on the terminal: what was read, what is wrong, what was mended, what it would give."""

import argparse
import secrets
import sys
from pathlib import Path

from sendwell.domain.returns.sen2.checking import Checked, check_return
from sendwell.domain.returns.sen2.comparing import compare, marks_of
from sendwell.domain.returns.sen2.figures import Figures, Part, figures_of
from sendwell.domain.returns.sen2.findings import findings, write_findings
from sendwell.domain.returns.sen2.reading import OpenReturn, UnreadableReturn, open_return
from sendwell.domain.returns.sen2.rules import Level
from sendwell.domain.returns.sen2.schema import MODULES
from sendwell.domain.returns.sen2.schools import load_register
from sendwell.domain.returns.sen2.writing import CannotWrite, write_csv, write_xml
from sendwell.web.cli.check.lists import write_annex_a

RIGHT, WITH_ERRORS, NOT_UNDERSTOOD = 0, 1, 2


def check(arguments: argparse.Namespace) -> int:
    """Check what the arguments name; the exit status."""
    try:
        with open_return(arguments.paths, arguments.year) as opened:
            return _checked(opened, arguments)
    except UnreadableReturn as unreadable:
        print("This can’t be read as a return.", *unreadable.problems, sep="\n- ", file=sys.stderr)
    except CannotWrite as lost:
        print(f"The return was not written. {lost}", file=sys.stderr)
    return NOT_UNDERSTOOD


def _checked(opened: OpenReturn, arguments: argparse.Namespace) -> int:
    if arguments.schools:
        load_register(opened, arguments.schools)
    before = _last_year(arguments.last_year)
    plans = before.named("ehc_plans") if before else None
    checked = check_return(opened, plans.numerator if plans else None)
    _tell_what_was_read(opened)
    _tell_problems(checked, arguments.examples)
    if arguments.against:
        _tell_mended(checked, arguments.against)
    if arguments.figures or before:
        _tell_figures(figures_of(opened), before)
    _write(checked, arguments)
    return WITH_ERRORS if checked.count(Level.ERROR) else RIGHT


def _last_year(path: Path | None) -> Figures | None:
    if path is None:
        return None
    with open_return([path]) as last:
        return figures_of(last)


def _tell_what_was_read(opened: OpenReturn) -> None:
    print(f"SEN2 {opened.year} (the year is known {opened.year_known_from})")
    for module, file in opened.files.items():
        print(
            f"  {opened.count(module):9,} records of module {MODULES[module].number} ({MODULES[module].label}): {file}"
        )
    unused = [f"“{column.written}” in {column.file}" for column in opened.columns if not column.is_used]
    if unused:
        print(f"  Not understood and not used: {', '.join(unused)}")
    for note in opened.notes:
        print(f"  {note}")


def _tell_problems(checked: Checked, examples: int) -> None:
    errors, queries = checked.count(Level.ERROR), checked.count(Level.QUERY)
    print(f"\n{errors:,} errors (the return is not taken with them), {queries:,} queries (explain each in a note)")
    for group in checked.groups:
        rule = group.rule
        print(f"\n{rule.id} {rule.level}, {group.count:,}: {rule.what}\n  Why: {rule.why}\n  Mend: {rule.mend}")
        for finding in findings(checked, rule, examples):
            print(f"    {finding.where}{f': {finding.shown}' if finding.shown else ''}")
    for left in checked.not_asked:
        print(f"\n{left.rule.id} was not checked whole: it needs {', '.join(left.needs)}.")


def _tell_mended(checked: Checked, path: Path) -> None:
    secret = secrets.token_bytes(32)
    with open_return([path], checked.opened.year) as old:
        before = marks_of(check_return(old), secret)
    print(f"\nSince {path.name}: {compare(before, marks_of(checked, secret))}")


def _tell_figures(now: Figures, before: Figures | None) -> None:
    print(f"\nWhat this return would give{f', beside that of {before.year}' if before else ''}")
    for figure in now.figures:
        last = before.named(figure.measure.key) if before else None
        was = f"   {_value(last.value, last.denominator):>8}" if last else ""
        of = f"{figure.numerator:,} of {figure.denominator:,}" if figure.denominator is not None else ""
        print(f"  {figure.measure.name:60} {_value(figure.value, figure.denominator):>8}{was}   {of}")
    _tell_parts("By placement", now.by_placement)
    _tell_parts("By primary need", now.by_need)
    _tell_parts("Why plans ended", now.by_reason)


def _tell_parts(title: str, parts: tuple[Part, ...]) -> None:
    print(f"\n  {title}")
    for part in parts:
        print(f"  {part.name:60} {part.count:8,}   {part.share:5.1f}%")


def _value(value: float | None, denominator: int | None) -> str:
    if value is None:
        return "none"
    return f"{value:,.0f}" if denominator is None else f"{value:.1f}%"


def _write(checked: Checked, arguments: argparse.Namespace) -> None:
    if arguments.problems:
        with arguments.problems.open("w", encoding="utf-8-sig", newline="") as out:
            write_findings(checked, out)
    if arguments.write_xml:
        write_xml(checked.opened, arguments.write_xml)
    if arguments.annex_a:
        write_annex_a(checked.opened, arguments.annex_a)
    if arguments.write_csv:
        write_csv(checked.opened, arguments.write_csv)
