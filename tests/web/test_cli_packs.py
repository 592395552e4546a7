"""`sendwell packs`, as whoever has restored a backup runs it."""

import pytest

from sendwell.apps.publishing.models import Pack
from sendwell.web.cli import packs
from tests.apps.publishing.plans import a_world_in_trouble
from tests.web.service import command, environment


def test_a_service_without_packs_has_none_that_changed(tmp_path):
    done = command(environment(f"sqlite:///{tmp_path}/sendwell.sqlite3", tmp_path / "media"), "packs")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Every pack is what was issued.\n"


def test_settings_that_are_missing_are_named_before_anything_is_checked(tmp_path):
    done = command(environment("", tmp_path), "packs")
    assert done.returncode == 2
    assert "Nothing was checked:" in done.stderr


@pytest.mark.django_db
def test_each_pack_is_told_with_its_fingerprint_and_one_that_was_changed_is_named():
    world = a_world_in_trouble()
    kept, changed = world.issue(), world.issue(audience="public")
    Pack.objects.filter(pk=changed.pk).update(ratings={})
    lines = dict(packs._checked())
    assert [as_issued for as_issued in lines.values()] == [True, False]
    first, second = lines
    assert first.startswith(f"as issued  {kept.sha256[:16]}  {world.area.slug}  Pack for SEND Improvement Board")
    assert second.startswith(f"CHANGED    {changed.sha256[:16]}")
