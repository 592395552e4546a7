"""CSV: a file for each module, named and headed as COLLECT exports them."""

from pathlib import Path

from sendwell.domain.returns.sen2.reading import OpenReturn
from sendwell.domain.returns.sen2.schema import MODULES, Module
from sendwell.domain.returns.sen2.writing.model import as_text, modules_of


def write_csv(opened: OpenReturn, folder: Path) -> list[Path]:
    """Write each module that was given into the folder; the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for module in modules_of(opened):
        path = folder / f"{module.name}.csv"
        rows = f"SELECT {_columns(module, opened.year)} FROM {module.name} ORDER BY rowid"
        opened.tables.execute(f"COPY ({rows}) TO '{_quoted(path)}' (HEADER)")
        written.append(path)
    return written


def _columns(module: Module, year: int) -> str:
    keys = [f"key AS {module.key}"]
    if module.parent is not None:
        keys.append(f"parent AS {MODULES[module.parent].key}")
    return ", ".join([*keys, *(f"{as_text(item, module.name)} AS {item.column}" for item in module.items_of(year))])


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
