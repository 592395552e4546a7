"""Every rule asked of a whole return at once: one pass over each table and each join, however many rules there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sendwell.domain.returns.sen2.lenses import ALIASES, LENSES
from sendwell.domain.returns.sen2.reading import OpenReturn
from sendwell.domain.returns.sen2.rules import RULES, Check, Level, Rule
from sendwell.domain.returns.sen2.schema import MODULES

_BITS = 60  # conditions told apart in one number
LAST_YEAR, REGISTER = "last year’s return", "a register of schools"


@dataclass(frozen=True, slots=True)
class Asked:
    """One check, with its rule and its number among all checks."""

    number: int
    rule: Rule
    check: Check


@dataclass(frozen=True, slots=True)
class Group:
    """All problems that one rule found."""

    rule: Rule
    count: int


@dataclass(frozen=True, slots=True)
class NotAsked:
    """A rule, or part of one, that could not be asked, and what it would have needed."""

    rule: Rule
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found. The problems themselves are in the return's table `problem` (check, record)."""

    opened: OpenReturn
    groups: tuple[Group, ...]
    not_asked: tuple[NotAsked, ...]

    def count(self, level: Level) -> int:
        """How many problems of a level there are."""
        return sum(group.count for group in self.groups if group.rule.level is level)

    @property
    def validates(self) -> bool:
        """True where no error was found and no error rule was left unasked for want of a module."""
        left = any(rule.rule.level is Level.ERROR and REGISTER not in rule.needs for rule in self.not_asked)
        return not self.count(Level.ERROR) and not left


@cache
def all_checks() -> tuple[Asked, ...]:
    """Every check of every rule, numbered."""
    pairs = [(rule, check) for rule in RULES for check in rule.checks]
    return tuple(Asked(number, rule, check) for number, (rule, check) in enumerate(pairs))


def check_return(opened: OpenReturn, last_year_plans: int | None = None) -> Checked:
    """Ask every rule of the collection year of the return.

    `last_year_plans` is the number of plans in last year's return, where it is known. Rules about schools are asked
    where the return's tables hold a register (`schools.load_register`).
    """
    given = _given(opened, last_year_plans)
    asked, not_asked = list[Asked](), dict[str, NotAsked]()
    for one in all_checks():
        lacking = tuple(name for name in one.check.modules if name not in given)
        if not one.rule.is_of(opened.year):
            continue
        if lacking and _has_condition(one.check):
            not_asked.setdefault(one.rule.id, NotAsked(one.rule, tuple(map(_called, lacking))))
        else:
            asked.append(one)
    opened.tables.execute("CREATE OR REPLACE TABLE problem (check_number USMALLINT, record BIGINT)")
    _ask(opened, asked, _values(opened, last_year_plans), given)
    return Checked(opened, _groups(opened), tuple(not_asked.values()))


def _given(opened: OpenReturn, last_year_plans: int | None) -> set[str]:
    given = set(opened.files)
    if last_year_plans is not None:
        given.add(LAST_YEAR)
    if opened.one("SELECT count(*) FROM information_schema.tables WHERE table_name = 'schools'"):
        given.add(REGISTER)
    return given


def _called(name: str) -> str:
    return f"module {MODULES[name].number} ({MODULES[name].label})" if name in MODULES else name


def _has_condition(check: Check) -> bool:
    return bool(check.fails or check.rows or check.whole)


def _values(opened: OpenReturn, last_year_plans: int | None) -> dict[str, str]:
    """What stands for `$name` in conditions. The longest names first, so that none is cut."""
    row = opened.collection
    days = {"survey": row.survey_day, "first": row.first_day, "last": row.last_day, "age_day": row.age_day}
    values = {name: f"DATE '{day}'" for name, day in days.items()}
    values |= {"year": str(opened.year), "last_year_plans": str(last_year_plans or 0)}
    return dict(sorted(values.items(), key=lambda pair: -len(pair[0])))


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"${name}", value)
    return text


def _ask(opened: OpenReturn, asked: list[Asked], values: Mapping[str, str], given: set[str]) -> None:
    by_lens: dict[str, list[Asked]] = {}
    for one in asked:
        if one.check.fails:
            by_lens.setdefault(one.check.lens or one.check.module, []).append(one)
        elif one.check.rows:
            _add(opened, f"SELECT {one.number}, x.rowid FROM ({_filled(one.check.rows, values)}) x")
        elif one.check.whole:
            _add(opened, f"SELECT {one.number}, NULL WHERE {_filled(one.check.whole, values)}")
        elif one.check.module not in given:
            _add(opened, f"SELECT {one.number}, NULL")
    for lens, checks in by_lens.items():
        tables, modules = LENSES.get(lens, (f"{lens} x", (lens,)))
        for start in range(0, len(checks), _BITS):
            _ask_at_once(opened, _filled(tables, values), modules, checks[start : start + _BITS], values)


def _ask_at_once(
    opened: OpenReturn, tables: str, modules: Iterable[str], checks: list[Asked], values: Mapping[str, str]
) -> None:
    """One pass: each row's broken conditions as the bits of one number, then the rows of each bit that occurs."""
    is_alone = tables.endswith(" x")
    rows = {module: "x" if is_alone else ALIASES[module] for module in modules}
    bits = " | ".join(
        f"CASE WHEN {_filled(one.check.fails, values)} THEN {1 << place} ELSE 0 END" for place, one in enumerate(checks)
    )
    columns = ", ".join(f"{alias}.rowid AS {module}" for module, alias in rows.items())
    found = f"SELECT {columns}, {bits} AS broken FROM {tables}"
    opened.tables.execute(f"CREATE OR REPLACE TEMP TABLE hit AS {found}")
    seen = opened.one("SELECT bit_or(broken) FROM hit")
    once = "" if is_alone else "DISTINCT"
    for place, one in enumerate(checks):
        if seen & 1 << place:
            record = one.check.module
            where = f"broken & {1 << place} <> 0 AND {record} IS NOT NULL"
            _add(opened, f"SELECT {once} {one.number}, {record} FROM hit WHERE {where}")
    opened.tables.execute("DROP TABLE hit")


def _add(opened: OpenReturn, rows: str) -> None:
    opened.tables.execute(f"INSERT INTO problem {rows}")


def _groups(opened: OpenReturn) -> tuple[Group, ...]:
    counts: dict[str, int] = {}
    for number, count in opened.rows("SELECT check_number, count(*) FROM problem GROUP BY check_number ORDER BY 1"):
        rule = all_checks()[number].rule
        counts[rule.id] = counts.get(rule.id, 0) + count
    groups = [Group(rule, counts[rule.id]) for rule in RULES if rule.id in counts]
    return tuple(sorted(groups, key=lambda group: (group.rule.level is Level.QUERY, -group.count)))
