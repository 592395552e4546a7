from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    """The local area: organisations, people, and the roles that say what each may do."""

    name = "sendwell.apps.partnership"
    label = "partnership"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.partnership.permissions import may_view_area

        add_to_navigation(60, "People", "people", may_view_area)
