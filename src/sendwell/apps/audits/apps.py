from django.apps import AppConfig


class AuditsConfig(AppConfig):
    """How good the plans are: audits that close the loop, what they say taken together, and outcomes reviewed."""

    name = "sendwell.apps.audits"
    label = "audits"

    def ready(self) -> None:
        from sendwell.apps.audits import beside
        from sendwell.apps.audits.queries.telling import good_plans
        from sendwell.apps.casework.beside import lead_to
        from sendwell.apps.casework.pathway.telling import also_tell
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.partnership.permissions import may_view_area
        from sendwell.apps.programme import notices

        lead_to("Audits of this plan, and its outcomes as reviewed", "plan_of_case")
        add_to_navigation(29, "Plan quality", "quality", may_view_area, "Cases")
        also_tell(good_plans)
        notices.register(on_home=beside.on_home, on_action=beside.on_action)
