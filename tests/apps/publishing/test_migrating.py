"""Packs that were issued before there were editions and fingerprints get both, and lose nothing."""

from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.sealing import is_as_issued
from tests.apps.publishing.plans import World

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = ("publishing", "0002_pack_ratings")


def migrated_to(*where: tuple[str, str]):
    executor = MigrationExecutor(connection)
    executor.migrate(list(where))
    return MigrationExecutor(connection).loader.project_state(list(where)).apps


def newest() -> list[tuple[str, str]]:
    return [node for node in MigrationExecutor(connection).loader.graph.leaf_nodes() if node[0] == "publishing"]


def test_packs_issued_again_for_one_meeting_become_editions_in_the_order_of_their_issue_and_all_are_sealed():
    world = World()
    old = migrated_to(BEFORE).get_model("publishing", "Pack")
    meetings = (date(2027, 1, 9), date(2027, 1, 9), date(2027, 3, 9), date(2027, 1, 9))
    keys = [
        old.objects.create(
            area_id=world.area.pk, body_id=world.body.pk, issued_by_id=world.manager.pk, meeting_on=day,
            content={"version": 1, "paper": {"is": "Text", "words": f"Zoë’s {place}"}}, ratings={"1": "red"},
        ).pk
        for place, day in enumerate(meetings)
    ]  # fmt: skip
    migrated_to(*newest())
    packs = [Pack.objects.get(pk=key) for key in keys]
    assert [(pack.edition, pack.corrects_id) for pack in packs] == [(1, None), (2, keys[0]), (1, None), (3, keys[1])]
    assert all(is_as_issued(pack) for pack in packs)
    assert [bool(pack.why) for pack in packs] == [False, True, False, True]
