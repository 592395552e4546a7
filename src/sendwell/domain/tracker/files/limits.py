"""How much of a tracker is read: far more than any area keeps, and little enough for one machine."""

MOST_ROWS = 20_000  # of one sheet
MOST_COLUMNS = 200
LARGEST_SHEET = 300_000_000  # bytes of XML once unpacked, read as a stream
