"""A real PostgreSQL in a temporary folder, from the machine's own binaries, gone when its user is gone."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

SECONDS_TO_START = 60

# The shell that keeps the server waits on its standard input. When whoever started it ends, however it ends, that
# input closes; the server is stopped and its folder removed.
KEEPER = """
bin=$1 home=$2
"$bin/postgres" -D "$home/data" -k "$home" -c listen_addresses= -c fsync=off -c synchronous_commit=off \
  -c full_page_writes=off -c max_connections=50 -c timezone=UTC >"$home/log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -QUIT $server
wait $server
rm -rf "$home"
"""


class NoPostgres(Exception):
    """Why there is no PostgreSQL to be had, as a sentence."""


@contextmanager
def running() -> Iterator[str]:
    """Yield the DATABASE_URL of a server of our own, without durability, reached by a socket in its folder.

    Raises NoPostgres where this machine has no server binaries, or they do not start.
    """
    binaries, user = find_binaries(), server_user()
    home = Path(tempfile.mkdtemp(prefix="sendwell-pg-", dir="/tmp"))  # a socket's path may have 107 characters at most
    try:
        if user != current_user():
            shutil.chown(home, user)
        run_as(user, [binaries / "initdb", "-D", home / "data", "-U", "sendwell", "-A", "trust", "-E", "UTF8",
                      "--locale=C.UTF-8", "--no-sync"])  # fmt: skip
        with kept(user, binaries, home):
            yield f"postgresql://sendwell@{quote(str(home), safe='')}/postgres"
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def kept(user: str, binaries: Path, home: Path) -> Iterator[None]:
    """The server started and answering; stopped on the way out."""
    command = as_user(user, ["sh", "-c", KEEPER, "keeper", binaries, home])
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd="/", start_new_session=True) as keeper:
        try:
            wait_until_ready(binaries, home)
            yield
        finally:
            assert keeper.stdin is not None
            keeper.stdin.close()
            keeper.wait()


def wait_until_ready(binaries: Path, home: Path) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while subprocess.run([binaries / "pg_isready", "-q", "-h", home]).returncode != 0:
        if time.monotonic() > give_up:
            log = home / "log"
            raise NoPostgres(f"PostgreSQL did not start: {log.read_text() if log.exists() else 'it left no log'}")
        time.sleep(0.05)


def find_binaries() -> Path:
    """The folder with initdb and postgres: from PATH, Debian's folders (newest first) or pg_config."""
    for folder in candidate_folders():
        if all((folder / name).exists() for name in ("initdb", "postgres", "pg_isready")):
            return folder
    raise NoPostgres("PostgreSQL is not installed here. On Debian and Ubuntu: apt-get install postgresql")


def candidate_folders() -> Iterator[Path]:
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: -float(folder.parent.name))
    if pg_config := shutil.which("pg_config"):
        told = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True)
        yield Path(told.stdout.strip())


def server_user() -> str:
    """Who runs the server: whoever we are, but PostgreSQL refuses root, so then a user with fewer rights."""
    if os.geteuid() != 0:
        return current_user()
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def current_user() -> str:
    # A container may run under a number that has no name.
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def as_user(user: str, command: list[str | Path]) -> list[str | Path]:
    if user == current_user():
        return command
    entry = pwd.getpwnam(user)
    return ["setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups", *command]


def run_as(user: str, command: list[str | Path]) -> None:
    done = subprocess.run(as_user(user, command), cwd="/", capture_output=True, text=True)
    if done.returncode != 0:
        raise NoPostgres(f"PostgreSQL could not be set up: {done.stderr.strip() or done.stdout.strip()}")
