"""The demonstration's school year is what counting its invented children gives."""

import gzip

from scripts.count_school_year import counted
from sendwell.web.demo.school_records import KEPT


def test_what_is_kept_is_what_is_counted():
    assert gzip.decompress(KEPT.read_bytes()) == counted(), "Run make docs."
