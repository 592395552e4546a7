"""How well papers are read: the shared scorers' own figures, real council papers apart from invented ones."""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import json
import subprocess
import tempfile

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"


def read(papers: list[Path], into: Path) -> Path:
    """Read the papers as a user would, on the command line, and keep the JSON."""
    command = [sys.executable, "-m", "sendwell.web.cli", "read", *map(str, papers), "--json"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    count = len(json.loads(answer.stdout)["documents"])
    print(f"{count} of {len(papers)} papers read")
    into.write_text(answer.stdout, encoding="utf-8")
    return into


def score(tool: str, *arguments: Path | str) -> None:
    subprocess.run([sys.executable, SHARED / "tools" / tool, *map(str, arguments)], check=True)


def main() -> int:
    if not SHARED.is_dir():
        print("There are no real papers beside the project, so nothing is scored.")
        return 0
    inspections, minutes = CORPUS / "inspections", CORPUS / "minutes"
    with tempfile.TemporaryDirectory() as folder:
        print("== Inspection reports", flush=True)
        found = read(sorted(inspections.glob("*.pdf")), Path(folder) / "inspections.json")
        score("score_inspections.py", inspections / "truth.json", found, "--text", inspections / "text")
        print("\n== Council papers", flush=True)
        found = read(sorted(minutes.glob("*.txt")), Path(folder) / "minutes.json")
        score("score_minutes.py", minutes / "truth.json", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
