from django.apps import AppConfig


class WebConfig(AppConfig):
    """The top floor: templates, static files, addresses, the command line."""

    name = "sendwell.web"
    label = "web"
