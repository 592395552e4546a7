"""What both writers share: values as text, and the records that have no place."""

from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.reading import OpenReturn
from sendwell.domain.returns.sen2.schema import MODULES, Item, Kind, Module


class CannotWrite(Exception):
    """Some records have no place in what was to be written; `problem` says which and what to do."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def as_text(item: Item, table: str) -> str:
    """The SQL of an item's value as the department takes it; what was not understood stays as it was written."""
    column = f"{table}.{item.column}"
    if item.kind is Kind.DATE:
        return f"coalesce(strftime({column}, '%Y-%m-%d'), {column}__unread)"
    if item.kind is Kind.YES_NO:
        return f"coalesce(CAST(CAST({column} AS INTEGER) AS VARCHAR), {column}__unread)"
    return column


def modules_of(opened: OpenReturn) -> list[Module]:
    """The modules that were given, the header first."""
    return [module for module in MODULES.values() if module.name in opened.files]


def refuse_lost_records(opened: OpenReturn) -> None:
    """Raises CannotWrite where a record belongs to none of those given, or to two of the same key."""
    for module in MODULES.values():
        if module.parent in (None, "sen2"):
            continue
        found = f"SELECT count(u.key) FROM {module.parent} u WHERE u.key = x.parent"
        lost = opened.one(f"SELECT count(*) FROM {module.name} x WHERE ({found}) <> 1")
        if lost:
            raise CannotWrite(
                Problem(
                    opened.files[module.name],
                    f"{lost:,} records of module {module.number} ({module.label}) belong to no record, or to two.",
                    "XML has no place for them. Mend what rules SF02 and SF03 name, then write again.",
                )
            )
