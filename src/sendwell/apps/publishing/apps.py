from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """What leaves the house: packs for a body and a date, and data for everybody."""

    name = "sendwell.apps.publishing"
    label = "publishing"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.programme.last_board import register_teller
        from sendwell.apps.publishing.permissions import may_read_packs
        from sendwell.apps.publishing.queries import told_last

        register_teller(told_last)
        add_to_navigation(55, "Packs", "packs", may_read_packs, "Meetings")
        add_to_navigation(26, "Open data", "data_sets", may_read_packs, "Outcomes")
