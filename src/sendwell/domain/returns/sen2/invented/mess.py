"""The mistakes that real returns hold, made on purpose and known by name.

Source of the kinds: common problems that open-source readers of real returns and the department's notes tell of.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Mistake:
    """One kind of mistake: which column of which module, how the value is spoiled, and the rule that should see it."""

    name: str
    module: str
    column: str
    spoil: Callable[[pa.Array], pa.Array]
    rule: str


def _blank(values: pa.Array) -> pa.Array:
    return pa.nulls(len(values), pa.string())


def _always(text: str) -> Callable[[pa.Array], pa.Array]:
    return lambda values: pa.array([text] * len(values))


def _last_letter_changed(values: pa.Array) -> pa.Array:
    return pc.replace_substring_regex(values, r"\d$", "X9")


MISTAKES = (
    Mistake("no birth date", "person", "personbirthdate", _blank, "SW101"),
    Mistake("a date that no calendar has", "person", "personbirthdate", _always("2015-02-29"), "SF07"),
    Mistake("a pupil number with a letter too many", "person", "upn", _last_letter_changed, "SW105"),
    Mistake("an unknown sex", "person", "sex", _always("X"), "SW108"),
    Mistake("received before birth", "requests", "receiveddate", _always("1998-03-02"), "SW203"),
    Mistake("no outcome of the request", "requests", "requestoutcome", _blank, "SW204"),
    Mistake("a plan dated before its request", "assessment", "assessmentoutcomedate", _always("2001-05-14"), "SW306"),
    Mistake("no start of the plan", "namedplan", "startdate", _blank, "SW402"),
    Mistake("a plan that names no setting", "plandetail", "urn", _blank, "SW405"),
    Mistake("a review in the future", "activeplans", "reviewmeeting", _always("2031-06-01"), "SW516"),
    Mistake("no start of the placement", "placementdetail", "entrydate", _blank, "SW504"),
    Mistake("an unknown need", "senneed", "sentype", _always("DYSLEXIA"), "SW108"),
)


def with_mess(tables: Mapping[str, pa.Table], share: float, seed: int) -> dict[str, pa.Table]:
    """The tables with that share of the rows of each mistaken column spoiled; at least one row of each."""
    chance = np.random.default_rng(seed)
    spoiled = dict(tables)
    for mistake in MISTAKES:
        table = spoiled[mistake.module]
        if mistake.column in table.column_names and table.num_rows:
            spoiled[mistake.module] = _spoiled(table, mistake, share / len(MISTAKES), chance)
    return _with_rows_of_trouble(spoiled, share, chance)


def _spoiled(table: pa.Table, mistake: Mistake, share: float, chance: np.random.Generator) -> pa.Table:
    column = table[mistake.column].combine_chunks()
    filled = np.flatnonzero(np.asarray(pc.is_valid(column)))
    rows = np.sort(chance.choice(filled, max(1, int(len(filled) * share)), replace=False))
    where = np.zeros(len(column), dtype=bool)
    where[rows] = True
    changed = pc.replace_with_mask(column, pa.array(where), mistake.spoil(column.take(pa.array(rows))))
    return table.set_column(table.column_names.index(mistake.column), mistake.column, changed)


def _with_rows_of_trouble(
    tables: dict[str, pa.Table], share: float, chance: np.random.Generator
) -> dict[str, pa.Table]:
    """The same person twice under another key and number; placements that are missing."""
    person, placements = tables["person"], tables["placementdetail"]
    twice = person.slice(0, max(1, int(person.num_rows * share / 50)))
    keys = pa.array([f"9000000{key.as_py()}" for key in twice["persontableid"]])
    again = twice.set_column(0, "persontableid", keys)
    again = again.set_column(again.column_names.index("upn"), "upn", pa.nulls(len(keys), pa.string()))
    kept = chance.random(placements.num_rows) > share / 4
    kept[:1] = False
    return {
        **tables,
        "person": pa.concat_tables([person, again]),
        "placementdetail": placements.filter(pa.array(kept)),
    }
