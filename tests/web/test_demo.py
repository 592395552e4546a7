"""The demonstration, started as a newcomer starts it."""

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.once  # it keeps its own SQLite, whatever database the tests use


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Started:
    """`sendwell demo` in a process of its own, until it says that it can be stopped."""

    def __init__(self, folder: Path) -> None:
        self.port = a_free_port()
        command = [sys.executable, "-m", "sendwell.web.cli", "demo", "--folder", str(folder), "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.said = ""

    def __enter__(self) -> "Started":
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
            if line.startswith("Stop it"):
                break
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        self.status = self.process.wait(timeout=20)

    def front_page(self) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/") as answer:
            return str(answer.read().decode())


def test_the_demonstration_builds_once_then_starts_again_from_what_was_built(tmp_path):
    with Started(tmp_path) as first:
        assert "statements confirmed" in first.said
        assert "manager@fenmoor.example" in first.said
        assert "traceable both ways" in first.front_page()
    assert first.status == 0
    with Started(tmp_path) as second:
        assert "Building" not in second.said
        assert "traceable both ways" in second.front_page()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", second.port)) != 0, "The service still listens after it was stopped."


def test_a_demonstration_that_was_half_built_is_built_again(tmp_path):
    (tmp_path / "demo.new").mkdir()
    (tmp_path / "demo.new" / "sendwell.sqlite3").write_text("half")
    with Started(tmp_path) as started:
        assert "statements confirmed" in started.said
