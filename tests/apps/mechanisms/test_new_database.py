"""A new database is made in one go; what it is made of is what walking through all migrations gives."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import BaseCommand, call_command
from django.core.management.commands import migrate
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import DjangoDbBlocker

from sendwell.apps.mechanisms import new_database

# Django's own migrations count the rows of this table, which nobody fills, in eight bytes; its models in four.
UNUSED = "auth_group_permissions: id "


@pytest.fixture(autouse=True)
def databases_of_our_own(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let these tests reach databases that pytest's own mark would not let them reach."""
    with django_db_blocker.unblock():
        yield


@contextmanager
def empty_database(name: str, folder: Path) -> Iterator[None]:
    """Everything goes to a database of the same kind that holds nothing, until this ends."""
    own = connection.vendor == "sqlite"
    usual, other = connection.settings_dict["NAME"], str(folder / name) if own else name
    if not own:
        connection.cursor().execute(f'CREATE DATABASE "{other}"')
    go_to(other)
    try:
        yield
    finally:
        go_to(usual)
        if not own:
            connection.cursor().execute(f'DROP DATABASE "{other}"')


def go_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def structure() -> set[str]:
    """Each column, constraint and index of each table, in words."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            return {f"{table}: {part}" for table, sql in cursor.fetchall() for part in parts(sql)}
        return {
            f"{table}: {one}" for table in connection.introspection.table_names(cursor) for one in of(table, cursor)
        }


def parts(sql: str) -> list[str]:
    """What stands between the outermost commas of a table's definition, in which the order means nothing."""
    if not sql.startswith("CREATE TABLE"):
        return [sql]
    depth, found = 0, [""]
    for letter in sql[sql.index("(") + 1 : sql.rindex(")")]:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [part.strip() for part in found]


def of(table: str, cursor: CursorWrapper) -> Iterator[str]:
    """The columns, constraints and indexes of a table of PostgreSQL."""
    for column in connection.introspection.get_table_description(cursor, table):
        yield f"{column.name} {column.type_code} {column.null_ok} {column.default}"
    yield from map(named_where_a_model_names_it, connection.introspection.get_constraints(cursor, table).items())


def named_where_a_model_names_it(constraint: tuple[str, dict[str, object]]) -> str:
    """A constraint or index in words: a name that the database or Django gave tells only how it came to be."""
    name, what = constraint
    given = {c.name for model in apps.get_models() for c in (*model._meta.constraints, *model._meta.indexes)}
    return f"{name if name in given else ''} {what}"


def migrated(by: BaseCommand | str, database: str, folder: Path) -> tuple[set[str], set[tuple[str, str]]]:
    """What an empty database is after one `migrate`: its structure, and what is noted as applied."""
    with empty_database(database, folder):
        call_command(by, verbosity=0)
        return structure(), set(MigrationRecorder(connection).applied_migrations())


def test_it_has_the_tables_that_walking_through_the_migrations_gives(tmp_path: Path) -> None:
    made, noted = migrated("migrate", "made", tmp_path)
    walked, applied = migrated(migrate.Command(), "walked", tmp_path)
    assert noted == applied
    differ = {line for line in made ^ walked if not line.startswith(UNUSED)}
    assert differ == set()


def test_a_second_migrate_finds_nothing_to_do(tmp_path: Path) -> None:
    with empty_database("twice", tmp_path):
        call_command("migrate", verbosity=0)
        before = structure()
        call_command("migrate", verbosity=0)
        assert structure() == before


def test_where_a_table_cannot_be_made_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("no more room")

    with empty_database("failed", tmp_path):
        monkeypatch.setattr(MigrationRecorder, "record_applied", fails)
        with pytest.raises(RuntimeError):
            new_database.make(connection)
        assert new_database.is_new(connection)


def test_a_part_is_migrated_as_ever(tmp_path: Path) -> None:
    with empty_database("part", tmp_path):
        call_command("migrate", "contenttypes", verbosity=0)
        assert set(connection.introspection.table_names()) == {"django_content_type", "django_migrations"}
