from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sendwell.apps.reminders.sending import go_round


class Command(BaseCommand):
    """One round of reminders; the service goes round every hour."""

    help = "Write and send the reminders that are due today. Safe to run as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        done = go_round(timezone.now())
        if options["verbosity"] > 0:
            self.stdout.write(f"{done.written} written, {done.sent} sent, {done.failed} not sent.")
