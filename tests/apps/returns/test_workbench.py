"""The returns workbench, as a casework manager meets it."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.returns.commands import bring_return, forget_old_returns
from sendwell.apps.returns.models import KeptReturn
from sendwell.domain.returns.sen2.invented import invented_authority, with_mess, write_csv_files
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def zips(tmp_path_factory) -> dict[str, bytes]:
    """The return of 2026 right and wrong, and that of 2025, each as a zip of CSV files."""
    authority = invented_authority(plans=100, seed=21)
    right = authority.return_of(2026)
    made = {"right": right, "wrong": with_mess(right, share=0.1, seed=1), "before": authority.return_of(2025)}
    return {name: packed(tables, tmp_path_factory.mktemp(name)) for name, tables in made.items()}


def packed(tables, folder: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for path in write_csv_files(tables, folder):
            pack.write(path, path.name)
    return out.getvalue()


@pytest.fixture
def manager(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return a_person(an_area(), Role.CASE_MANAGER)


@pytest.fixture
def client(manager):
    client = Client()
    client.force_login(manager.user)
    return client


def bring(manager, content: bytes, **more) -> KeptReturn:
    return bring_return(given=[ContentFile(content, name="return.zip")], keep_days=1, by=manager, **more)


def address(manager, *parts) -> str:
    return "/".join(["", manager.area.slug, "returns", *map(str, parts), ""])


def files_kept() -> list[str]:
    return default_storage.listdir("papers")[1] if default_storage.exists("papers") else []


def test_a_return_is_given_checked_and_shown_with_what_to_mend(client, manager, zips):
    given = {"given": ContentFile(zips["wrong"], name="return.zip"), "keep_days": "1", "year": ""}
    answer = client.post(address(manager), given, follow=True)
    page = answer.content.decode()
    assert "must be mended before the return is taken" in page
    assert "Enter the day on which the current plan was made." in page


def test_the_problems_of_a_rule_are_shown_record_by_record_without_naming_a_child(client, manager, zips):
    kept = bring(manager, zips["wrong"])
    page = client.get(address(manager, kept.pk, "problems", "SW105")).content.decode()
    assert "UPN (hidden, 14 characters)" in page
    assert "Copy the number again" in page


def test_the_corrected_return_says_what_is_mended_and_what_is_new(client, manager, zips):
    before = bring(manager, zips["wrong"])
    after = bring(manager, zips["right"], before=before)
    found = after.found["mended"]
    assert found["mended"] > 10
    page = client.get(address(manager, after.pk)).content.decode()
    assert f"{found['mended']} mended, {found['new']} new, {found['still']} still there" in page


def test_figures_stand_beside_those_of_last_years_return(client, manager, zips):
    bring(manager, zips["before"])
    kept = bring(manager, zips["right"])
    page = client.get(address(manager, kept.pk)).content.decode()
    assert "Beside last year’s return" in page
    assert "EHC plans issued within 20 weeks, without exceptions" in page


@pytest.mark.parametrize(
    ("what", "begins"), [("problems", b"\xef\xbb\xbflevel,"), ("xml", b"<?xml"), ("csv", b"PK"), ("annex-a", b"PK")]
)
def test_everything_can_be_taken_out(client, manager, zips, what, begins):
    kept = bring(manager, zips["right"])
    answer = client.get(address(manager, kept.pk, "download", what))
    assert answer.status_code == 200
    assert answer.content.startswith(begins)


def test_who_opened_a_return_is_noted_and_shown(client, manager, zips):
    kept = bring(manager, zips["right"])
    client.get(address(manager, kept.pk, "download", "problems"))
    page = client.get(address(manager, kept.pk)).content.decode()
    assert f"{manager}. Took: Every problem" in page


def test_a_return_is_deleted_at_once_with_everything_that_was_found(client, manager, zips):
    kept = bring(manager, zips["right"])
    assert files_kept()
    client.post(address(manager, kept.pk, "delete"))
    kept.refresh_from_db()
    assert (kept.found, kept.marks, kept.stored_as, kept.deleted_by) == ({}, [], [], manager)
    assert client.get(address(manager, kept.pk)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_files_are_gone_from_disk_when_a_round_finds_them_old_enough(manager, zips):
    old, young = bring(manager, zips["right"]), bring(manager, zips["right"])
    KeptReturn.objects.filter(pk=old.pk).update(keep_until=timezone.localdate() - timedelta(days=1))
    assert forget_old_returns(timezone.localdate()) == 1
    assert [name.rsplit("/", 1)[-1] for name in young.stored_as] == files_kept()
    assert forget_old_returns(timezone.localdate()) == 0


def test_what_is_no_return_is_refused_in_words_and_not_kept(manager):
    with pytest.raises(Refused, match="not those of any one module"):
        bring_return(given=[ContentFile(b"shoe,hat\n1,2\n", name="shoes.csv")], keep_days=1, by=manager)
    assert not files_kept()
    assert not KeptReturn.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.CASE_MANAGER, Role.ANALYST)])
def test_no_other_role_brings_a_return(manager, zips, role):
    with pytest.raises(PermissionDenied):
        bring(a_person(manager.area, role), zips["right"])


def test_nothing_that_is_kept_of_a_check_names_a_child(manager, zips):
    kept = bring(manager, zips["wrong"])
    text = f"{kept.found} {kept.marks}"
    upns = invented_authority(plans=100, seed=21).return_of(2026)["person"]["upn"].drop_null().to_pylist()
    assert len(upns) > 100
    assert not [upn for upn in upns if upn in text]


def test_with_a_register_the_numbers_of_schools_are_checked_as_well(manager, zips):
    register = ContentFile(b"URN,TypeOfEstablishment (name),CloseDate\n100000,Community school,\n", name="gias.csv")
    kept = bring(manager, zips["right"], register=register)
    assert not any("register" in need for _, needs in kept.found["not_asked"] for need in needs)
    assert any("register" in need for _, needs in bring(manager, zips["right"]).found["not_asked"] for need in needs)


def test_every_rule_has_a_page(client, manager):
    assert "SW307" in client.get(address(manager, "rules")).content.decode()
    assert "regulations 10(1) and 13(2)" in client.get(address(manager, "rules", "sw307")).content.decode()
    assert client.get(address(manager, "rules", "SW999")).status_code == 404
