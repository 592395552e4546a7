"""`sendwell remind`, as a timer runs it."""

from tests.web.service import command, environment


def test_a_round_of_reminders_says_what_it_did(tmp_path):
    environ = environment(f"sqlite:///{tmp_path}/sendwell.sqlite3", tmp_path / "media")
    done = command(environ, "remind")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(("0 written, 0 sent, 0 not sent.", "Nobody is reminded now"))


def test_settings_that_are_missing_are_named_before_anybody_is_reminded(tmp_path):
    environ = environment("", tmp_path)
    done = command(environ, "remind")
    assert done.returncode == 2
    assert "Nobody was reminded:" in done.stderr
    assert "DATABASE_URL is not set" in done.stderr.replace(": ", " ")


def test_an_address_of_the_service_that_is_none_is_named(tmp_path):
    environ = environment(f"sqlite:///{tmp_path}/sendwell.sqlite3", tmp_path) | {"SITE_URL": "our sendwell"}
    assert "SITE_URL" in command(environ, "remind").stderr
