from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "sendwell.apps.programme"
    label = "programme"
