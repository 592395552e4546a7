"""Where tests keep their data: a database and a folder of their own, never those of a service."""

from collections.abc import Iterator

import pytest
from django import conf
from django.test import override_settings


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite's test data in a file, one for each worker.

    In memory, all threads of the live server would share one connection, and so each other's transactions.
    """
    database = conf.settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def settings_for_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Uploads go to a folder that is thrown away; passwords are hashed fast, as nothing here is secret."""
    if not conf.settings.configured:  # `pytest -p no:django` runs the ground floor by itself
        yield
        return
    with override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("media"),
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield
