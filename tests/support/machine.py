"""What the machine must have for every test to run, and how it comes by it where we may install."""

import os
import shutil
import subprocess

from tests.support import chromium, java, postgres


def install_what_is_missing() -> None:
    """As root, install with apt-get the Debian packages that tests use and this machine lacks; otherwise do nothing.

    A package that cannot be had is no failure here: the tests that need it say so.
    """
    packages = missing_packages()
    if not packages or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    print(f"Installing {', '.join(packages)} with apt-get, for the tests.", flush=True)
    apt_get("update")
    for package in packages:
        apt_get("install", "-y", "--no-install-recommends", package)


def missing_packages() -> list[str]:
    missing = []
    try:
        postgres.find_binaries()
    except postgres.NoPostgres:
        missing.append("postgresql")
    if chromium.find() is None:
        missing.append("chromium")
    if java.find() is None:
        missing.append("default-jre-headless")
    return missing


def apt_get(*arguments: str) -> None:
    done = subprocess.run(
        ["apt-get", "-q", *arguments],
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        print(f"apt-get {' '.join(arguments)} did not work: {last_line(done.stderr or done.stdout)}", flush=True)


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it gave no reason"])[-1]
