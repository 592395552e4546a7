from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "sendwell.apps.evidence"
    label = "evidence"
