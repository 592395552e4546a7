"""What is true of the project's files as a whole."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.needs import need

LONGEST_FILE = 400  # lines; a longer one becomes a folder, split by thing
VENDORED = "src/sendwell/web/static/vendor/"
# A home or work folder of somebody's machine, and the hosts that a package came from.
PLACES = re.compile(
    r"(?<![\w.~}/-])/(?:home|root|Users|work|workspace)/[\w.-]+"
    r"|files\.python" r"hosted\.org|\bpypi\." r"org|registry\.npm" r"js\.org|deb\.deb" r"ian\.org"
)  # fmt: skip

CLOCK = re.compile(r"\b(?:date\.today|datetime\.now|datetime\.utcnow|time\.time|localtime|localdate)\(")


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    """Every file that git keeps, as it now stands."""
    # Git refuses to look at a checkout that belongs to somebody else, unless told that it is safe.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True)
    need(listed.returncode == 0, "This is not a git checkout, so its files cannot be listed.")
    return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def text_of(path: Path) -> str:
    """The words of a text file; nothing for a picture or another file of bytes."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def dependencies(root: Path) -> list[str]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    wanted = [*project["project"]["dependencies"], *(line for group in groups for line in group)]
    return [re.match(r"[\w.-]+", line)[0].lower() for line in wanted]


def test_every_library_is_listed_with_its_licence(root):
    rows = (root / "docs/dependencies.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("|")]
    licences = {row[0]: row[1] for row in cells}
    assert [name for name in dependencies(root) if not licences.get(name)] == []


def test_no_library_is_listed_that_is_not_used(root):
    listed = re.findall(r"^\| ([a-z][\w-]+) \| [^|]+ \| [^|]+ \|$", (root / "docs/dependencies.md").read_text(), re.M)
    assert set(listed) - {"library", "what", "govuk-frontend"} <= set(dependencies(root))


def test_no_file_tells_of_somebodys_machine(root, tracked):
    found = [
        f"{path.relative_to(root)}: {match[0]}"
        for path in tracked
        if path.name != "uv.lock"
        for match in PLACES.finditer(text_of(path))
    ]
    assert found == []


def test_imports_go_down_only(root):
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    checked = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout


def test_the_ground_floor_has_no_clock_on_the_wall(root, tracked):
    domain = [path for path in tracked if path.is_relative_to(root / "src/sendwell/domain") and path.suffix == ".py"]
    assert [str(path.relative_to(root)) for path in domain if CLOCK.search(text_of(path))] == []


def test_no_source_file_is_too_long(root, tracked):
    ours = [
        path
        for path in tracked
        if path.is_relative_to(root / "src")
        and VENDORED not in path.as_posix()
        and "/migrations/" not in path.as_posix()
    ]
    long = {str(path.relative_to(root)): text_of(path).count("\n") for path in ours}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_make_alone_lists_every_target(root):
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    targets = re.findall(r"^([a-z][\w-]*):", (root / "Makefile").read_text(encoding="utf-8"), re.M)
    listed = [line.split()[1] for line in shown.splitlines()]
    assert listed == targets


def test_the_vendored_look_has_no_crest_no_restricted_typeface_and_no_missing_file(root):
    sheet = text_of(root / VENDORED / "govuk-frontend/govuk-frontend.min.css")
    assert [
        part for part in ("GDS Transport", "@font-face", "crest", "url(", "sourceMappingURL") if part in sheet
    ] == []


def test_the_vendored_look_has_its_licence_and_the_version_that_it_says(root):
    folder = root / VENDORED / "govuk-frontend"
    version = (folder / "VERSION").read_text(encoding="utf-8").strip()
    assert f'--govuk-frontend-version:"{version}"' in text_of(folder / "govuk-frontend.min.css")
    assert "MIT License" in (folder / "LICENSE").read_text(encoding="utf-8")
