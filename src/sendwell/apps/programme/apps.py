from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Inspections, the programmes they start, and the plan: priorities, actions, milestones, updates, evidence."""

    name = "sendwell.apps.programme"
    label = "programme"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.programme.destinations import register_all
        from sendwell.apps.programme.permissions import may_own_actions, may_read_programme

        add_to_navigation(10, "Home", "area_home", may_read_programme)
        add_to_navigation(20, "Plan", "plan", may_read_programme, "Plan")
        add_to_navigation(15, "My actions", "my_actions", may_own_actions)
        register_all()
