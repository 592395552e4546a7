from django.apps import AppConfig


class BusinessConfig(AppConfig):
    """The business of meetings: agendas, minutes, decisions whole, approvals."""

    name = "sendwell.apps.business"
    label = "business"

    def ready(self) -> None:
        from sendwell.apps.business.searching import MINUTES
        from sendwell.apps.oversight.searching.index import register

        register(MINUTES)
