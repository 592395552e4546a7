from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Papers, the statements read from them and confirmed by a person, citations, and the glossary."""

    name = "sendwell.apps.evidence"
    label = "evidence"

    def ready(self) -> None:
        from sendwell.apps.evidence import glossary
        from sendwell.apps.evidence.destinations import register
        from sendwell.apps.evidence.models import StatementKind
        from sendwell.apps.evidence.permissions import may_read_papers
        from sendwell.apps.mechanisms.navigation import add_to_navigation

        add_to_navigation(56, "Papers", "papers", may_read_papers, "Meetings")
        register(
            kinds=[StatementKind.ACRONYM],
            name="an entry in the area’s glossary",
            receive=glossary.receive,
            withdraw=glossary.withdraw,
        )
