from django.apps import AppConfig


class BusinessConfig(AppConfig):
    """The business of meetings: agendas, minutes, decisions whole, approvals."""

    name = "sendwell.apps.business"
    label = "business"

    def ready(self) -> None:
        from sendwell.apps.business.changes import published
        from sendwell.apps.business.searching import MINUTES
        from sendwell.apps.oversight.searching.index import register
        from sendwell.apps.reminders import changes

        register(MINUTES)
        changes.register(published)
