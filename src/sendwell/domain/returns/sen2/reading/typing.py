"""From text as written to values: one SELECT for each module, which DuckDB runs as it reads."""

from collections.abc import Mapping

from sendwell.domain.returns.sen2.schema import MODULES, Item, Kind

_DATE_FORMATS = (
    *("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%b-%d %H:%M:%S", "%d %b %Y", "%d %B %Y", "%d-%b-%Y"),
    *("%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"),
)
_TYPES = {Kind.DATE: "DATE", Kind.YES_NO: "BOOLEAN"}


NUMBERS, TEXTS = "BIGINT", "VARCHAR"


def typed_select(module: str, written: Mapping[str, str], source: str, keys_are: str) -> str:
    """The SELECT that reads `source` as the table of a module; `written` names the source's column of each item.

    `written` may also name `key` and `parent`; what it does not name is empty. Keys are NUMBERS, which join twice as
    fast, or TEXTS where some key is no number.
    """
    keys = [f"CAST({_text(written.get(key))} AS {keys_are}) AS {key}" for key in ("key", "parent")]
    values = [part for item in MODULES[module].items for part in _value(item, written.get(item.column))]
    return f"SELECT {', '.join(keys + values)} FROM {source}"


def quoted(name: str) -> str:
    """A name of a column, whatever stands in it."""
    return '"' + name.replace('"', '""') + '"'


def _text(column: str | None) -> str:
    return "NULL::VARCHAR" if column is None else f"nullif(trim({quoted(column)}), '')"


def _value(item: Item, column: str | None) -> list[str]:
    text = _text(column)
    if item.kind is Kind.CODE:
        return [f"upper({text}) AS {item.column}"]
    if item.kind not in _TYPES:
        return [f"{text} AS {item.column}"]
    value = f"NULL::{_TYPES[item.kind]}" if column is None else _understood(item.kind, text)
    return [f"{value} AS {item.column}", f"CASE WHEN {value} IS NULL THEN {text} END AS {item.column}__unread"]


def _understood(kind: Kind, text: str) -> str:
    if kind is Kind.YES_NO:
        return f"TRY_CAST({text} AS BOOLEAN)"
    return f"coalesce(TRY_CAST({text} AS DATE), CAST(try_strptime({text}, {list(_DATE_FORMATS)}) AS DATE))"
