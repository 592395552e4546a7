from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """The returns workbench: a statutory return checked, mended and looked at before it is sent."""

    name = "sendwell.apps.returns"
    label = "returns"

    def ready(self) -> None:
        from sendwell.apps.mechanisms.navigation import add_to_navigation
        from sendwell.apps.returns.permissions import may_check_returns

        add_to_navigation(30, "Returns", "returns", may_check_returns, "Cases")
