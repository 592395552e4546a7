"""A start loads what pages need, and leaves what takes long to the first that needs it."""

import json
import subprocess
import sys

import pytest

SLOW = ["altair", "ibis", "pyspark", "scipy", "vl_convert"]
LOADED = f"""
import json, sys, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(json.dumps([name for name in {SLOW} if name in sys.modules]))
"""


@pytest.mark.once
def test_every_address_is_known_without_the_libraries_that_take_long_to_load() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(done.stdout) == []
