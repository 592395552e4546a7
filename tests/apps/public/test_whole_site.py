"""The site of the demonstration as files: it stands alone, is light, and says what the service says."""

import re
import xml.etree.ElementTree as xml

import pytest
from django.db import transaction
from django.test import Client
from icalendar import Calendar

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Person
from sendwell.apps.public.writing import write_folder
from sendwell.web.cli import public_site
from tests.support.demonstration import build

pytestmark = pytest.mark.django_db
HEAVIEST = 100_000  # bytes of a page with its style, without pictures


@pytest.fixture(scope="module")
def folder(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder that the command writes of Fenmoor."""
    with django_db_blocker.unblock(), transaction.atomic():
        build()
        made = tmp_path_factory.mktemp("public") / "fenmoor"
        assert public_site._write("fenmoor", made) == 0
        yield made
        transaction.set_rollback(True)


def pages(folder) -> dict[str, str]:
    """Each page by its name."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


def test_every_link_leads_to_a_file_of_the_folder_or_out_of_it(folder):
    leads = {link for page in pages(folder).values() for link in re.findall(r'(?:href|src)="([^"#]+)', page)}
    inside = {link for link in leads if "://" not in link}
    assert {link for link in inside if not (folder / link).is_file()} == set()
    assert len(inside) > 20


def test_no_page_weighs_more_than_a_hundred_kilobytes_or_needs_a_script(folder):
    style = (folder / "site.css").stat().st_size
    assert {name for name, page in pages(folder).items() if len(page.encode()) + style >= HEAVIEST} == set()
    assert {name for name, page in pages(folder).items() if re.search(r"<script|<style|\son\w+=|style=", page)} == set()


def test_the_service_gives_the_same_bytes_to_anybody_and_sets_no_cookie(folder):
    for path in folder.iterdir():
        answer = Client().get(f"/public/fenmoor/{path.name}")
        assert answer.content == path.read_bytes(), path.name
        assert not answer.cookies
        assert answer.headers["Cache-Control"] == "public, max-age=60"


def test_nobody_who_works_there_is_named_anywhere(folder):
    names = [name for name in Person.objects.filter(area__slug="fenmoor").values_list("name", flat=True)]
    named = {(path.name, name) for path in folder.iterdir() for name in names if name in path.read_text("utf-8")}
    assert named == set()


def test_what_was_decided_in_private_stands_nowhere(folder):
    assert {path.name for path in folder.iterdir() if "A second provider of autism" in path.read_text("utf-8")} == set()


def test_the_first_page_gives_the_answer_before_anything_else(folder):
    first = pages(folder)["index.html"]
    answer = re.search(r"Did we keep them\? \d+ late, \d+ kept so far", first)
    assert answer
    assert answer.start() < first.index("What is late, and why") < first.index('<nav id="menu"')


def test_the_feed_and_the_calendar_can_be_read_by_programs(folder):
    feed = xml.parse(folder / "changes.atom").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    ids = [entry.findtext(f"{atom}id") for entry in feed.findall(f"{atom}entry")]
    assert len(ids) == len(set(ids)) > 3
    events = Calendar.from_ical((folder / "dates.ics").read_bytes()).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events) > 2


def test_each_acronym_is_explained_where_it_is_first_met(folder):
    assert "EHC: education, health and care" in pages(folder)["found.html"]


def test_a_folder_is_written_again_but_never_over_other_files(folder, tmp_path):
    assert write_folder("fenmoor", folder) == len(list(folder.iterdir()))
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(Refused, match="not of a public site"):
        write_folder("fenmoor", tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_an_area_that_publishes_nothing_is_said_in_a_sentence(tmp_path, capsys):
    assert public_site._write("nowhere", tmp_path / "out") == 1
    assert "Nothing is public at “nowhere”" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
