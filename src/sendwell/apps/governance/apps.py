from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Bodies, their meetings, what they decided, and what they asked for."""

    name = "sendwell.apps.governance"
    label = "governance"

    def ready(self) -> None:
        from sendwell.apps.governance.destinations import register_all
        from sendwell.apps.governance.permissions import may_read_meetings
        from sendwell.apps.mechanisms.navigation import add_to_navigation

        add_to_navigation(50, "Meetings", "meetings", may_read_meetings, "Meetings")
        register_all()
