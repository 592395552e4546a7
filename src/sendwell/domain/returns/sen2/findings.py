"""Problems one by one: which record, which fields, what stands there - hidden where it names a child."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from sendwell.domain.returns.sen2.checking import Asked, Checked, all_checks
from sendwell.domain.returns.sen2.lenses import ALIASES, reached
from sendwell.domain.returns.sen2.rules import Rule
from sendwell.domain.returns.sen2.schema import MODULES, Item, Kind
from sendwell.domain.safe_cells import safe_cell

_AT_ONCE, _ALL = 10_000, 2**60
_HEADINGS = (
    "level",
    "rule",
    "module",
    "file",
    "row",
    "key",
    "person",
    "fields",
    "values",
    "what",
    "why",
    "how to mend",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `row` is the row of the file, or in XML the number of the record; `values` never name a child."""

    rule: Rule
    module: str
    file: str
    row: int | None
    key: str
    person: str
    fields: tuple[Item, ...]
    values: tuple[str, ...]

    @property
    def where(self) -> str:
        """The record in words."""
        if self.row is None:
            return f"the return as a whole, module {MODULES[self.module].number} ({MODULES[self.module].label})"
        of = f" of person {self.person}" if self.module != "person" and self.person else ""
        return f"{self.file}, row {self.row:,}: {MODULES[self.module].label} {self.key}{of}"

    @property
    def shown(self) -> str:
        """The fields with their values, as `ReceivedDate 2025-03-02`."""
        return "; ".join(f"{item.name} {value}" for item, value in zip(self.fields, self.values, strict=True))


def findings(checked: Checked, rule: Rule, most: int | None = None, after: int = 0) -> Iterator[Finding]:
    """The problems of one rule, check by check in the order of the file: at most `most`, without the first `after`."""
    left = most if most is not None else _ALL
    for asked in all_checks():
        if asked.rule is not rule or left <= 0:
            continue
        count = _count(checked, asked)
        if after < count:
            yield from _found(checked, asked, left, after)
            left -= min(left, count - after)
        after = max(0, after - count)


def all_findings(checked: Checked) -> Iterator[Finding]:
    """Every problem, errors first, rule by rule."""
    for group in checked.groups:
        yield from findings(checked, group.rule)


def write_findings(checked: Checked, out: IO[str]) -> None:
    """Every problem as CSV, a line each; no cell can run as a formula and none names a child."""
    writer = csv.writer(out)
    writer.writerow(_HEADINGS)
    for finding in all_findings(checked):
        rule = finding.rule
        cells = (
            *(rule.level, rule.id, MODULES[finding.module].label, finding.file, str(finding.row or "")),
            *(finding.key, finding.person, ", ".join(item.name for item in finding.fields)),
            *("; ".join(finding.values), rule.what, rule.why, rule.mend),
        )
        writer.writerow([safe_cell(cell) for cell in cells])


def _count(checked: Checked, asked: Asked) -> int:
    return checked.opened.one(f"SELECT count(*) FROM problem WHERE check_number = {asked.number}")


def _found(checked: Checked, asked: Asked, most: int, after: int) -> Iterator[Finding]:
    check, opened = asked.check, checked.opened
    file, fields, first = opened.files.get(check.module, ""), check.fields(), 1 if opened.is_xml else 2
    if check.is_of_the_whole:
        yield Finding(asked.rule, check.module, file, None, "", "", (), ())
        return
    these = f"check_number = {asked.number} ORDER BY record LIMIT {most} OFFSET {after}"
    tables = reached(check.module, f"SELECT record FROM problem WHERE {these}")
    person = "''" if check.module == "sen2" else "p.key::VARCHAR"
    values = "".join(f", {_shown(item)}" for item in fields)
    rows = opened.tables.cursor().execute(
        f"SELECT DISTINCT ON (z.record) z.record, {ALIASES[check.module]}.key::VARCHAR, {person}{values} "
        f"FROM {tables} ORDER BY z.record"
    )
    while batch := rows.fetchmany(_AT_ONCE):
        for record, key, who, *shown in batch:
            yield Finding(asked.rule, check.module, file, record + first, key or "", who or "", fields, tuple(shown))


def _shown(item: Item) -> str:
    """The value in words: as written where it was not understood, hidden where it names a child.

    Columns may have slipped, so that a name stands under another heading: words and long values are hidden everywhere.
    """
    column = f"{ALIASES[item.module]}.{item.column}"
    written = f"{column}::VARCHAR"
    if item.kind in (Kind.DATE, Kind.YES_NO):
        written = f"coalesce({written}, {column}__unread)"
    hidden = f"'(hidden, ' || length({written}) || ' characters)'"
    if not item.identifies:
        may_be_shown = f"length({written}) <= 5 OR (length({written}) <= 10 AND regexp_matches({written}, '[0-9]'))"
        hidden = f"CASE WHEN {may_be_shown} THEN {written} ELSE {hidden} END"
    return f"coalesce({hidden}, '(empty)')"
