"""From a real report to a running programme, with the real reader."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from sendwell.apps.evidence.commands import accept_all, take_in
from sendwell.apps.evidence.facts import inspection_facts
from sendwell.apps.evidence.models import Document
from sendwell.apps.programme.commands.starting import start_programme
from sendwell.apps.programme.models import Finding
from sendwell.domain.frameworks import framework_of_paper
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db
CALLED_FOR = [
    ("bury-2024-05-07.pdf", "priority_action_plan"),
    ("bedford-borough-2025-02-04.pdf", "strategic_plan"),
]


@pytest.mark.parametrize(("name", "kind"), CALLED_FOR)
def test_a_real_report_starts_the_plan_that_it_calls_for(
    shared, settings, tmp_path, django_capture_on_commit_callbacks, name, kind
):
    settings.MEDIA_ROOT = tmp_path
    manager = a_manager(an_area())
    content = ContentFile((shared / "corpus" / "inspections" / name).read_bytes(), name=name)
    with django_capture_on_commit_callbacks(execute=True):
        take_in(file=content, by=manager)
    report = Document.objects.get()
    framework, facts = framework_of_paper(report.kind), inspection_facts(report)
    findings = report.statements.filter(kind__in=framework.findings)
    accept_all(statements=findings, by=manager)
    assert framework.plan_called_for({part: getattr(facts, part) for part in facts.__slots__}).plan == kind
    received_on = facts.dates.end + timedelta(days=30)
    programme = start_programme(
        report=report, name="Ours", kind=kind, received_on=received_on, published_on=None, by=manager
    )
    named = findings.filter(kind__in=framework.priorities).count()
    assert programme.plans.get().priorities.count() == named > 0
    assert Finding.objects.count() == findings.count()
