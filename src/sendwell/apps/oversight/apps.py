from django.apps import AppConfig


class OversightConfig(AppConfig):
    """The programme looked over as a whole: search, timeline, months, reliance, and views of the actions."""

    name = "sendwell.apps.oversight"
    label = "oversight"
