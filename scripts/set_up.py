"""Build .venv from uv.lock. Run by make with whatever python3 the machine has, so it imports nothing but the library.

The syntax stays plain enough for Python 3.6, so that an old Python says what is wrong rather than failing to parse.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)


class CannotSetUp(Exception):
    """Why the libraries cannot be installed, as one sentence with the way out."""


def set_up(*, dev: bool) -> None:
    """Make .venv hold what uv.lock says, and the tools for tests and checks if `dev`; at once where it already does."""
    if is_done(dev=dev):
        return
    require_python()
    print("Setting up .venv (the first time takes a minute or two).", file=sys.stderr, flush=True)
    # Without --dev nothing is taken away: a developer who runs the demonstration keeps the tools for tests.
    options = ["--group", "dev"] if dev else ["--no-dev", "--inexact"]
    sync = [*uv_command(), "sync", "--frozen", *options]
    if not (VENV / "bin" / "python").exists():
        sync += ["--python", sys.executable]
    run(sync, "The libraries could not be installed; the reason is above. Mend it, then run make again.")
    stamp(dev=dev).write_text(fingerprint(), encoding="utf-8")


def is_done(*, dev: bool) -> bool:
    """True when .venv was built here from the lock as it now stands; a set-up for developers serves for both."""
    if not (VENV / "bin" / "python").exists():
        return False
    stamps = [stamp(dev=True)] if dev else [stamp(dev=True), stamp(dev=False)]
    return any(path.exists() and path.read_text(encoding="utf-8") == fingerprint() for path in stamps)


def stamp(*, dev: bool) -> Path:
    return VENV / (".sendwell-set-up-dev" if dev else ".sendwell-set-up")


def fingerprint() -> str:
    """Changes when the lock or the project's own description does, or when the folder is moved."""
    digest = hashlib.sha256(str(ROOT).encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def require_python() -> None:
    if sys.version_info[:2] < OLDEST:
        raise CannotSetUp(
            "Sendwell needs Python {}.{} or newer; {} is {}.{}. "
            "Install one, then name it, for example: make PYTHON=python3.12 demo".format(
                *OLDEST, sys.executable, *sys.version_info[:2]
            )
        )


def uv_command() -> "list[str]":
    """uv from .venv or from the machine; where there is none it is installed into .venv by pip."""
    inside = VENV / "bin" / "uv"
    for found in (str(inside), shutil.which("uv")):
        if found and works([found, "--version"]):
            return [found]
    if not works([str(VENV / "bin" / "python"), "-m", "pip", "--version"]):
        make_venv()
    run(
        [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"],
        "uv could not be installed with pip; the reason is above. Mend it, then run make again.",
    )
    return [str(inside)]


def make_venv() -> None:
    if not works([sys.executable, "-c", "import venv, ensurepip"]):
        raise CannotSetUp(
            "This Python has no venv module. On Debian and Ubuntu: apt-get install python3-venv, then run make again."
        )
    run([sys.executable, "-m", "venv", "--clear", str(VENV)], "The virtual environment .venv could not be made.")


def works(command: "list[str]") -> bool:
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def run(command: "list[str]", sentence: str) -> None:
    # An activated environment of another project must not be taken for ours.
    environment = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    environment["UV_PROJECT_ENVIRONMENT"] = str(VENV)
    if subprocess.run(command, cwd=ROOT, env=environment).returncode != 0:
        raise CannotSetUp(sentence)


if __name__ == "__main__":
    try:
        set_up(dev="--dev" in sys.argv[1:])
    except CannotSetUp as problem:
        sys.exit(str(problem))
