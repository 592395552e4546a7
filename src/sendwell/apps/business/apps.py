from django.apps import AppConfig


class BusinessConfig(AppConfig):
    """The business of meetings: agendas, minutes, decisions whole, approvals."""

    name = "sendwell.apps.business"
    label = "business"

    def ready(self) -> None:
        from sendwell.apps.business import beside
        from sendwell.apps.programme import notices

        notices.register(
            on_home=beside.on_home, on_action=beside.on_action, owner_is_asked_after=beside.owner_is_asked_after
        )
