"""What was judged of a plan: on a sheet, where two sheets differ, and what counts in the end."""

from dataclasses import dataclass

from sendwell.apps.audits.models import Judgement, PlanAudit, Sheet
from sendwell.domain.plan_quality import Criterion, Level


@dataclass(frozen=True, slots=True)
class Difference:
    """A criterion that two auditors judged differently."""

    criterion: Criterion
    first: Judgement
    second: Judgement


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """What counts of a criterion in the end, why, and whether a meeting settled it."""

    criterion: Criterion
    level: Level
    reasons: tuple[str, ...]
    settled: bool


def levels_and_reasons(sheet: Sheet) -> tuple[dict[str, str], dict[str, str]]:
    """The levels that were chosen on a sheet and all its reasons, by criterion."""
    rows = list(sheet.judgements.all())
    return {row.criterion: row.level for row in rows if row.level}, {row.criterion: row.reason for row in rows}


def differing(audit: PlanAudit) -> list[Difference]:
    """Where two auditors differ and no meeting has settled it; nothing until both sheets are in."""
    sheets = sorted(audit.sheets.all(), key=lambda sheet: sheet.place)
    if len(sheets) < 2 or not audit.all_in:
        return []
    first, second = ({row.criterion: row for row in sheet.judgements.all()} for sheet in sheets[:2])
    settled = {row.criterion for row in audit.settlements.all()}
    return [
        Difference(one, first[one.key], second[one.key])
        for one in audit.criteria.criteria
        if one.key not in settled and first[one.key].level != second[one.key].level
    ]


def final_judgements(audit: PlanAudit) -> dict[str, str]:
    """The level of each criterion that counts: what a meeting settled, else what the auditors judged alike.

    Uses what was fetched with the audit: `sheets__judgements` and `settlements`.
    """
    sheets = sorted(audit.sheets.all(), key=lambda sheet: -sheet.place)
    found = {row.criterion: row.level for sheet in sheets for row in sheet.judgements.all() if row.level}
    return found | {row.criterion: row.level for row in audit.settlements.all()}


def judged_lines(audit: PlanAudit) -> list[JudgedLine]:
    """What counts of each criterion, in the order of the sections, with every reason given."""
    final, rule = final_judgements(audit), audit.criteria.rule
    settled = {row.criterion: row.reason for row in audit.settlements.all()}
    said = [row for sheet in audit.sheets.all() for row in sheet.judgements.all()]
    lines = []
    for one in audit.criteria.criteria:
        if one.key in final:
            given = [row.reason for row in said if row.criterion == one.key and row.level == final[one.key]]
            reasons = [settled.get(one.key, ""), *given]
            lines.append(JudgedLine(one, rule.level(final[one.key]), tuple(filter(None, reasons)), one.key in settled))
    return lines
