"""List 1 from a SEN2 return: what the return knows; the other columns stay empty for those who know them."""

from datetime import date
from typing import Any

from sendwell.domain.returns.annex_a.schema import List, columns_of
from sendwell.domain.returns.sen2.reading import OpenReturn

_QUERY = """
SELECT p.key::VARCHAR, p.upn, p.uniquelearnernumber, p.personbirthdate, coalesce(p.sex, p.gendercurrent), p.ethnicity,
    n.startdate, NULL, v.lastreview, s.sentype, t.urn, NULL, NULL,
    CASE WHEN t.sensetting IS NOT NULL THEN CASE WHEN t.sensetting = 'EHE' THEN 'Yes' ELSE 'No' END
        WHEN t.parent IS NOT NULL THEN 'No' END
FROM activeplans v
JOIN requests r ON r.key = v.parent
JOIN person p ON p.key = r.parent
LEFT JOIN assessment a ON a.parent = r.key
LEFT JOIN namedplan n ON n.parent = a.key
LEFT JOIN (SELECT parent, min(sentype) AS sentype FROM senneed WHERE sentyperank = '1' GROUP BY parent) s
    ON s.parent = v.key
LEFT JOIN (SELECT parent, min(urn) AS urn, min(sensetting) AS sensetting FROM placementdetail
    WHERE placementrank = '1' AND leavingdate IS NULL GROUP BY parent) t ON t.parent = v.key
QUALIFY row_number() OVER (PARTITION BY v.key ORDER BY n.startdate) = 1
ORDER BY p.rowid"""

NOT_IN_A_RETURN = tuple(
    column.heading
    for column in columns_of(List.PLANS)
    if column.key
    in ("updated", "phase", "other_phase", "suspensions", "exclusions", "absence", "premium", "social_care", "team")
    or column.key == "disability"
)
"""What a SEN2 return does not hold. “First issued” is the start of the current plan, which may be a later one."""


def list_from_return(opened: OpenReturn) -> list[dict[str, str | date]]:
    """A row for each active plan, by column key of List 1; only what the return holds."""
    keys = [column.key for column in columns_of(List.PLANS)]
    rows = opened.rows(_QUERY)
    return [_filled(dict(zip(keys, row, strict=False))) for row in rows]


def _filled(row: dict[str, Any]) -> dict[str, str | date]:
    return {key: value for key, value in row.items() if value is not None}
