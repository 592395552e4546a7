from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OversightConfig(AppConfig):
    """The programme looked over as a whole: search, timeline, months, reliance, and views of the actions."""

    name = "sendwell.apps.oversight"
    label = "oversight"

    def ready(self) -> None:
        from sendwell.apps.oversight import full_text
        from sendwell.apps.oversight.searching import KINDS
        from sendwell.apps.oversight.searching.index import watch

        for kind in KINDS:
            watch(kind)
        post_migrate.connect(full_text.create, sender=self)
