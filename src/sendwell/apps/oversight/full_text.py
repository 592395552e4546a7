"""Full text in the database that is there: one lookup, FTS5 on SQLite and `tsvector` on PostgreSQL.

Neither database is asked to read words its own way: both keep the words that `domain.searching` writes and are asked
for beginnings of them, so that they find the same.
"""

from typing import Any

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from sendwell.domain.searching import Asked, Term

TABLE, FTS = "oversight_indexed", "oversight_indexed_words"
FOR_SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} "
    f"USING fts5(words, content='{TABLE}', content_rowid='id', prefix='3 4 5')",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_added AFTER INSERT ON {TABLE} BEGIN "
    f"INSERT INTO {FTS}(rowid, words) VALUES (new.id, new.words); END",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_gone AFTER DELETE ON {TABLE} BEGIN "
    f"INSERT INTO {FTS}({FTS}, rowid, words) VALUES ('delete', old.id, old.words); END",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_changed AFTER UPDATE ON {TABLE} BEGIN "
    f"INSERT INTO {FTS}({FTS}, rowid, words) VALUES ('delete', old.id, old.words); "
    f"INSERT INTO {FTS}(rowid, words) VALUES (new.id, new.words); END",
)
FOR_POSTGRESQL = (
    f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS tokens tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    f"CREATE INDEX IF NOT EXISTS {TABLE}_tokens ON {TABLE} USING gin (tokens)",
)


class WordsField(models.TextField):  # type: ignore[type-arg]
    """The words of a thing, with a space between. `words__has` takes what `domain.searching.asked` has read."""


@WordsField.register_lookup
class Has(models.Lookup[Asked]):
    """True of a thing that has every term of a search."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[str]]:
        alias = compiler.quote_name_unless_alias(self.lhs.alias)
        found = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s"
        return f'{alias}."id" IN ({found})', [for_fts5(self.rhs)]

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[str]]:
        alias = compiler.quote_name_unless_alias(self.lhs.alias)
        return f"{alias}.\"tokens\" @@ to_tsquery('simple', %s)", [for_tsquery(self.rhs)]


def for_fts5(search: Asked) -> str:
    """A search in the words of FTS5: `"triage" * AND "front door" *`."""
    return " AND ".join(f'"{" ".join(term.indexed)}"{" *" if term.goes_on else ""}' for term in search.terms)


def for_tsquery(search: Asked) -> str:
    """A search in the words of PostgreSQL: `'triage':* & 'front' <-> 'door':*`."""
    return " & ".join(f"({_phrase(term)})" for term in search.terms)


def create(using: str, **_: Any) -> None:
    """Make the full-text index beside its table, where it is not there yet."""
    connection = connections[using]
    if TABLE in connection.introspection.table_names():
        with connection.cursor() as cursor:
            for statement in FOR_SQLITE if connection.vendor == "sqlite" else FOR_POSTGRESQL:
                cursor.execute(statement)


def _phrase(term: Term) -> str:
    return " <-> ".join(f"'{word}'" for word in term.indexed) + (":*" if term.goes_on else "")
