"""Fetch govuk-frontend's built files with npm and keep what a service outside GOV.UK may use of them.

    make govuk VERSION=6.6.0

Nothing but this command needs npm. What is left out: the crest and the crown, images and icons, and the typeface
GDS Transport, whose licence is for GOV.UK alone. Fonts that readers have on their machines take its place.
"""

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

KEPT = Path(__file__).resolve().parent.parent / "src/sendwell/web/static/vendor/govuk-frontend"
FONTS = '"Helvetica Neue",Arial,Helvetica,"Liberation Sans",sans-serif'

SOURCE_MAP = re.compile(r"(/\*#\s*sourceMappingURL=.*?\*/|//#\s*sourceMappingURL=.*)\s*$")
FONT_FACES = re.compile(r"(/\*!(?:(?!\*/).)*gov\.uk(?:(?!\*/).)*\*/)?\s*@font-face\s*\{[^{}]*\}", re.DOTALL)
CREST_RULES = re.compile(r"\.govuk-footer__copyright-logo[^{}]*\{[^{}]*\}")
EMPTY_BLOCKS = re.compile(r"@(?:media|supports)[^{};]*\{\s*\}")
FORBIDDEN = ("GDS Transport", "@font-face", "url(", "crest", "sourceMappingURL")


class CannotRefresh(Exception):
    """Why the files cannot be refreshed, as a sentence."""


def refresh(version: str) -> str:
    """Replace the vendored files by those of `version` ("latest" for the newest) and return the version that came."""
    with tempfile.TemporaryDirectory() as folder:
        package = fetch(version, Path(folder))
        described = json.loads((package / "package.json").read_text(encoding="utf-8"))
        if described["license"] != "MIT":
            raise CannotRefresh(f"This version's licence is {described['license']}, not MIT: read it before using it.")
        built = package / "dist" / "govuk"
        keep("govuk-frontend.min.css", without_restricted_parts(read(built / "govuk-frontend.min.css")))
        keep("govuk-frontend.min.js", SOURCE_MAP.sub("", read(built / "govuk-frontend.min.js")) + "\n")
        keep("VERSION", described["version"] + "\n")
    return str(described["version"])


def fetch(version: str, folder: Path) -> Path:
    """The package of `version`, unpacked in `folder`."""
    if shutil.which("npm") is None:
        raise CannotRefresh("npm is not installed. On Debian and Ubuntu: apt-get install npm")
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"govuk-frontend@{version}"], cwd=folder, stdout=subprocess.DEVNULL
    )
    if packed.returncode != 0:
        raise CannotRefresh(f"npm could not fetch govuk-frontend {version}; the reason is above.")
    with tarfile.open(next(folder.glob("govuk-frontend-*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def without_restricted_parts(css: str) -> str:
    """The style sheet without font faces, crest and source map, and with fonts that everybody may use."""
    css = SOURCE_MAP.sub("", FONT_FACES.sub("", css))
    css = CREST_RULES.sub("", css)
    while EMPTY_BLOCKS.search(css):
        css = EMPTY_BLOCKS.sub("", css)
    css = re.sub(r'"?GDS Transport"?,arial,sans-serif', FONTS, css)
    if left := [part for part in FORBIDDEN if part in css]:
        raise CannotRefresh(f"The style sheet has changed: {', '.join(left)} is still in it. Mend this script first.")
    return css.strip() + "\n"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def keep(name: str, text: str) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    try:
        print(f"govuk-frontend {refresh(sys.argv[1] if len(sys.argv) > 1 else 'latest')} is in {KEPT}.")
    except CannotRefresh as reason:
        sys.exit(str(reason))
