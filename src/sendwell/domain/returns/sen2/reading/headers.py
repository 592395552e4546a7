"""Headers matched tolerantly: capitals, spaces and signs do not matter, and known other names are understood."""

import re
from collections.abc import Sequence

from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.reading.model import Column
from sendwell.domain.returns.sen2.schema import MODULES, Module

_OTHER_KEYS = {"person": ("personid", "uniqueid", "pupilid"), "requests": ("requestid",), "namedplan": ("planid",)}
_NAMED_SO = 6  # a file named after a module counts as much as six columns of it
_OWN_KEY = 4


def plain(text: str) -> str:
    """A header without capitals, spaces and signs.

    >>> plain("Request Outcome_Date "), plain("\\ufeffUPN")
    ('requestoutcomedate', 'upn')
    """
    return re.sub(r"[^a-z0-9]", "", text.lower())


def module_of(file: str, headers: Sequence[str]) -> str | None:
    """The module whose columns these are; None where none fits, or two fit as well."""
    marks = {name: _mark(module, file, headers) for name, module in MODULES.items()}
    best = max(marks.values())
    found = [name for name, mark in marks.items() if mark == best]
    return found[0] if best >= 2 and len(found) == 1 else None


def matched(file: str, module: str, headers: Sequence[str]) -> list[Column]:
    """Each header with the item, or `key` or `parent`, that it stands for."""
    names = _names(MODULES[module])
    columns: list[Column] = []
    taken: set[str] = set()
    for header in headers:
        item = names.get(plain(header))
        columns.append(Column(file, header, module, None if item in taken else item))
        taken.update(filter(None, [item]))
    return columns


def missing_links(file: str, module: str, columns: Sequence[Column]) -> list[Problem]:
    """What must be there for the records of one file to find those of another."""
    found = {column.item for column in columns}
    this = MODULES[module]
    problems = []
    if "key" not in found and any(other.parent == module for other in MODULES.values() if module != "sen2"):
        problems.append(_no_key(file, this, this.key, "other files cannot point to its records"))
    if "parent" not in found and this.parent not in (None, "sen2"):
        above = MODULES[str(this.parent)]
        problems.append(_no_key(file, this, above.key, f"its records do not say which {above.label} is meant"))
    return problems


def _no_key(file: str, module: Module, key: str, so: str) -> Problem:
    return Problem(
        file,
        f"The file of module {module.number} ({module.label}) has no column “{key}”, so {so}.",
        f"Export it again with the column “{key}”.",
    )


def _mark(module: Module, file: str, headers: Sequence[str]) -> int:
    names = _names(module)
    plains = {plain(header) for header in headers}
    mark = len({names[header] for header in plains if header in names} - {"parent"})
    own = _OWN_KEY if plain(module.key) in plains else 0
    named = plain(file.rsplit(".", 1)[0]).endswith(module.name)
    return mark + own + (_NAMED_SO if named and mark else 0)


def _names(module: Module) -> dict[str, str]:
    names = {plain(alias): item.column for item in module.items for alias in (*item.aliases, item.name)}
    if module.parent is not None:
        names |= {plain(key): "parent" for key in _keys(MODULES[module.parent])}
    return names | {plain(key): "key" for key in _keys(module)}


def _keys(module: Module) -> tuple[str, ...]:
    return module.key, *_OTHER_KEYS.get(module.name, ())
