"""Where the demonstration keeps its data: a folder of its own, built whole or not at all, never a real database."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
MARKER = "built.txt"


def prepare(folder: Path, fresh: bool, say: Callable[[str], None]) -> None:
    """Point the environment at the demonstration in `folder`, and build it there unless this version's is there."""
    folder = folder.resolve()
    wanted = _version()
    marker = folder / MARKER
    if fresh or not marker.is_file() or marker.read_text(encoding="utf-8") != wanted:
        _build(folder, wanted, say)
    _point_environment_at(folder)


def _build(folder: Path, wanted: str, say: Callable[[str], None]) -> None:
    half_built = folder.with_name(folder.name + ".new")
    shutil.rmtree(half_built, ignore_errors=True)
    half_built.mkdir(parents=True)
    (half_built / "secret").write_text(secrets.token_urlsafe(50), encoding="utf-8")
    _point_environment_at(half_built)
    from sendwell.web.running import set_up_database

    say("Building the demonstration: a report is typeset, read, confirmed, and a plan grows from it …")
    set_up_database()
    from django.db import connections

    from sendwell.web.demo.story import tell

    tell(date.today(), say)
    connections.close_all()
    (half_built / MARKER).write_text(wanted, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    half_built.rename(folder)


def _point_environment_at(folder: Path) -> None:
    os.environ.update(
        SENDWELL_MODE="demo",
        DJANGO_SETTINGS_MODULE="sendwell.web.settings",
        DATABASE_URL=f"sqlite:///{folder}/sendwell.sqlite3",
        SECRET_KEY=(folder / "secret").read_text(encoding="utf-8"),
        ALLOWED_HOSTS="127.0.0.1,localhost",
        MEDIA_ROOT=str(folder / "media"),
        EMAIL_URL="",
    )


def _version() -> str:
    """Changes with every change of the package, so that an older version's demonstration is never shown."""
    digest = hashlib.sha256(version("sendwell").encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".toml", ".typ"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
