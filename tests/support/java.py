"""The Java that Spark runs on."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path


@cache
def find() -> str | None:
    """The path of a Java that runs, or None."""
    home = os.environ.get("JAVA_HOME")
    for path in (str(Path(home, "bin", "java")) if home else None, shutil.which("java")):
        if path and Path(path).exists() and subprocess.run([path, "-version"], capture_output=True).returncode == 0:
            return path
    return None
