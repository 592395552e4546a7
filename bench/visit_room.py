"""How long sealing a visit room takes (200 actions, 1,000 files of evidence), and reading a page of it.

The baseline, measured in the same run, hashes the same files and stores them in an archive, and does nothing else. Each
file is 200 KB. Built again from what is kept, the room must be the same; two rooms as at one day must have one seal.
Run it with: .venv/bin/python bench/visit_room.py
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import hashlib
import os
import secrets
from tempfile import TemporaryDirectory, TemporaryFile
from time import perf_counter
from zipfile import ZIP_STORED, ZipFile

ACTIONS, UPDATES, SIZE = 200, 5, 200_000  # one file of evidence to each update
LIMIT_SECONDS = 60.0


def main() -> int:
    with TemporaryDirectory() as media:
        os.environ.update(
            SENDWELL_MODE="demo", DATABASE_URL="sqlite:///:memory:", MEDIA_ROOT=media, ALLOWED_HOSTS="testserver",
            SECRET_KEY=secrets.token_urlsafe(50), DJANGO_SETTINGS_MODULE="sendwell.web.settings",
        )  # fmt: skip
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return measure()


def measure() -> int:
    from sendwell.apps.monitoring.room.building import build_again
    from tests.apps.monitoring.rooms import a_room
    from tests.apps.monitoring.visiting import a_visit, a_visited_plan

    world = a_visited_plan()
    stored = fill(world)
    bare = seconds(lambda: archive_bare(stored))[0]
    visit = a_visit(world, -14)
    built, room = seconds(lambda: a_room(world, visit))
    again, found = seconds(lambda: build_again(room, lambda per_cent: None))
    second = a_room(world, visit)
    page(world, room, "")  # a service that shows rooms has shown pages before: what it imports is in memory
    pages = {part or "room": seconds(lambda part=part: page(world, room, part))[0] for part in ("", "priorities/1/")}
    print(f"A visit room: {ACTIONS} actions, {len(stored):,} files of evidence, {room.size / 1e6:.0f} MB")
    print(f"  {'sealed':<52} {built:.1f} s (limit {LIMIT_SECONDS:.0f} s)")
    print(f"  {'baseline: the same files hashed and archived bare':<52} {bare:.1f} s")
    print(f"  {'ratio':<52} {built / bare:.1f}")
    print(f"  {'built again and compared':<52} {again:.1f} s: {found.words}")
    print(f"  two rooms as at one day have one seal: {second.archive_sha256 == room.archive_sha256}")
    for name, spent in pages.items():
        print(f"  {f'page: {name}':<52} {spent * 1000:.0f} ms")
    same = found.same and second.archive_sha256 == room.archive_sha256
    return 0 if built < LIMIT_SECONDS and same else 1


def fill(world) -> list[str]:
    """Give the plan its actions, updates and files; returns where the files are kept."""
    from django.core.files.base import ContentFile

    from sendwell.apps.evidence import files
    from sendwell.apps.programme.models import Action, Evidence, Update

    stored = []
    for number in range(ACTIONS):
        action = Action.objects.create(priority=world.priority, number=number + 1, title=f"Promise {number}")
        for turn in range(UPDATES):
            update = Update.objects.create(
                action=action, by=world.manager, rating="green", happened=f"District {turn} has begun."
            )
            content = secrets.token_bytes(SIZE)
            kept = files.keep(ContentFile(content, name="shown.pdf"))
            mark = hashlib.sha256(content).hexdigest()
            named = {"title": "What shows it", "file_name": f"shown-{number}-{turn}.pdf"}
            Evidence.objects.create(update=update, stored_as=kept, sha256=mark, **named)
            stored.append(kept)
    return stored


def archive_bare(stored: list[str]) -> None:
    from sendwell.apps.evidence import files

    with TemporaryFile() as out, ZipFile(out, "w", ZIP_STORED) as archive:
        for kept in stored:
            content = files.content_of(kept)
            archive.writestr(f"{hashlib.sha256(content).hexdigest()}.pdf", content)


def page(world, room, part: str) -> None:
    from django.test import Client

    client = Client()
    client.force_login(world.manager.user)
    answer = client.get(f"/{world.area.slug}/visits/rooms/{room.pk}/{part}")
    assert answer.status_code == 200, answer.status_code


def seconds(work):
    """The seconds that some work took, and what came of it."""
    began = perf_counter()
    result = work()
    return perf_counter() - began, result


if __name__ == "__main__":
    raise SystemExit(main())
