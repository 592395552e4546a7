from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Visits that look again at an improvement: what they ask, are shown and judge, and how ready the area is."""

    name = "sendwell.apps.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.monitoring import beside
        from sendwell.apps.monitoring.permissions import may_read_visits
        from sendwell.apps.programme import notices

        add_to_navigation(24, "Visits", "visits", may_read_visits, "Plan")
        notices.register(
            on_home=beside.on_home,
            on_action=beside.on_action,
            on_priority=beside.on_priority,
        )
