"""A machine that cannot hold Sendwell is told why in one sentence."""

import sys
from pathlib import Path

import pytest

from scripts import set_up


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in another folder (with a space in its name), with a lock and nothing set up."""
    folder = tmp_path / "a project"
    folder.mkdir()
    for name in ("uv.lock", "pyproject.toml"):
        (folder / name).write_text("")
    monkeypatch.setattr(set_up, "ROOT", folder)
    monkeypatch.setattr(set_up, "VENV", folder / ".venv")
    return folder


def test_an_old_python_is_refused_with_the_way_out(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(set_up.CannotSetUp, match=r"needs Python 3\.11 or newer; .* is 3\.9\..*make PYTHON="):
        set_up.require_python()


def test_a_python_without_venv_says_what_to_install(elsewhere, monkeypatch):
    monkeypatch.setattr(set_up, "works", lambda command: False)
    with pytest.raises(set_up.CannotSetUp, match="apt-get install python3-venv"):
        set_up.make_venv()


def finish(folder: Path, *, dev: bool) -> None:
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    set_up.stamp(dev=dev).write_text(set_up.fingerprint())


def test_what_is_set_up_for_developers_serves_the_demonstration_too(elsewhere):
    finish(elsewhere, dev=True)
    assert set_up.is_done(dev=True)
    assert set_up.is_done(dev=False)


def test_what_is_set_up_for_the_demonstration_does_not_serve_developers(elsewhere):
    finish(elsewhere, dev=False)
    assert set_up.is_done(dev=False)
    assert not set_up.is_done(dev=True)


def test_a_new_lock_is_set_up_again(elsewhere):
    finish(elsewhere, dev=True)
    (elsewhere / "uv.lock").write_text("another version")
    assert not set_up.is_done(dev=False)
