"""What stands where a number should: read from the table of signs, and written in SQL from the same rows."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sendwell.domain.measures import Symbol

_MEANINGS = {
    "suppressed": Symbol.SUPPRESSED,
    "not_available": Symbol.NOT_AVAILABLE,
    "not_applicable": Symbol.NOT_APPLICABLE,
    "low": Symbol.LOW,
}
ORDER = tuple(Symbol)


@cache
def signs() -> dict[str, Symbol]:
    """What each sign means, in small letters."""
    text = (files("sendwell.domain.returns.open_data") / "symbols.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {sign: meaning for name, meaning in _MEANINGS.items() for sign in table[name]["signs"]}


def symbol_of(text: str) -> Symbol | None:
    """What `text` means, or None where it is no sign.

    >>> symbol_of(" SUPP "), symbol_of(".."), symbol_of("twelve")
    (<Symbol.SUPPRESSED: 'c'>, <Symbol.NOT_AVAILABLE: 'x'>, None)
    """
    return signs().get(text.strip().lower())


def symbol_sql(cell: str, others: Iterable[tuple[str, str]] = ()) -> str:
    """SQL for the place in `ORDER` of what `cell` means, an empty one too; -1 where it is no sign."""
    meanings = {**signs(), **{sign.lower(): Symbol(means) for sign, means in others if not _is_number(means)}}
    arms = " ".join(f"when {quoted(sign)} then {ORDER.index(means)}" for sign, means in meanings.items())
    return f"case lower(trim(coalesce({cell}, ''))) {arms} else -1 end::tinyint"


_GROUPED = r"[-+]?[£]?\s*\d{1,3}(,\d{3})+(\.\d+)?\s*%?|[-+]?[£]?\s*\d+(\.\d+)?\s*%?"


def number_sql(number: str, cell: str, others: Iterable[tuple[str, str]] = ()) -> str:
    """SQL for the number in `cell`, whose plain reading is `number`: thousands commas, a pound and a percent sign are
    taken away. NULL if it is none.
    """
    stripped = f"try_cast(regexp_replace({cell}, '[,£%\\s\\x{{A0}}]', '', 'g') as double)"
    cleaned = f"when regexp_full_match(trim({cell}), {quoted(_GROUPED)}) then {stripped}"
    fixed = " ".join(
        f"when lower(trim({cell})) = {quoted(sign.lower())} then {float(means)}"
        for sign, means in others
        if _is_number(means)
    )
    return f"case when isfinite({number}) then {number} when {cell} is null then null {fixed} {cleaned} end"


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
