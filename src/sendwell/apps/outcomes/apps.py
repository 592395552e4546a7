from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Whether it gets better for children: numbers loaded, compared, drawn, and tied to what should move them."""

    name = "sendwell.apps.outcomes"
    label = "outcomes"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.outcomes.permissions import may_read_outcomes

        add_to_navigation(25, "Outcomes", "outcomes", may_read_outcomes)
