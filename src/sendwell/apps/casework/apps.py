from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Where each child's case stands, and what can still be done in time: by keys, and never by name."""

    name = "sendwell.apps.casework"
    label = "casework"

    def ready(self) -> None:
        from sendwell.apps.casework.permissions import may_say_teams, may_see_caseload
        from sendwell.apps.mechanisms.navigation import add_to_navigation

        add_to_navigation(27, "Cases", "caseload", may_see_caseload, "Cases")
        add_to_navigation(28, "Case teams", "case_teams", may_say_teams, "Cases")
