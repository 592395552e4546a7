from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Asking for updates on the area's rhythm: who was reminded, what was sent, and to whom silence goes."""

    name = "sendwell.apps.reminders"
    label = "reminders"

    def ready(self) -> None:
        from sendwell.apps.programme import notices
        from sendwell.apps.reminders import beside

        notices.register(
            on_home=beside.on_home, on_action=beside.on_action, owner_is_asked_after=beside.owner_is_asked_after
        )
