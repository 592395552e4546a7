from django.apps import AppConfig


class MechanismsConfig(AppConfig):
    """The one mechanism for each job that every app shares: refusals, forms, history, words for dates."""

    name = "sendwell.apps.mechanisms"
    label = "mechanisms"
