from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Whether it gets better for children: numbers loaded, compared, drawn, and tied to what should move them."""

    name = "sendwell.apps.outcomes"
    label = "outcomes"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.outcomes import beside, moving
        from sendwell.apps.outcomes.permissions import may_aim, may_read_outcomes
        from sendwell.apps.programme import felt, notices

        add_to_navigation(25, "Outcomes", "outcomes", may_read_outcomes, "Outcomes")
        felt.register(of_actions=moving.felt_by_action, of_priority=moving.felt_by_priority, may_add=may_aim)
        notices.register(on_home=beside.on_home)
