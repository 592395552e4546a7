"""Cells that leave for a spreadsheet. What a person typed must never run there as a formula."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # the wide forms count too, in some programs


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that looks like a formula is led by an apostrophe.

    >>> safe_cell("=1+1"), safe_cell(" @sum"), safe_cell("Open the line")
    ("'=1+1", "' @sum", 'Open the line')
    """
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
