"""The figures of the field's own packages, and how near ours must come."""

import json
import math
from functools import cache
from pathlib import Path
from typing import Any

RELATIVE = 1e-9


@cache
def cases(shared: Path, name: str) -> list[dict[str, Any]]:
    """Every case of rates.json or spc.json."""
    return json.loads((shared / "goldens" / name).read_text(encoding="utf-8"))["cases"]


def same(ours: float, theirs: float | None, within: float = RELATIVE) -> bool:
    """Equal within a relative tolerance; no figure of theirs is nan of ours."""
    if theirs is None or math.isnan(ours):
        return theirs is None and math.isnan(ours)
    return math.isclose(ours, theirs, rel_tol=within, abs_tol=1e-12)
