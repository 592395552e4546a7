"""The PostgreSQL that tests start is real, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

from tests.support import postgres
from tests.support.needs import need

START_AND_TELL = """
from tests.support import postgres
with postgres.running() as url:
    print(url, flush=True)
    input()
"""


@pytest.fixture(autouse=True)
def binaries() -> Path:
    try:
        return postgres.find_binaries()
    except postgres.NoPostgres as reason:
        need(False, str(reason))
        raise


def folder_of(url: str) -> Path:
    return Path(unquote(urlsplit(url).hostname or ""))


def test_the_server_answers_and_is_gone_afterwards():
    with postgres.running() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1 + 1").fetchone() == (2,)
    assert not folder_of(url).exists()


def test_the_server_is_gone_when_whoever_started_it_is_killed(root):
    command = [sys.executable, "-c", START_AND_TELL]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as starter:
        folder = folder_of(starter.stdout.readline().strip())
        assert folder.exists()
        os.kill(starter.pid, signal.SIGKILL)
    give_up = time.monotonic() + 20
    while folder.exists() and time.monotonic() < give_up:
        time.sleep(0.05)
    assert not folder.exists()
