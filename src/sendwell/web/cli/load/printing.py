"""A file of figures in a few lines that a person can read, or as JSON."""

import dataclasses
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from sendwell.domain.places import authority_with_code, region_with
from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data import Kind, Loaded, Query, queries

_INDENT = "  "
_WIDTH = 100
_MOST = 10  # of questions, offers or reasons that are printed; how many more there are is said


def summary(loaded: Loaded, area: str = "") -> str:
    """What the file is and holds, what is wrong or doubtful, and what nobody reads yet; with `area`, its figures."""
    lines = [_clean(loaded.name)]
    lines += [_wrapped(f"{label}: {_clean(words)}") for label, words in _facts(loaded)]
    lines += _listed("To mend before it can be used", map(str, loaded.problems), most=None)
    lines += _listed("To look at", map(str, loaded.questions))
    lines += _listed("To doubt", (f"{_said(each)} {each.why}" for each in doubts_of(loaded)))
    lines += _listed("Not read yet", (_offer_words(loaded) if loaded.sound else []))
    if area and loaded.sound:
        lines += _listed(f"Newest figures of {area}", _newest_words(loaded, area), most=None)
    return "\n".join(lines)


def as_data(loaded: Loaded, area: str = "") -> dict[str, Any]:
    """The same for a program."""
    return {
        "file": loaded.name,
        "sha256": loaded.sha256,
        "kind": loaded.kind.value,
        "title": loaded.title,
        "format": loaded.format,
        "rows_in": loaded.rows_in,
        "rows_out": loaded.rows_out,
        "observations": loaded.observations.num_rows,
        "measures": _measures(loaded),
        "problems": [_problem(each) for each in loaded.problems],
        "questions": [_problem(each) for each in loaded.questions],
        "doubts": [dataclasses.asdict(each) for each in doubts_of(loaded)],
        "notes": list(loaded.notes),
        "left_out": [{"why": why, "rows": rows} for why, rows in loaded.left_out],
        "offers": [{"column": each.column, "label": each.label, "unit": each.unit, "suggests": each.suggests,
                    "where": dict(each.where)} for each in loaded.offers],
        "mapping": loaded.mapping.as_data() if loaded.mapping else None,
        **({"figures": newest(loaded, area)} if area else {}),
    }  # fmt: skip


def doubts_of(loaded: Loaded) -> list[Query]:
    """The figures of the file that a careful analyst would doubt, the likeliest errors first."""
    return queries(loaded.observations) if loaded.sound and loaded.observations.num_rows else []


def _said(query: Query) -> str:
    found = authority_with_code(query.place) or region_with(query.place)
    place = found.name if found else query.place
    return f"{query.sure}: {query.measure}, {query.period}, {place}, {query.group}: {query.what}"


def newest(loaded: Loaded, area: str) -> list[dict[str, Any]]:
    """The newest observation of each measure and group for everybody or by SEN provision, of one place."""
    groups = ("all", "no_sen", "any_sen", "sen_support", "ehc_plan")
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in loaded.observations.to_pylist() if loaded.sound else []:
        key = row["measure"], row["group"]
        if row["place"] == area and row["group"] in groups and row["period"] >= found.get(key, row)["period"]:
            found[key] = row
    return [found[key] for key in sorted(found)]


def _facts(loaded: Loaded) -> Iterator[tuple[str, str]]:
    yield "What it is", loaded.title or loaded.kind.value
    if not loaded.sound:
        return
    if loaded.kind in (Kind.OBSERVATIONS, Kind.SCHOOLS) and loaded.observations.num_rows:
        figures = (
            f"{loaded.observations.num_rows:,} figures of {_number(len(_measures(loaded)), 'measure', 'measures')}"
        )
        yield "Read", f"{loaded.rows_out:,} of {_number(loaded.rows_in, 'row', 'rows')}: {figures}"
        yield "Measures", ", ".join(f"{each['measure']} ({each['periods']})" for each in _measures(loaded))
    else:
        yield "Read", _number(loaded.rows_in, "row", "rows")
    for why, rows in loaded.left_out[:_MOST]:
        yield "Left out", f"{_number(rows, 'row', 'rows')}: {why}"
    for note in loaded.notes:
        yield "Note", note
    if partly := [each for each in loaded.coverage if 0 < each.with_number < each.there]:
        worst = min(partly, key=lambda each: each.share)
        of = f"{worst.with_number} of {worst.there} authorities have a number"
        yield "Coverage", f"{of} where it is least ({worst.measure}, {worst.period})"


def _measures(loaded: Loaded) -> list[dict[str, Any]]:
    if not loaded.observations.num_rows:
        return []
    pairs = loaded.observations.select(["measure", "period"]).group_by(["measure", "period"]).aggregate([]).to_pylist()
    periods: dict[str, list[str]] = {}
    for pair in pairs:
        periods.setdefault(pair["measure"], []).append(pair["period"])
    return [
        {"measure": measure, "periods": min(found) if len(found) == 1 else f"{min(found)} to {max(found)}"}
        for measure, found in sorted(periods.items())
    ]


def _offer_words(loaded: Loaded) -> list[str]:
    return [each.label + (f" (may be {each.suggests})" if each.suggests else "") for each in loaded.offers]


def _newest_words(loaded: Loaded, area: str) -> list[str]:
    found = [
        f"{row['measure']}, {row['period']}, {row['group']}: " + (row["symbol"] or f"{row['value']:g}")
        for row in newest(loaded, area)
    ]
    return found or ["none in this file"]


def _listed(heading: str, texts: Iterable[str], most: int | None = _MOST) -> list[str]:
    items = list(texts)
    if not items:
        return []
    shown = items if most is None else items[:most]
    lines = ["", f"{_INDENT}{heading} ({len(items)})", *(_wrapped(f"- {_clean(item)}") for item in shown)]
    return [*lines, f"{_INDENT}and {len(items) - len(shown)} more"] if len(items) > len(shown) else lines


def _problem(problem: Problem) -> dict[str, str]:
    return {"where": problem.where, "what": problem.what, "mend": problem.mend}


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT * 2, break_long_words=False)


def _clean(text: str) -> str:
    """Words of a file, without anything that would make a terminal do something."""
    return "".join(character if character.isprintable() else " " for character in text)


def _number(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
