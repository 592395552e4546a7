from django.apps import AppConfig


class RisksConfig(AppConfig):
    """The register of risks: what may stop the improvement, how likely and how bad, and what is done about it."""

    name = "sendwell.apps.risks"
    label = "risks"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.programme import notices
        from sendwell.apps.risks import beside
        from sendwell.apps.risks.permissions import may_read_risks

        add_to_navigation(22, "Risks", "risks", may_read_risks, "Plan")
        notices.register(on_home=beside.on_home, on_action=beside.on_action, could_stop=beside.could_stop)
