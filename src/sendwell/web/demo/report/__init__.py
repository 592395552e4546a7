"""A fictional inspection report, typeset in the published layout so that the real reader reads it like any other."""

from .typesetting import dates_as_printed, report_content, typeset_report

__all__ = ["dates_as_printed", "report_content", "typeset_report"]
