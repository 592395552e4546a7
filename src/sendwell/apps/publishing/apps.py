from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "sendwell.apps.publishing"
    label = "publishing"
