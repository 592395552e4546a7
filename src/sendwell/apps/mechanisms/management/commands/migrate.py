from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from sendwell.apps.mechanisms import new_database

ASKED_FOR = ("app_label", "migration_name", "plan", "check_unapplied", "fake", "fake_initial", "prune")


class Command(migrate.Command):
    """Django's own `migrate`, but that a new database is made in one go (decision 0068)."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what Django's command does; where everything is asked of a new database, make its tables first."""
        connection = connections[options["database"]]
        if not any(options[name] for name in ASKED_FOR) and new_database.is_new(connection):
            new_database.make(connection)
        super().handle(*args, **options)
