from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    """The local area: organisations, people, and the roles that say what each may do."""

    name = "sendwell.apps.partnership"
    label = "partnership"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.history import after_commands
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.partnership.permissions import may_view_area
        from sendwell.apps.partnership.revision import changed_by

        after_commands(changed_by)
        add_to_navigation(60, "People", "people", may_view_area)
