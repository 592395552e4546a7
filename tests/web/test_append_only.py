"""What was said, issued or changed stays said: no form and no command alters or removes it."""

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.test import Client

from sendwell.apps.audits.models import CriteriaVersion, Draw
from sendwell.apps.business.models import Agenda, Minutes, SealedPlan, Signature
from sendwell.apps.casework.panels.models import CriteriaEdition, Panel, PanelDecision
from sendwell.apps.monitoring.models import Evaluation, Opening
from sendwell.apps.outcomes.models import ExceptionComment, QueryDecision, Target
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.models import Evidence, Update
from sendwell.apps.publishing.models import DataFile, DataSet, Pack, PublishedFigure, Withdrawal
from sendwell.apps.risks.models import Judgement
from tests.support.demonstration import Demonstration, build
from tests.support.factories import a_person
from tests.support.page_forms import forms_on


@pytest.fixture(scope="module")
def fenmoor(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def append_only() -> list[type[Model]]:
    """The tables to which rows are only ever added: what people said and issued, and the history of all the rest."""
    history = [
        model for model in apps.get_models() if hasattr(model, "history_object") or hasattr(model, "m2m_history_id")
    ]
    said = [Update, Evidence, Pack, Agenda, Minutes, SealedPlan, Signature, Target, QueryDecision, ExceptionComment]
    said += [CriteriaEdition, Panel, PanelDecision, Evaluation, Opening, CriteriaVersion, Draw, Judgement]
    given = [DataSet, PublishedFigure, DataFile, Withdrawal]
    return [*said, *given, *history]


def rows() -> dict[tuple[str, Any], dict[str, Any]]:
    """Every row of those tables, by table and key."""
    return {
        (model._meta.label, row[model._meta.pk.attname]): row
        for model in append_only()
        for row in model._default_manager.values()
    }


def test_every_table_with_a_history_is_watched():
    assert len(append_only()) > 15


def test_sending_every_form_of_the_product_alters_nothing_that_was_said_before(fenmoor: Demonstration, db):
    client = Client()
    client.force_login(a_person(fenmoor.area, *Role).user)
    before = rows()
    for _, address in fenmoor.pages():
        for form in forms_on(client.get(address), address):
            client.post(form.action, form.with_days())
    after = rows()
    assert len(after) > len(before) + 20
    assert {key: after.get(key) for key in before} == before
