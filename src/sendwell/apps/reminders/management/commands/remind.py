from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sendwell.apps.oversight.searching.index import catch_up
from sendwell.apps.reminders.letting_go import let_go
from sendwell.apps.reminders.sending import go_round


class Command(BaseCommand):
    """One round: what was to be kept only for a time is deleted, and reminders go; the service does so every hour."""

    help = "Delete what is over, and send the reminders that are due today. Safe to run as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        let_go(now)
        catch_up()
        done = go_round(now)
        if options["verbosity"] > 0:
            self.stdout.write(f"{done.written} written, {done.sent} sent, {done.failed} not sent.")
