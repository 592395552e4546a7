from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "sendwell.apps.governance"
    label = "governance"
