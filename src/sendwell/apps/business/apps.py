from django.apps import AppConfig


class BusinessConfig(AppConfig):
    """The business of meetings: agendas, minutes, decisions whole, approvals."""

    name = "sendwell.apps.business"
    label = "business"
