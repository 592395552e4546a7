"""The return written again: every value in the form that the department takes, every record kept."""

from sendwell.domain.returns.sen2.writing.comma import write_csv
from sendwell.domain.returns.sen2.writing.model import CannotWrite
from sendwell.domain.returns.sen2.writing.xml import write_xml

__all__ = ["CannotWrite", "write_csv", "write_xml"]
